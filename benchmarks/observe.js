// Put into every page before its own scripts: notes when something is there to see, and answers like a visitor.
// window.benchmarkPlan, set before it: steps [{at: node, result} or {at: node, day: [d, m, y]}]; pause: milliseconds that
// the visitor reads before each answer (null: only look); ready: a selector that must be shown before the first answer;
// oneThread: run the worker's code on the page's thread.
(() => {
  if (window !== window.top) return;
  const { steps, pause, ready, oneThread } = window.benchmarkPlan;
  const start = performance.timeOrigin;
  const now = () => start + performance.now();
  const fresh = { from: start, first: null, outcome: null, engineStart: null, engineReady: null, waits: [], clickedAt: null, loads: 0 };
  // What was seen goes along to the next page of the same visit (a link followed without script) in the window's name.
  const seen = (window.benchmark = window.name.startsWith("{") ? JSON.parse(window.name) : fresh);
  seen.loads += 1;
  const keep = () => { window.name = JSON.stringify(seen); };
  const shown = (element) => Boolean(element) && element.getClientRects().length > 0;
  const nodeNow = () => [...document.querySelectorAll("[data-node][data-kind]")].find(shown);
  const option = (node, result) => [...node.querySelectorAll("[data-result]")].find((link) => link.dataset.result === result);
  const answerable = (node, next) => (next.day ? shown(node.querySelector("input[name=day]")) : shown(option(node, next.result)));
  const TYPED = 0.9; // of the pause, when a day stands in its fields
  let answering = null;

  function look() {
    const node = nodeNow();
    if (!node) return;
    if (seen.first === null && [...node.querySelectorAll("[data-result]")].some(shown)) seen.first = now();
    if (node.dataset.kind === "outcome") arrived(node);
    else if (pause !== null) answer(node);
  }

  const dayIsThere = () => {
    const day = document.querySelector(".ww-day-date");
    return Boolean(day?.textContent.trim()) && !day.closest("[hidden]");
  };

  function arrived(node) {
    if (seen.outcome !== null || !dayIsThere()) return;
    seen.outcome = now();
    waited(node.dataset.node);
    keep();
  }

  function waited(node) {
    if (seen.clickedAt !== null) seen.waits.push({ node, ms: now() - seen.clickedAt });
    seen.clickedAt = null;
  }

  function answer(node) {
    const next = steps.find((step) => step.at === node.dataset.node);
    if (!next || answering === next.at || !answerable(node, next)) return;
    if (ready && seen.waits.length === 0 && seen.clickedAt === null && !shown(document.querySelector(ready))) return;
    waited(next.at);
    answering = next.at;
    if (next.day) setTimeout(() => type(nodeNow(), next.day), pause * TYPED);
    setTimeout(() => {
      seen.clickedAt = now();
      keep();
      press(nodeNow(), next);
    }, pause);
  }

  function press(node, next) {
    if (!next.day) {
      const link = option(node, next.result);
      link.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
      return void link.click();
    }
    node.querySelector("form button[type=submit]").click();
  }

  function type(node, day) {
    ["day", "month", "year"].forEach((name, index) => {
      const input = node.querySelector(`form input[name=${name}]`);
      if (index === 0) input.focus();
      input.value = day[index];
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
  }

  const started = () => (seen.engineStart ??= now());
  const heard = ({ data }) => { if (data?.ready) seen.engineReady ??= now(); };
  const RealWorker = window.Worker;

  window.Worker = class extends RealWorker {
    constructor(...settings) {
      super(...settings);
      started();
      this.addEventListener("message", heard);
    }
  };

  // The browser's throttling does not reach workers. Here the worker's own code runs in a frame of the page, on the
  // page's thread, where the throttling does reach it.
  class FrameWorker {
    constructor(address) {
      started();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      this.inside = this.frame.contentWindow;
      this.inside.postMessage = (data) => setTimeout(() => { heard({ data }); this.onmessage?.({ data }); });
      const script = this.inside.document.createElement("script");
      script.type = "module";
      script.src = String(address);
      this.loaded = new Promise((resolve, reject) => { script.onload = resolve; script.onerror = reject; });
      this.loaded.catch((error) => this.onerror?.(error));
      this.inside.document.head.append(script);
    }

    addEventListener(kind, listener) { this[`on${kind}`] = listener; }

    postMessage(data) { this.loaded.then(() => this.inside.onmessage({ data })); }

    terminate() { this.frame.remove(); }
  }
  if (oneThread) window.Worker = FrameWorker;

  const changed = (holds) => new Promise((resolve) => {
    const observer = new MutationObserver(() => holds() && (observer.disconnect(), resolve()));
    observer.observe(document, { childList: true, subtree: true, attributes: true });
  });
  // The first task after the next frame: what the page itself put off until then comes behind it.
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => scheduler.postTask(resolve, { priority: "user-blocking" })));

  // Back to the last question and the same answer again: how long until the outcome is in the page, and is painted.
  window.benchmarkAgain = async () => {
    const last = steps.at(-1);
    const back = changed(() => nodeNow()?.dataset.node === last.at);
    history.back();
    await back;
    await new Promise((resolve) => setTimeout(resolve, 400));
    const there = changed(dayIsThere);
    const from = performance.now();
    option(nodeNow(), last.result).click();
    await there;
    const inPage = performance.now() - from;
    await painted();
    return { inPage, painted: performance.now() - from };
  };

  window.benchmarkEngine = { started, ready: () => heard({ data: { ready: true } }) };
  const eachFrame = () => { look(); if (seen.outcome === null) requestAnimationFrame(eachFrame); };
  requestAnimationFrame(eachFrame);
  // While an answer is under way, also at each change: a frame lasts longer than the answer takes.
  new MutationObserver(() => seen.clickedAt !== null && look()).observe(document, { childList: true, subtree: true, attributes: true });
})();
