// The wizard in the page. Every option is a link that works by itself; this script answers in place, holds the answers in
// history.state and lets the engine decide as soon as it is there. Until then it follows the links.
import { createEngine } from "./engine.mjs";
import { isSaving } from "./net.mjs";
import { createStart, handedOver } from "./start.mjs";
import { createViews } from "./views.mjs";
import * as visits from "./visit.mjs";
import { createWaiting } from "./waiting.mjs";

const settings = JSON.parse(document.getElementById("wizard-settings").textContent);
const shell = document.getElementById("wizard");
const engine = createEngine(new URL(settings.worker, document.baseURI).href);
const { load, wake, isAwake, prepare, onTouch } = createStart(settings, engine);
let views = null;
let waiting = null;
let visit = null;

const DECIDED = ["check", "outcome"]; // what only the engine can tell rightly
const DAYS = ["date", "two_dates"];
const DETAILS_WITHIN = 500; // milliseconds that an advice waits for what stands folded under it
const pageOf = (node) => `${settings.root}wegwijzer/${node}/`;
const nodeOf = (link) => new URL(link, location).pathname.split("/").at(-2);

// --- starting ---------------------------------------------------------------------------------------------------------

async function loadBundle() {
  const loaded = await load("bundle");
  if (views) return loaded;
  views = createViews(shell, loaded);
  waiting = createWaiting(views, engine, pageOf);
  return loaded;
}

// What stands folded under an advice may come after it, or stay on its plain page.
async function loadAdvice() {
  await loadBundle();
  views.add(await load("advice"));
  const details = load("details").then(views.add, () => views.withoutDetails(pageOf));
  await Promise.race([details, new Promise((resolve) => setTimeout(resolve, DETAILS_WITHIN))]);
}

async function start() {
  const kept = visits.current();
  const { isBegun, ...handed } = handedOver(location.hash);
  visit = kept ?? visits.fresh(shell.dataset.node, handed);
  visits.keep(visit, { push: false });
  listen();
  const isRunning = kept || visit.begin || visit.municipality || visit.provider;
  if (isBegun || visit.begin || Object.keys(visit.answers).length) wake();
  if (isRunning) await resume();
  else if (!isSaving()) (window.requestIdleCallback ?? setTimeout)(() => loadBundle().then(ready).then(prepare).catch(() => {}));
}

async function resume() {
  const loaded = await loadBundle().catch(() => null);
  if (!loaded) return withoutWords();
  ready();
  if (visit.begin) {
    const { begin, ...rest } = visit;
    visit = { ...rest, entry: "safe_now", node: "safe_now", answers: loaded.entries[begin] ?? {} };
    visits.keep(visit, { push: false });
  }
  if (visit.node !== shell.dataset.node || Object.keys(visit.answers).length) await show(visit.node, { focus: false });
}

// The words do not come: the visit goes on over the plain pages, and takes its answers along.
function withoutWords(node = visit.node, { push = false } = {}) {
  document.documentElement.classList.remove("ww-live");
  if (node === shell.dataset.node && !push) return;
  visits.keep({ ...visit, node }, { push, at: pageOf(node) });
  location.reload();
}

function ready() {
  views.hide("municipality-form", false);
  views.slot("municipality-form").querySelector("select").value = visit.municipality ?? "";
  showProvider();
}

function showProvider() {
  const form = views.slot("provider-form");
  if (!form) return;
  form.hidden = false;
  form.querySelector("select").value = visit.provider ?? "";
}

function listen() {
  shell.addEventListener("click", clicked);
  shell.addEventListener("submit", submitted);
  shell.addEventListener("change", changed);
  onTouch(shell);
  addEventListener("popstate", () => {
    visit = visits.current() ?? visit;
    show(visit.node, { focus: true }).catch(() => withoutWords());
  });
  addEventListener("online", tryAgain);
}

// There is a network again after the engine had failed for want of one.
function tryAgain() {
  if (!engine.hasFailed || !views || visit.byHand) return;
  engine.forget();
  waiting.end();
  show(visit.node, { focus: false }).catch(() => {});
}

// --- moving -------------------------------------------------------------------------------------------------------------

function clicked(event) {
  const link = event.target.closest("a, button");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { result, change, start: matter, place, field, slot, byHand } = link.dataset;
  const act = result ? () => answer(currentNode(), result, link.href)
    : byHand ? () => goOnByHand(byHand)
    : change ? () => reconsider(change)
      : matter ? () => another(matter)
        : place ? () => choose("municipality", place)
        : slot === "back" ? () => history.back()
          : slot === "restart" ? null
            : slot === "print" ? () => print()
              : slot === "not-this-day" ? () => askDayAgain()
                : field ? () => document.getElementById(field).focus()
                  : null;
  if (!act) return;
  event.preventDefault();
  wake();
  Promise.resolve(act()).catch(() => { if (link.href) withoutWords(nodeOf(link.href), { push: true }); });
}

const shownNode = () => shell.querySelector("[data-node][data-kind]");
const currentNode = () => shownNode().dataset.node;

// A check that the visitor decides, or a day found in the table, cannot be told to the engine: the visit is by hand then.
async function answer(node, value, href) {
  const next = href ? nodeOf(href) : node;
  const isOwnFinding = value === "given" || shownNode().dataset.kind === "check";
  const told = isOwnFinding ? visit : visits.withAnswer(visit, node, value);
  visit = { ...told, byHand: Boolean(href) && (visit.byHand || isOwnFinding) };
  await loadBundle();
  visit = visits.keep({ ...visit, node: next }, { push: true });
  await show(next, { focus: true });
}

async function reconsider(node) {
  await loadBundle();
  visit = visits.keep({ ...visits.withoutAnswer(visit, node), node, byHand: false }, { push: true });
  await show(node, { focus: true });
}

async function another(entry) {
  const loaded = await loadBundle();
  visit = visits.keep(visits.nextMatter(visit, loaded.entries[entry]), { push: true });
  await show(visit.node, { focus: true });
}

// Shows where the visit stands. Without the engine: the node that the link named, in its own words.
async function show(node, { focus }) {
  const mine = ++turn;
  await loadBundle();
  const kind = views.kindOf(node);
  if (kind === "outcome") await loadAdvice();
  if (mine !== turn) return;
  waiting.end();
  if (visit.byHand || !engine.isReady) drawWithout(node, focus);
  if (visit.byHand) return goOnByHand(node);
  wake({ isNeeded: kind !== "choice" });
  if (!isAwake()) return;
  if (DECIDED.includes(kind) && !engine.isReady) waiting.show(node);
  const found = await engine.ask(visits.request(visit, visits.today())).catch(() => null);
  if (found?.outcome) await loadAdvice();
  if (mine !== turn) return;
  if (found && !found.problems) settled(found, focus);
  else if (found || kind !== "choice") waiting.failed(node);
}

function drawWithout(node, focus) {
  if (currentNode() !== node || views.isOutcome(node)) draw(node, null, focus);
  views.given(visit);
  if (views.isOutcome(node)) views.unasked(visit, node);
}

// The way on without the engine, where the visitor stands: what was given is kept.
async function goOnByHand(node) {
  turn += 1;
  visit = visits.keep({ ...visit, byHand: true }, { push: false });
  if (!DAYS.includes(views.kindOf(node))) return waiting.byHand(node);
  if (node === shell.dataset.node) return plainPart();
  const details = await load("details").catch(() => null);
  if (details) waiting.byHand(node, details.by_hand[node]);
  else withoutWords(node);
}

// This is the page of the question itself: its rule and table stand here already.
function plainPart() {
  waiting.end();
  views.hide("plain", false);
}

let turn = 0;

function settled(found, focus) {
  const isShown = currentNode() === found.node && (!found.outcome || "unasked" in shownNode().dataset);
  waiting.end();
  visit = visits.keep({ ...visit, node: found.node, known: found.known }, { push: false });
  if (!isShown) draw(found.node, found, focus);
  else views.reply(visit, found);
}

function draw(node, found, focus) {
  const heading = views.node(node);
  views.hide("back", visit.depth === 0);
  if (found) views.reply(visit, found);
  ready();
  if (!focus) return;
  heading.focus({ preventScroll: true });
  shell.closest("main").scrollIntoView({ block: "start" }); // what is said about the connection stands above the question
}

// --- a day ----------------------------------------------------------------------------------------------------------------

async function submitted(event) {
  event.preventDefault();
  if (!event.target.matches(".ww-date")) return;
  if (!(await loadBundle().catch(() => null))) return withoutWords();
  const confirmed = event.submitter?.name === "confirm";
  const node = currentNode();
  const mine = turn;
  const fieldsets = [...event.target.querySelectorAll("fieldset")];
  wake({ isNeeded: true });
  if (!engine.isReady) waiting.show(node);
  const read = await Promise.all(fieldsets.map(readDay)).catch(() => null);
  if (mine !== turn) return;
  if (!read) return waiting.failed(node);
  waiting.end();
  await dayRead(node, fieldsets, read, confirmed);
}

const inputs = (fieldset) => Object.fromEntries(["day", "month", "year"].map((name) => [name, fieldset.elements[name]]));

function readDay(fieldset) {
  const fields = inputs(fieldset);
  const typed = Object.fromEntries(Object.entries(fields).map(([name, input]) => [name, input.value]));
  return engine.ask({ ask: "day", ...typed, months: views.words.date.months, today: visits.today() });
}

async function dayRead(node, fieldsets, read, confirmed) {
  const value = read.map(({ day }) => day).join("/");
  const found = read.flatMap(({ problems }, index) => problems.map((problem) => ({ ...problem, fieldset: fieldsets[index] })));
  const problems = found.length ? found : await refused(node, value, fieldsets.at(-1));
  const { errors, read_back: readBack } = views.words.date_entry;
  views.dateProblems(problems.map(({ fieldset, field, id }) => ({ input: inputs(fieldset)[field], text: errors[`${field}.${id}`] })));
  views.slot("readback").textContent = problems.length ? "" : views.fill(readBack, { day: value.split("/").map(views.day).join(" - ") });
  if (problems.length) return;
  const isOld = read.some(({ notes }) => notes.includes("more_than_a_year_ago"));
  views.hide("old-day", !isOld || confirmed);
  views.hide("submit", isOld);
  if (isOld && !confirmed) return void views.slot("old-day").querySelector("button").focus();
  await answer(node, value, null);
}

// Days that exist and still cannot be: the engine says so before the visitor leaves the question.
async function refused(node, value, fieldset) {
  const { problems = [] } = await engine.ask(visits.request(visits.withAnswer(visit, node, value), visits.today()));
  return problems.filter(({ field }) => field === `answers.${node}`).map(({ id }) => ({ fieldset, field: "day", id }));
}

function askDayAgain() {
  views.hide("old-day", true);
  views.hide("submit", false);
  shell.querySelector(".ww-date input").focus();
}

// --- the place --------------------------------------------------------------------------------------------------------------

async function changed({ target: { name, value } }) {
  if (name === "municipality" || name === "provider") await choose(name, value || null);
}

async function choose(name, value) {
  await loadBundle();
  visit = visits.keep({ ...visit, [name]: value }, { push: false });
  if (name === "municipality") await show(visit.node, { focus: false });
}

if (shell) start().catch(() => {});
