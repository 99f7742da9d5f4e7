// The bridge to the engine: starts its worker, numbers each request (JSON text), gives promises of parsed answers. A start
// that fails is tried once more; after that the engine has failed, until there is a network again.

const ATTEMPTS = 2;
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

export function createEngine(address) {
  const waiting = new Map();
  const listeners = new Set();
  let worker = null;
  let ready = null;
  let number = 0;
  let isReady = false;
  let hasFailed = false;

  function start() {
    ready ??= launch();
    ready.catch(() => {});
    return ready;
  }

  async function launch() {
    try {
      if (!canRun()) throw new Error("this browser cannot run the engine");
      await attempt(1);
      isReady = true;
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  }

  async function attempt(count) {
    try {
      await startWorker(count > 1);
    } catch (error) {
      worker?.terminate();
      if (count === ATTEMPTS) throw error;
      await fetch(address, { cache: "reload" }).catch(() => {}); // past what a cache kept of a failure
      await attempt(count + 1);
    }
  }

  function startWorker(again) {
    return new Promise((resolve, reject) => {
      worker = new Worker(address, { type: "module" });
      worker.onerror = (event) => {
        reject(new Error(event.message || "the worker does not load"));
        failAll(event.message);
      };
      worker.onmessage = ({ data }) => {
        if (data.ready) resolve();
        else if ("loaded" in data) listeners.forEach((listener) => listener(data.loaded));
        else if ("number" in data) settle(data);
        else reject(new Error(data.failed));
      };
      worker.postMessage({ start: { folder: new URL("../", address).href, again } });
    });
  }

  function settle({ number: answered, answer, failed }) {
    const { resolve, reject } = waiting.get(answered);
    waiting.delete(answered);
    if (failed) reject(new Error(failed));
    else resolve(JSON.parse(answer));
  }

  // A worker that breaks down (no memory left) leaves no question waiting.
  function failAll(message) {
    waiting.forEach(({ reject }) => reject(new Error(message)));
    waiting.clear();
  }

  async function ask(request) {
    await start();
    number += 1;
    const own = number;
    return new Promise((resolve, reject) => {
      waiting.set(own, { resolve, reject });
      worker.postMessage({ number: own, request });
    });
  }

  // After a failure: the next start is a new one. Of no use where the browser cannot do it.
  function forget() {
    if (!hasFailed || !canRun()) return;
    hasFailed = false;
    ready = null;
  }

  const onProgress = (listener) => listeners.add(listener);
  return { start, ask, forget, onProgress, get isReady() { return isReady; }, get hasFailed() { return hasFailed; } };
}

// Before 3 MB are fetched: may this page run WebAssembly at all, and are there workers?
function canRun() {
  try {
    return Boolean(new WebAssembly.Module(EMPTY_MODULE)) && typeof Worker === "function";
  } catch {
    return false;
  }
}
