// Starting: what is fetched when. The words of the questions as soon as the page rests; the engine and all the rest at the
// first touch, at once and side by side; with Save-Data nothing before it is needed.
import { isSaving, json } from "./net.mjs";
import { afterPaint } from "./paint.mjs";

const PARTS = ["bundle", "advice", "places", "details"];
const TOUCHES = ["pointerdown", "keydown", "focusin"];

export function createStart(settings, engine) {
  const loading = {};
  let isAwake = false;

  // A part that did not come may be asked for again.
  function load(name) {
    loading[name] ??= json(settings[name]).catch((error) => {
      delete loading[name];
      throw error;
    });
    return loading[name];
  }

  function wake({ isNeeded = false } = {}) {
    if (isAwake || (isSaving() && !isNeeded)) return;
    isAwake = true;
    afterPaint(() => Promise.allSettled([engine.start(), ...PARTS.map(load)]).then(keepForLater)); // the answer is drawn first
  }

  // The worker's own few bytes, so that at the first touch the large files are asked for at once.
  const prepare = () => fetch(settings.worker).catch(() => {});

  const onTouch = (shell) => TOUCHES.forEach((kind) => shell.addEventListener(kind, () => wake(), { once: true, passive: true }));

  return { load, wake, prepare, onTouch, isAwake: () => isAwake };
}

// Only now, so that what is kept for a day without network takes nothing from this visit.
const keepForLater = () => import("./offline.mjs").then(({ used }) => used()).catch(() => {});

// A page may hand over a municipality, a provider, a quick way in, or that its start button was used.
export function handedOver(hash) {
  if (hash === "#begin") return { isBegun: true };
  const [, kind, value] = /^#(gemeente|aanbieder|begin)=([\w-]+)$/.exec(hash) ?? [];
  return { gemeente: { municipality: value }, aanbieder: { provider: value }, begin: { begin: value } }[kind] ?? {};
}
