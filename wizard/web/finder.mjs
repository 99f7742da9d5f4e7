// The field in which somebody types a place and chooses a municipality: a plain field, a count, and a list of big buttons.
// Where it stands on a page outside the wizard, what is found are links to the pages of the municipalities.
// Nothing is asked of the network while somebody types: the index comes once, when the field gets the focus.
import { find, isGuess, read, typed } from "./places.mjs";

const MOST = 8; // matches shown at once; those that bear just the name typed are always shown
const PAUSE = 350; // milliseconds without a letter after which the count is told
const FORMER = 3; // the kind of a municipality that is no more

const settings = JSON.parse(document.getElementById("finder-settings").textContent);
const { words } = settings;
const plurals = new Intl.PluralRules(document.documentElement.lang);
const fields = new WeakMap();
let loading = null;
let number = 0;

// The places, fetched once. A later call tries again when it failed.
export function load() {
  loading ??= fetch(settings.places)
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(`places ${response.status}`))))
    .then(read)
    .catch((failed) => {
      loading = null;
      throw failed;
    });
  return loading;
}

// Makes each field below `root` work and shows the municipality with this code in it; choose(code) hears of a choice.
export function refresh(root, code, choose) {
  for (const box of root.querySelectorAll("[data-finder]")) {
    if (!fields.has(box)) fields.set(box, field(box, choose));
    fields.get(box).show(code);
  }
}

// Names stand apart from the words around them, so that a Dutch name keeps its place in a line from right to left.
const apart = (blank) => (typeof blank === "string" ? `\u2068${blank}\u2069` : blank);
const fill = (text, blanks) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in blanks ? apart(blanks[name]) : whole));

const counted = (forms, n, blanks) => fill(forms[plurals.select(n)] ?? forms.other, { n, ...blanks });

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function field(box, choose) {
  number += 1;
  const id = `ww-finder-${number}`;
  const list = box.querySelector(".ww-finder-list");
  const input = inputOf(id);
  const form = element("form", "ww-finder-form");
  const found = element("ul", "ww-options ww-finder-found");
  const said = element("p", "ww-finder-said");
  const chosen = element("p", "ww-finder-chosen");
  let matches = { matches: [], exact: 0 };
  let telling = 0;
  let shownCode = null;

  build();
  input.addEventListener("focus", () => load().catch(() => tell(words.failed)));
  input.addEventListener("input", search);
  form.addEventListener("submit", submitted);
  form.addEventListener("keydown", moved);
  found.addEventListener("click", clicked);
  box.addEventListener("click", (event) => event.stopPropagation()); // the buttons of the field are no answers

  function build() {
    const label = element("label", "ww-finder-title", words.label);
    const row = element("div", "ww-finder-row");
    label.htmlFor = id;
    said.id = `${id}-said`;
    said.setAttribute("role", "status");
    found.setAttribute("role", "list"); // a list without bullets is no list to every reader
    found.setAttribute("aria-label", words.found);
    box.querySelector(".ww-hint").id = `${id}-hint`;
    row.append(input, element("button", "ww-button", words.search));
    box.querySelector(".ww-finder-title").replaceWith(label);
    form.append(label, box.querySelector(".ww-hint"), row, said, found, list.parentElement);
    chosen.hidden = true;
    found.hidden = true;
    box.querySelector(".ww-finder-row").remove();
    box.append(form, chosen);
    box.classList.add("ww-finder-ready");
  }

  // --- searching ------------------------------------------------------------------------------------------------------

  async function search() {
    const places = await load().catch(() => null);
    if (!places) return;
    matches = find(places, input.value);
    const shown = matches.matches.slice(0, Math.max(MOST, matches.exact));
    offer(shown.map(option));
    if (matches.exact > 1) found.children[matches.exact]?.classList.add("ww-finder-other");
    input.removeAttribute("aria-invalid");
    tellLater(shown.length);
  }

  function offer(options) {
    found.replaceChildren(...options);
    found.hidden = options.length === 0;
  }

  function tellLater(shown) {
    clearTimeout(telling);
    if (shown === 0) said.textContent = "";
    telling = setTimeout(() => tellCount(shown), PAUSE);
  }

  function tellCount(shown) {
    const { matches: all, exact } = matches;
    if (typed(input.value).length < 2) tell("");
    else if (all.length === 0) tell(unknown(), true);
    else if (isGuess(all[0])) tell(words.near);
    else if (exact > 1) tell(counted(words.several, exact, { name: all[0].name }));
    else if (all.length > shown) tell(counted(words.more, all.length, { shown }));
    else tell(counted(words.count, all.length));
  }

  const unknown = () => (/^\s*\d{4}/.test(input.value) ? words.postcode : words.unknown);

  function tell(text, isUnknown = false) {
    clearTimeout(telling);
    said.textContent = text;
    said.classList.toggle("ww-field-error", isUnknown);
    list.parentElement.hidden = isUnknown || text === words.failed; // the way to the list then stands in the message
    if (list.parentElement.hidden) said.append(" ", look());
  }

  function look() {
    const link = element("a", "", words.look);
    link.href = list.href;
    return link;
  }

  function option({ name, kind, municipality }) {
    const own = element(choose ? "button" : "a", "ww-option");
    const label = element("span", "ww-option-label");
    const text = element("span", "ww-option-text");
    const dutch = element("bdi", "", name);
    const line = name === municipality.name ? words.itself : kind === FORMER ? words.now : words.part_of;
    dutch.lang = "nl";
    label.append(dutch);
    text.append(label, " ", element("span", "ww-option-gloss", fill(line, { municipality: municipality.name, province: municipality.province })));
    own.append(text);
    own.dataset.code = municipality.code;
    if (choose) own.type = "button";
    else own.href = `${settings.root}gemeente/${municipality.slug}/`;
    const item = element("li");
    item.append(own);
    return item;
  }

  // --- choosing -------------------------------------------------------------------------------------------------------

  async function submitted(event) {
    event.preventDefault();
    event.stopPropagation();
    if (!(await load().catch(() => null))) return tell(words.failed);
    await search();
    const [first] = matches.matches;
    if (!first) return refuse();
    tellCount(found.children.length);
    const isSure = !isGuess(first) && (matches.exact === 1 || matches.matches.length === 1);
    const button = found.querySelector(".ww-option");
    if (isSure) button.click();
    else button.focus();
  }

  function refuse() {
    tell(typed(input.value).length < 2 ? words.empty : unknown(), true);
    input.setAttribute("aria-invalid", "true");
    input.focus();
  }

  function moved(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [input, ...found.querySelectorAll(".ww-option")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Escape" && found.children.length) {
      offer([]);
      tell("");
      input.focus();
    } else if (step && at >= 0) stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  async function clicked(event) {
    const { code } = event.target.closest(".ww-option")?.dataset ?? {};
    if (!code || !choose) return;
    const place = everyBox().indexOf(box);
    shownCode = null; // also who chooses the same again wants to see it chosen
    await show(code);
    changeButton(place)?.focus();
    await choose(code);
    if (!document.activeElement || document.activeElement === document.body) changeButton(place)?.focus();
  }

  // --- what was chosen ------------------------------------------------------------------------------------------------

  // Called whenever the page is drawn: what somebody is typing meanwhile stays, unless the choice itself changed.
  async function show(code) {
    if (code === shownCode) return;
    const places = code ? await load().catch(() => null) : null;
    const municipality = places?.byCode.get(code);
    shownCode = code;
    form.hidden = Boolean(municipality);
    chosen.hidden = !municipality;
    box.dataset.code = municipality ? code : "";
    if (municipality) chosen.replaceChildren(...chosenLine(municipality));
    offer([]);
    tell("");
  }

  function chosenLine({ name, province }) {
    const text = element("span", "", fill(words.chosen, { municipality: name, province }));
    const change = element("button", "ww-button-quiet ww-finder-change", words.change);
    text.id = `${id}-chosen`;
    change.type = "button";
    change.setAttribute("aria-describedby", text.id);
    change.addEventListener("click", () => {
      form.hidden = false;
      chosen.hidden = true;
      input.select();
      input.focus();
    });
    return [text, " ", change];
  }

  return { show };
}

function inputOf(id) {
  const input = element("input", "ww-finder-input");
  const more = { type: "text", id, name: "place", autocomplete: "off", autocapitalize: "words", spellcheck: "false", enterkeyhint: "search" };
  for (const [name, value] of Object.entries(more)) input.setAttribute(name, value);
  input.setAttribute("aria-describedby", `${id}-hint ${id}-said`);
  return input;
}

const everyBox = () => [...document.querySelectorAll("[data-finder]")];

// The button to choose again: in the field at this place on the page, else in the first that is shown.
function changeButton(place) {
  const boxes = everyBox();
  const buttons = [boxes[place], ...boxes].map((box) => box?.querySelector(".ww-finder-change"));
  return buttons.find((button) => button?.getClientRects().length);
}

if (!document.getElementById("wizard")) refresh(document, null, null);
