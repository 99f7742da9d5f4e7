// The engine's worker: fetches all that Pyodide needs at once, checks that it is whole, starts, and passes JSON text in
// and out. It knows no rule. Pyodide itself would fetch its files one after another, and hide it when one is damaged.
import { FILES } from "./files.mjs";
import { LOCK } from "./lock.mjs";

const REPORT_EVERY = 100_000; // bytes
let ask = null;
let loaded = 0;
let reported = 0;

onmessage = async ({ data }) => {
  if (data.start) await start(data.start).catch((error) => postMessage({ failed: String(error) }));
  else answer(data);
};

function answer({ number, request }) {
  try {
    postMessage({ number, answer: ask(request) });
  } catch (error) {
    postMessage({ number, failed: String(error) });
  }
}

async function start({ folder, again }) {
  const at = (file) => new URL(file.name, folder).href;
  const cache = again ? "reload" : "default"; // the second time past what may be damaged in a cache
  const [module, library, { loadPyodide }] = await Promise.all([
    WebAssembly.compileStreaming(download(at(FILES.wasm), FILES.wasm, cache, "application/wasm")),
    download(at(FILES.zip), FILES.zip, cache, "application/zip").then((response) => response.arrayBuffer()),
    script(at(FILES.loader), FILES.loader, again),
    script(at(FILES.glue), FILES.glue, again),
  ]);
  postMessage({ loaded: 1 });
  const python = await withoutNetwork(at(FILES.zip), library, module, () => loadPyodide({
    indexURL: new URL(".", at(FILES.wasm)).href,
    stdLibURL: at(FILES.zip),
    lockFileContents: LOCK,
  }));
  const door = python.pyimport("wizard.door");
  ask = (request) => door.ask(request);
  postMessage({ ready: true });
}

async function script(address, { bytes }, again) {
  if (again) await (await fetch(address, { cache: "reload" })).arrayBuffer();
  const found = await import(address);
  count(bytes);
  return found;
}

async function download(address, file, cache, type) {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address} ${response.status}`);
  return new Response(response.body.pipeThrough(checked(file)), { headers: { "Content-Type": type } });
}

// Counts what streams through, and breaks the stream at its end when it is not the file that was built.
function checked({ name, bytes, sha256 }) {
  const parts = [];
  return new TransformStream({
    transform(chunk, controller) {
      parts.push(chunk);
      count(chunk.byteLength);
      controller.enqueue(chunk);
    },
    async flush() {
      const whole = new Blob(parts);
      if (whole.size !== bytes || !(await isSame(whole, sha256))) throw new Error(`${name} is damaged`);
    },
  });
}

// Browsers lend the digest only to secure pages; elsewhere the number of bytes has to do.
async function isSame(whole, sha256) {
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await whole.arrayBuffer()));
  return sha256 === [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function count(bytes) {
  loaded += bytes;
  if (loaded - reported < REPORT_EVERY) return;
  reported = loaded;
  postMessage({ loaded: Math.min(1, loaded / FILES.bytes) });
}

// Pyodide asks for two files; it is given what is here already. Nothing is fetched from then on.
async function withoutNetwork(zip, library, module, load) {
  globalThis.fetch = async (address) => {
    if (String(address) === zip) return new Response(library);
    if (String(address).endsWith(".wasm")) return new Response();
    throw new TypeError(`the engine fetches nothing: ${address}`);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => ({ module, instance: await WebAssembly.instantiate(module, imports) });
  return load();
}
