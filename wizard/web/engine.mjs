// The bridge to the engine: starts its worker once, numbers each request, gives promises of parsed answers.

export function createEngine(settings) {
  const waiting = new Map();
  const listeners = new Set();
  let worker = null;
  let ready = null;
  let number = 0;
  let isReady = false;

  function start() {
    ready ??= new Promise((resolve, reject) => {
      worker = new Worker(absolute(settings.worker), { type: "module" });
      worker.onerror = () => reject(new Error("worker"));
      worker.onmessage = ({ data }) => {
        if (data.ready) resolve((isReady = true));
        else if (data.failed) reject(new Error(data.failed));
        else if ("percent" in data) listeners.forEach((listener) => listener(data.percent));
        else settle(data);
      };
      const { pyodide, zip, bytes } = settings;
      worker.postMessage({ start: { pyodide: absolute(pyodide), zip: absolute(zip), bytes } });
    });
    ready.catch(() => {});
    return ready;
  }

  function settle({ number: answered, answer }) {
    waiting.get(answered)(JSON.parse(answer));
    waiting.delete(answered);
  }

  async function ask(request) {
    await start();
    number += 1;
    const own = number;
    return new Promise((resolve) => {
      waiting.set(own, resolve);
      worker.postMessage({ number: own, request: JSON.stringify(request) });
    });
  }

  const onProgress = (listener) => listeners.add(listener);
  return { start, ask, onProgress, get isReady() { return isReady; } };
}

const absolute = (address) => new URL(address, document.baseURI).href;
