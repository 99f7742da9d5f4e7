// While the engine is on its way, or will not come: progress that tells the truth, and the way on without it.

const SLOW_AFTER = 8000; // milliseconds of waiting after which the way on without the engine is offered, while we go on

export function createWaiting(views, engine, pageOf) {
  const { wait } = views.words;
  const box = views.slot("wait");
  const progress = views.slot("progress");
  const way = views.slot("plain-way");
  let loaded = null;
  let timer = 0;
  let isSlow = false;

  engine.onProgress((part) => {
    loaded = part;
    if (!box.hidden && !progress.hidden) tell();
  });

  // Heard in steps of ten, seen as a bar that moves.
  function tell() {
    if (loaded !== null) progress.value = 100 * loaded;
    if (isSlow) return;
    const percent = Math.floor(10 * loaded) * 10;
    say(loaded === null ? wait.text : loaded === 1 ? wait.starting : views.fill(wait.loading, { percent }));
  }

  function say(text) {
    const line = views.slot("wait-text");
    if (line.textContent !== text) line.textContent = text;
  }

  function show(node) {
    place(node);
    progress.hidden = false;
    isSlow = false;
    tell();
    clearTimeout(timer);
    timer = setTimeout(() => tooSlow(node), SLOW_AFTER);
  }

  function tooSlow(node) {
    isSlow = true;
    say(wait.slow);
    offer(node);
  }

  function failed(node) {
    end();
    place(node);
    progress.hidden = true;
    say(wait.failed);
    offer(node);
  }

  // The link works by itself as well: it leads to the plain page of the same node.
  function offer(node) {
    const link = linkTo(pageOf(node), wait.plain_way, "ww-button-quiet");
    link.dataset.byHand = node;
    way.replaceChildren(link);
    way.hidden = false;
  }

  // On the way without the engine: a day is found by its rule and table, an outcome says that no day was counted.
  function byHand(node, rule) {
    end();
    if (!rule && !views.isOutcome(node)) return;
    place(node);
    progress.hidden = true;
    say(rule ? wait.rule : wait.by_hand);
    if (rule) ruleOf(rule);
  }

  function ruleOf({ rule, tables, way_on: wayOn }) {
    const text = document.createElement("div");
    text.innerHTML = rule;
    views.cite(text);
    const on = linkTo(wayOn, views.words.date_entry.way_on, "ww-big-button");
    on.dataset.result = "given";
    way.replaceChildren(text, ...tables.map(({ href, title }) => linkTo(href, title, "ww-button-quiet")), on);
    way.hidden = false;
  }

  function linkTo(address, text, look) {
    const link = document.createElement("a");
    link.className = look;
    link.textContent = text;
    link.href = address;
    return link;
  }

  // Under a question; under the title of an outcome, where its day will stand.
  function place(node) {
    const day = views.isOutcome(node) && views.slot("headline");
    if (day) day.before(box);
    else views.slot("node").after(box);
    box.hidden = false;
  }

  function end() {
    clearTimeout(timer);
    box.hidden = true;
    way.hidden = true;
    way.replaceChildren();
    views.slot("node").after(box);
  }

  return { show, failed, byHand, end };
}
