// The wizard in the page. Every option is a link that works by itself; this script answers in place, holds the answers in
// history.state and lets the engine decide as soon as it is there. Until then it follows the links.
import { createEngine } from "./engine.mjs";
import * as finder from "./finder.mjs";
import { createViews } from "./views.mjs";
import * as visits from "./visit.mjs";

const SLOW_AFTER = 8000; // milliseconds of waiting after which the plain way is offered, while we go on

const settings = JSON.parse(document.getElementById("wizard-settings").textContent);
const shell = document.getElementById("wizard");
const engine = createEngine(settings);
let views = null;
const fetched = {};
let visit = null;
let shown = null; // what the engine said about the visit as it is shown
let landing = null; // the matter to land on when the advice is drawn; else its beginning

const pageOf = (node) => `${settings.root}wegwijzer/${node}/`;

// --- starting ---------------------------------------------------------------------------------------------------------

// A page may hand over a municipality, a provider or a quick way in; it leaves the address at once.
function begun() {
  const [, kind, value] = /^#(gemeente|aanbieder|begin)=([\w-]+)$/.exec(location.hash) ?? [];
  const handed = { gemeente: { municipality: value }, aanbieder: { provider: value }, begin: { begin: value } }[kind];
  return visits.fresh(shell.dataset.node, handed);
}

function load(name) {
  fetched[name] ??= fetch(settings[name]).then((response) => {
    if (!response.ok) throw new Error(`${name} ${response.status}`);
    return response.json();
  });
  return fetched[name];
}

async function loadBundle() {
  finder.load().catch(() => {});
  const loaded = await load("bundle");
  views ??= createViews(shell, loaded);
  return loaded;
}

async function loadAdvice() {
  await loadBundle();
  const [advice, places] = await Promise.all([load("advice"), load("places")]);
  views.addAdvice(advice, places);
}

async function start() {
  visit = visits.current() ?? begun();
  const saving = navigator.connection?.saveData;
  const running = visit.begin || visit.municipality || visits.told(visit).provider || visits.current();
  visits.keep(visit, { push: false });
  listen();
  showPlace();
  if (running) await resume();
  else if (!saving) (window.requestIdleCallback ?? setTimeout)(() => loadBundle().then(ready, () => {}));
}

async function resume() {
  const loaded = await loadBundle();
  ready();
  if (visit.begin) {
    const { begin, ...rest } = visit;
    const { answers = {} } = loaded.entries[begin] ?? {};
    visit = { ...rest, matters: [visits.matter("safe_now", { answers })], open: 0, node: "safe_now" };
    visits.keep(visit, { push: false });
  }
  if (visit.node !== shell.dataset.node || visits.hasBegun(visit)) await show(visit.node, { focus: false });
}

function ready() {
  showPlace();
  showProvider();
}

const showPlace = () => finder.refresh(shell, visit.municipality, (code) => choose("municipality", code));

function showProvider() {
  const form = views.slot("provider-form");
  if (!form) return;
  form.hidden = false;
  form.querySelector("select").value = visits.told(visit).provider ?? "";
}

function listen() {
  shell.addEventListener("click", clicked);
  shell.addEventListener("submit", submitted);
  shell.addEventListener("change", changed);
  shell.addEventListener("focusin", (event) => event.target.matches("input") && wake());
  shell.addEventListener("pointerdown", wake, { once: true });
  addEventListener("popstate", () => {
    visit = visits.current() ?? visit;
    show(visit.node, { focus: true });
  });
  engine.onProgress((percent) => views?.wait && waiting && views.wait({ percent, text: views.fill(views.words.wait.loading, { percent }) }));
}

function wake() {
  engine.start().catch(() => {});
  loadAdvice().catch(() => {});
}

// --- moving -------------------------------------------------------------------------------------------------------------

function clicked(event) {
  const link = event.target.closest("a, button");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const act = deedOf(link);
  if (!act) return;
  event.preventDefault();
  wake();
  Promise.resolve(act()).catch(() => { if (link.href) location.href = link.href; });
}

function deedOf(link) {
  const { result, change, matter, start, field, go, slot } = link.dataset;
  if (result) return () => answer(currentNode(), result, link.href);
  if (change) return () => reconsider(change, Number(matter));
  if (start) return () => another(start);
  if (field) return () => document.getElementById(field).focus();
  if (go) return () => land(Number(go));
  if (link.matches(".ww-matter-button")) return () => views.toggle(Number(link.closest(".ww-matter").dataset.unfold));
  const deeds = { back: () => history.back(), print: () => print(), "not-this-day": askDayAgain, leave };
  return deeds[slot] ?? onward(link);
}

const currentNode = () => views?.slot("node").querySelector("[data-node]").dataset.node ?? shell.dataset.node;

async function answer(node, value, href) {
  await loadBundle();
  const next = href ? new URL(href).pathname.split("/").at(-2) : null;
  visit = visits.keep({ ...visits.withAnswer(visit, node, value), node: next ?? node }, { push: true });
  await show(next ?? node, { focus: true });
}

async function reconsider(node, matter) {
  await loadBundle();
  visit = visits.keep({ ...visits.withoutAnswer(visit, node, matter), node }, { push: true });
  await show(node, { focus: true });
}

// "Is there anything else?": a matter of its own, which asks nothing again.
async function another(start) {
  const { entry, answers, implied = {}, node } = (await loadBundle()).entries[start];
  const isNewProvider = answers.concern === "provider" && shown?.matters.some(({ known }) => known.concern === "provider");
  await open(visits.another(visit, visits.matter(entry, { answers, implied, provider: isNewProvider ? null : visits.told(visit).provider }), node));
}

async function open(next) {
  visit = visits.keep(next, { push: true });
  await show(visit.node, { focus: true });
}

// A link of an outcome to another node goes on within the visit: the same matter further on, or one beside it.
function onward(link) {
  const article = link.closest("article[data-matter]");
  const node = nodeOf(link);
  const from = article && node && shown?.matters.find(({ matter }) => matter === Number(article.dataset.matter));
  if (!from || !visits.hasBegun(visit)) return null;
  return async () => {
    const { settles, continues } = (await loadBundle()).handovers;
    const { provider } = visit.matters[from.matter];
    const acting = ["relation", "wanted_step"].includes(node) ? from.outcome.acting : null;
    const isFurther = link.closest(".ww-next") && !from.outcome.verdict && from.reason !== "danger" && !acting;
    const { [node]: _, ...known } = isFurther && (views.isOutcome(node) || continues.includes(node)) ? from.known : {};
    const next = visits.matter(node, { implied: { ...known, ...settles[node], ...acting }, provider });
    landing = views.isOutcome(node) ? (isFurther ? from.matter : visit.matters.length) : null;
    await open(isFurther ? visits.further(visit, from.matter, next, node) : visits.another(visit, next, node));
  };
}

function nodeOf({ href }) {
  const { pathname } = new URL(href || "#", document.baseURI);
  const node = pathname.split("/").at(-2);
  return pathname === new URL(pageOf(node), document.baseURI).pathname ? node : null;
}

async function leave() {
  await loadBundle();
  const [first] = shown.matters;
  await open(visits.left(visit, first.node));
}

function land(number) {
  const heading = views.reveal(number);
  heading.tabIndex = heading.tagName === "BUTTON" ? 0 : -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
}

// Shows where the visit stands. Without the engine: the node that the link named, when that is a question.
let waiting = 0;

async function show(node, { focus }) {
  await loadBundle();
  const mine = ++turn;
  if (views.isOutcome(node)) await loadAdvice();
  if (!engine.isReady && views.kindOf(node) === "choice") draw(node, null, focus);
  const late = setTimeout(() => mine === turn && tooSlow(node), SLOW_AFTER);
  if (!engine.isReady && views.kindOf(node) !== "choice") {
    if (!views.isOutcome(node)) draw(node, null, focus);
    waiting += 1;
    views.wait({ text: views.words.wait.text });
  }
  const asked = engine.ask(visits.request(visit, visits.today()));
  const [found] = await Promise.all([asked, loadAdvice()]).catch(() => [null]);
  clearTimeout(late);
  waiting = 0;
  if (mine !== turn) return;
  if (!found || found.problems) cannotCount(node);
  else settled(found, focus);
}

let turn = 0;

function settled(found, focus) {
  if (found.kind === "check") return void (location.href = pageOf(found.node)); // its day is not known here: asked in words
  const isShown = currentNode() === found.node && !found.outcome;
  shown = found;
  visit = visits.keep({ ...visit, node: found.node }, { push: false });
  if (found.outcome) advise(found, focus);
  else if (isShown) views.reply(visit, found);
  else draw(found.node, found, focus);
  views.hide("wait", true);
}

function draw(node, found, focus) {
  const heading = views.node(node);
  if (found) views.reply(visit, found);
  arrive(heading, focus);
}

// The advice is there at once; why it is this advice follows a moment later.
function advise(found, focus) {
  const heading = views.advice(visit, found);
  arrive(heading, focus);
  if (landing !== null && found.matters.length > 1) land(landing);
  landing = null;
  engine.ask(visits.request(visit, visits.today(), "explain")).then((why) => found === shown && views.explain(why, found));
}

function arrive(heading, focus) {
  views.hide("back", visit.depth === 0);
  ready();
  if (!focus) return;
  heading.focus({ preventScroll: true });
  shell.scrollIntoView({ block: "start" });
}

const tooSlow = (node) => views.wait({ text: views.words.wait.slow, way: pageOf(node) });

const cannotCount = (node) => views.wait({ text: views.words.wait.failed, percent: 0, way: pageOf(node) });

// --- a day ----------------------------------------------------------------------------------------------------------------

async function submitted(event) {
  event.preventDefault();
  if (!event.target.matches(".ww-date")) return;
  await loadBundle();
  const confirmed = event.submitter?.name === "confirm";
  const node = currentNode();
  const fieldsets = [...event.target.querySelectorAll("fieldset")];
  if (!engine.isReady) views.wait({ text: views.words.wait.text });
  waiting += 1;
  const late = setTimeout(() => tooSlow(node), SLOW_AFTER);
  try {
    const read = await Promise.all(fieldsets.map(readDay));
    views.hide("wait", true);
    await dayRead(node, fieldsets, read, confirmed);
  } catch {
    cannotCount(node);
  } finally {
    clearTimeout(late);
    waiting = 0;
  }
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
  return problems.filter(({ field }) => field === `matters.${visit.open}.answers.${node}`).map(({ id }) => ({ fieldset, field: "day", id }));
}

function askDayAgain() {
  views.hide("old-day", true);
  views.hide("submit", false);
  shell.querySelector(".ww-date input").focus();
}

// --- the place --------------------------------------------------------------------------------------------------------------

async function changed({ target: { name, value } }) {
  if (name === "provider") await choose(name, value || null);
}

async function choose(name, value) {
  await loadBundle();
  visit = visits.keep(name === "provider" ? visits.withProvider(visit, value) : { ...visit, municipality: value }, { push: false });
  wake();
  if (name === "municipality") await show(visit.node, { focus: false });
}

if (shell) start().catch(() => {});
