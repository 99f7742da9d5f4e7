// The wizard in the page. Every option is a link that works by itself; this script answers in place, holds the answers in
// history.state and lets the engine decide as soon as it is there. Until then it follows the links.
import { createAhead } from "./ahead.mjs";
import { createEngine } from "./engine.mjs";
import * as finder from "./finder.mjs";
import { isSaving } from "./net.mjs";
import { afterPaint, createGoal, painted } from "./paint.mjs";
import { createStart, handedOver } from "./start.mjs";
import { createViews } from "./views.mjs";
import * as visits from "./visit.mjs";
import { createWaiting } from "./waiting.mjs";

const DECIDED = ["check", "outcome"]; // what only the engine can tell rightly
const DAYS = ["date", "two_dates"];
const DETAILS_WITHIN = 500; // milliseconds that an advice waits for what stands folded under it

const settings = JSON.parse(document.getElementById("wizard-settings").textContent);
const shell = document.getElementById("wizard");
const engine = createEngine(new URL(settings.worker, document.baseURI).href);
const { ask, prepare: prepareAnswers } = createAhead(engine);
const goTo = createGoal();
const { load, wake, isAwake, prepare, onTouch } = createStart(settings, engine);
let views = null;
let waiting = null;
let visit = null;
let shown = null; // what the engine said about the visit as it is shown
let landing = null; // the matter to land on when the advice is drawn; else its beginning
let turn = 0; // what is awaited for an earlier turn is no longer shown

const pageOf = (node) => `${settings.root}wegwijzer/${node}/`;

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
  const [advice, places] = await Promise.all([load("advice"), load("places")]);
  views.add({ ...advice, places });
  const details = load("details").then(views.add, () => views.withoutDetails(pageOf));
  await Promise.race([details, new Promise((resolve) => setTimeout(resolve, DETAILS_WITHIN))]);
}

async function start() {
  const kept = visits.current();
  const { isBegun, ...handed } = handedOver(location.hash);
  visit = kept ?? visits.fresh(shell.dataset.node, handed);
  visits.keep(visit, { push: false });
  listen();
  showPlace();
  const isRunning = kept || visit.begin || visit.municipality || visits.told(visit).provider;
  if (isBegun || visit.begin || visits.hasBegun(visit)) wake();
  if (isRunning) await resume();
  else if (!isSaving()) (window.requestIdleCallback ?? setTimeout)(() => loadBundle().then(ready).then(prepare).catch(() => {}));
}

async function resume() {
  const loaded = await loadBundle().catch(() => null);
  if (!loaded) return withoutWords();
  ready();
  if (visit.begin) {
    const { begin, ...rest } = visit;
    const { answers = {} } = loaded.entries[begin] ?? {};
    visit = { ...rest, matters: [visits.matter("safe_now", { answers })], open: 0, node: "safe_now", ahead: Object.keys(answers) };
    visits.keep(visit, { push: false });
  }
  if (visit.node !== shell.dataset.node || visits.hasBegun(visit)) await show(visit.node, { focus: false });
}

// The words do not come: the visit goes on over the plain pages, and takes its answers along.
function withoutWords(node = visit.node, { push = false } = {}) {
  document.documentElement.classList.remove("ww-live");
  if (node === shell.dataset.node && !push) return;
  visits.keep({ ...visit, node }, { push, at: pageOf(node) });
  location.reload();
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
  shell.addEventListener("input", typed);
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
  const act = deedOf(link);
  if (!act) return;
  event.preventDefault();
  wake();
  Promise.resolve(act()).catch(() => link.href && leaveFor(link));
}

// The words or the advice did not come: the page that the link names.
function leaveFor(link) {
  const node = nodeOf(link);
  if (node) withoutWords(node, { push: true });
  else location.href = link.href;
}

function deedOf(link) {
  const { result, change, matter, start, field, go, slot, byHand } = link.dataset;
  if (byHand) return () => goOnByHand(byHand);
  if (result) return () => answer(currentNode(), result, link.href);
  if (change) return () => reconsider(change, Number(matter));
  if (start) return () => another(start);
  if (field) return () => document.getElementById(field).focus();
  if (go) return () => land(Number(go));
  if (link.matches(".ww-matter-button")) return () => views.toggle(Number(link.closest(".ww-matter").dataset.unfold));
  const deeds = { back: () => history.back(), print: () => print(), "not-this-day": askDayAgain, leave };
  return deeds[slot] ?? onward(link);
}

const shownNode = () => shell.querySelector("[data-node][data-kind]");
const currentNode = () => shownNode().dataset.node;

// A check that the visitor decides, or a day found in a table, cannot be told to the engine: the visit is by hand then.
async function answer(node, value, href) {
  const next = href ? nodeOf({ href }) : node;
  const isOwnFinding = value === "given" || shownNode().dataset.kind === "check";
  const told = isOwnFinding ? visit : visits.withAnswer(visit, node, value);
  visit = { ...told, byHand: Boolean(href) && (visit.byHand || isOwnFinding) };
  await loadBundle();
  visit = visits.keep({ ...visit, node: next }, { push: true });
  await show(next, { focus: true });
}

async function reconsider(node, matter) {
  await loadBundle();
  visit = visits.keep({ ...visits.withoutAnswer(visit, node, matter), node, byHand: false }, { push: true });
  await show(node, { focus: true });
}

// "Is there anything else?": a matter of its own, which asks nothing again.
async function another(start) {
  const { entry, answers, implied = {}, node } = (await loadBundle()).entries[start];
  const isNewProvider = answers.concern === "provider" && shown?.matters.some(({ known }) => known.concern === "provider");
  await open(visits.another(visit, visits.matter(entry, { answers, implied, provider: isNewProvider ? null : visits.told(visit).provider }), node));
}

async function open(next) {
  visit = visits.keep({ ...next, byHand: false }, { push: true });
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
  goTo(heading, heading);
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
  if (!engine.isReady) await painted(); // what is on the screen goes before the start of the engine
  const found = await ask(visits.request(visit, visits.today())).catch(() => null);
  if (found?.outcome) await loadAdvice();
  if (mine !== turn) return;
  if (found && !found.problems) settled(found, focus);
  else if (found || kind !== "choice") waiting.failed(node);
}

function drawWithout(node, focus) {
  shown = null;
  if (views.isOutcome(node)) arrive(views.unasked(visit, node), focus);
  else if (currentNode() !== node) draw(node, null, focus);
  views.given(visit);
}

// The way on without the engine, where the visitor stands: what was given is kept.
async function goOnByHand(node) {
  turn += 1;
  visit = visits.keep({ ...visit, byHand: true }, { push: false });
  if (!DAYS.includes(views.kindOf(node))) return waiting.byHand(node);
  if (node === shell.dataset.node) return plainPart();
  const details = await load("details").catch(() => null);
  if (!details) return withoutWords(node);
  views.add(details);
  waiting.byHand(node, details.by_hand[node]);
}

// This is the page of the question itself: its rule and tables stand here already.
function plainPart() {
  waiting.end();
  views.hide("plain", false);
}

function settled(found, focus) {
  waiting.end();
  if (visit.node !== found.node) visit = visits.keep({ ...visit, node: found.node }, { push: false });
  if (found.kind === "check") return drawWithout(found.node, focus); // its day is not known here: asked in words
  const isShown = currentNode() === found.node && !found.outcome;
  shown = found;
  if (found.outcome) advise(found, focus);
  else if (isShown) views.reply(visit, found);
  else draw(found.node, found, focus);
  prepareAnswers(otherAnswers().map((other) => ({ request: visits.request(other, visits.today()), other })), expect);
}

// The page of an advice is made ahead as well.
async function expect({ other }, found) {
  if (!found.outcome) return;
  await loadAdvice();
  views.expect(other, found);
}

// The visit with each answer that can be tapped now.
const otherAnswers = () => [...shownNode().querySelectorAll("[data-result]")].map(({ dataset }) => visits.withAnswer(visit, currentNode(), dataset.result));

function draw(node, found, focus) {
  const heading = views.node(node);
  if (found) views.reply(visit, found);
  arrive(heading, focus);
}

// The advice is there at once; why it is this advice follows a moment later.
function advise(found, focus) {
  const isThere = "unasked" in shownNode().dataset; // who reads it already is not taken back to its beginning
  const heading = views.advice(visit, found);
  arrive(heading, focus && !isThere);
  if (focus && isThere) goTo(heading);
  if (landing !== null && found.matters.length > 1) land(landing);
  landing = null;
  afterPaint(() => explain(found));
}

async function explain(found) {
  const why = found === shown && (await ask(visits.request(visit, visits.today(), "explain")).catch(() => null));
  if (why && found === shown) views.explain(why, found);
}

function arrive(heading, focus) {
  views.title(heading);
  views.hide("back", visit.depth === 0);
  ready();
  if (focus) goTo(heading, shell.closest("main")); // what is said about the connection stands above the question
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
  return ask({ ask: "day", ...typed, months: views.words.date.months, today: visits.today() });
}

// While a day is typed: read it already, and what it would give, so that "next" finds the answer there.
async function typed({ target }) {
  const form = target.closest(".ww-date");
  if (!form || !engine.isReady || ![...form.querySelectorAll("input")].every((input) => input.value)) return;
  const node = currentNode();
  const read = await Promise.all([...form.querySelectorAll("fieldset")].map(readDay)).catch(() => []);
  const days = read.map(({ day }) => day);
  if (!days.length || !days.every(Boolean)) return;
  const other = visits.withAnswer(visit, node, days.join("/"));
  await ask(visits.request(other, visits.today())).then((found) => expect({ other }, found)).catch(() => {});
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
  const { problems = [] } = await ask(visits.request(visits.withAnswer(visit, node, value), visits.today()));
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
  if (name === "municipality") await show(visit.node, { focus: false });
}

if (shell) start().catch(() => {});
