// The engine's worker: starts Pyodide with the trimmed zip and passes JSON text in and out. It knows no rule.
import { LOCK } from "./lock.mjs";

let ask = null;

onmessage = async ({ data }) => {
  if (data.start) await start(data.start);
  else postMessage({ number: data.number, answer: ask(data.request) });
};

async function start({ pyodide, zip, bytes }) {
  try {
    countDownloads(bytes);
    const { loadPyodide } = await import(pyodide + "pyodide.mjs");
    const python = await loadPyodide({ indexURL: pyodide, stdLibURL: zip, lockFileContents: LOCK });
    const door = python.pyimport("wizard.door");
    ask = (request) => door.ask(request);
    postMessage({ ready: true });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
}

// Pyodide fetches its files itself; each answer is counted while it streams in, so that progress is true.
function countDownloads(total) {
  const plainFetch = globalThis.fetch;
  let loaded = 0;
  globalThis.fetch = async (...request) => {
    const response = await plainFetch(...request);
    if (!response.body) return response;
    const counter = new TransformStream({
      transform(chunk, controller) {
        loaded += chunk.byteLength;
        postMessage({ percent: Math.min(99, Math.round((100 * loaded) / total)) });
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(counter), response);
  };
}
