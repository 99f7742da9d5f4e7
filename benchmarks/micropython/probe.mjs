// Starts MicroPython and lets it import what the engine needs, and each file of the engine itself.
import { loadMicroPython } from "./micropython.mjs";

const start = performance.now();
const python = await loadMicroPython({ url: new URL("micropython.wasm", import.meta.url).href, heapsize: 16 * 1024 * 1024 });
python.runPython("1 + 1");
const started = performance.now() - start;
const { modules, files } = await (await fetch(new URL("engine.json", import.meta.url))).json();

function tried(code) {
  try {
    python.runPython(code);
    return "ok";
  } catch (error) {
    return String(error.message ?? error).trim().split("\n").pop();
  }
}

// A file is only read, not run: what stands under `if False` must still be Python that MicroPython knows.
const readable = (source) => tried(`if False:\n    pass\n${source.split("\n").map((line) => `    ${line}`).join("\n")}`);

window.probe = {
  started,
  modules: Object.fromEntries(modules.map((name) => [name, tried(`import ${name}`)])),
  files: Object.fromEntries(Object.entries(files).map(([name, source]) => [name, readable(source)])),
};
