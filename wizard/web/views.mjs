// Drawing: puts rendered fragments in place, says how far the visitor is and what was answered.
// All words come from the locale's bundle; no rule, article or sentence is written here.
import { createMatters } from "./matters.mjs";
import { createOutcome, isSomeone } from "./outcome.mjs";
import { afterPaint } from "./paint.mjs";
import { createSlots } from "./slots.mjs";
import { createWords, element } from "./words.mjs";

const A_DAY = /^\d{4}-/;
const NOTHING_COUNTED = { clocks: [], letters: [], moments: [], headline: null, penalty: null };

export function createViews(shell, bundle) {
  const say = createWords(bundle);
  const { words, fill, counted, day } = say;
  const slots = createSlots(bundle);
  const outcomes = createOutcome(bundle, say, slots.label);
  const matters = createMatters(bundle, say, outcomes.answerOf);
  const slot = (name) => shell.querySelector(`[data-slot="${name}"]`);

  // --- a node ------------------------------------------------------------------------------------------------------

  // Shows a question, or the fragment of an outcome as it stands; returns its heading.
  function node(id) {
    shell.classList.remove("ww-several");
    slot("node").replaceChildren(copied(id));
    return arranged(isOutcome(id));
  }

  const copied = (id) => document.importNode(slots.fragment(id), true);
  const expected = new WeakMap(); // what the engine said -> its articles, made while the question was read

  function arranged(isAdvice) {
    hide("plain", true);
    hide("print", !isAdvice);
    slot("left").textContent = "";
    return slot("node").querySelector("h1");
  }

  function title(heading) {
    document.title = document.title.replace(/^.*? - /, `${visibleText(heading)} - `);
  }

  const isOutcome = (id) => bundle.outcomes.includes(id);

  const kindOf = (id) => (isOutcome(id) ? "outcome" : /data-kind="(\w+)"/.exec(bundle.nodes[id])[1]);

  // In the voice of this visitor; asking the browser what it shows would make it lay out the page.
  function visibleText(heading) {
    const hushed = heading.closest(".ww-someone") ? "self" : "someone";
    return [...heading.childNodes].filter((part) => part.dataset?.voice !== hushed).map((part) => part.textContent).join("").trim();
  }

  function hide(name, hidden) {
    const found = slot(name);
    if (found) found.hidden = hidden;
  }

  // --- where the visit stands ------------------------------------------------------------------------------------------

  // What the engine says about the question that is shown.
  function reply(visit, found) {
    slot("node").firstElementChild.classList.toggle("ww-someone", isSomeone(found.known));
    questionsLeft(found);
    clockLine(found);
    hide("ready", !found.matters.length || found.matter !== visit.matters.length - 1);
    answers([found]);
  }

  // The same as far as it is known without the engine; what the way in settled is told when its question is passed.
  function given(visit) {
    const { answers: told, implied } = visit.matters[visit.open];
    slot("node").firstElementChild.classList.toggle("ww-someone", isSomeone({ ...implied, ...told }));
    const path = Object.entries(told).filter(([node]) => !visit.ahead?.includes(node)).map(([node, value]) => ({ node, result: value, value: A_DAY.test(value) ? value : null }));
    answers([{ matter: visit.open, node: visit.node, path }]);
  }

  function questionsLeft({ questions_ahead: { fewest, most } }) {
    const { question } = words;
    const several = fewest === most ? counted(question.questions_left, most) : fill(question.questions_between, { low: fewest, high: most });
    slot("left").textContent = most === 1 ? question.last_question : several;
  }

  function clockLine({ clocks }) {
    const line = slot("clock-line");
    line.hidden = clocks.length === 0;
    if (line.hidden) return;
    const { day_to_keep: last, state } = clocks[0].deadline;
    line.textContent = fill(words.answers[state === "passed" ? "clock_line_late" : "clock_line"], { day: day(last) });
  }

  // The answers of each matter, each with its way to another answer.
  function answers(told) {
    const lists = told.map(({ matter, node: end, path }) => [end, path.filter((step) => step.kind !== "check" && !step.implied).map((step) => answerItem(step, matter))]);
    const filled = lists.filter(([, items]) => items.length);
    slot("answers").hidden = filled.length === 0;
    slot("answer-lists").replaceChildren(...filled.flatMap(([end, items]) => {
      const list = element("ul");
      list.append(...items);
      return told.length > 1 ? [element("h3", "", bundle.names[end]), list] : [list];
    }));
  }

  function answerItem(step, matter) {
    const item = element("li");
    item.append(element("span", "ww-answer", outcomes.answerOf(step)), " ", changeLink(step.node, matter));
    return item;
  }

  // The name of the question stands beside the link already: within the link it is for the ear only.
  function changeLink(id, matter) {
    const name = bundle.names[id];
    const [, before, middle, after] = /^(.*?)([\s:]*\{name\}[\s:]*)(.*)$/.exec(words.answers.change);
    const link = element("a", "ww-change");
    link.append(before, element("span", "ww-sr", fill(middle, { name })), after);
    link.href = `#${id}`;
    Object.assign(link.dataset, { change: id, matter });
    return link;
  }

  // --- advice ----------------------------------------------------------------------------------------------------------

  const articlesOf = (visit, { matters: found }) => found.map((matter) => articleOf(visit, matter));

  // Makes what advice() will show, before the visitor asks for it.
  const expect = (visit, found) => expected.set(found, articlesOf(visit, found));

  // Shows every matter that has ended, in the order of the engine; returns the heading of the page.
  function advice(visit, told) {
    const { matters: found } = told;
    hide("clock-line", true);
    hide("ready", true);
    const articles = expected.get(told) ?? articlesOf(visit, told);
    expected.delete(told);
    const more = articles[0].querySelector(".ww-else");
    onlyWhatIsLeft(more, found);
    articles.slice(1).forEach((article) => article.querySelectorAll(".ww-else, .ww-finder").forEach((part) => part.remove())); // once per visit
    if (found.length > 1) more.remove();
    shell.classList.toggle("ww-several", found.length > 1);
    slot("node").replaceChildren(...(found.length > 1 ? matters.page(found, articles, more) : articles));
    arriving(articles, () => {
      answers(found);
      articles.forEach((article, index) => folded(article, found[index]));
    });
    return arranged(true);
  }

  function articleOf(visit, matter) {
    const article = copied(matter.node).querySelector("article");
    article.dataset.matter = matter.matter;
    article.dataset.level = 0;
    fillIn(article, visit, matter);
    return article;
  }

  function fillIn(article, visit, { matter, outcome, known }) {
    const { provider } = visit.matters[matter];
    outcomes.fillIn(article, outcome, { municipality: visit.municipality, provider }, known);
    slots.shared(article);
    slots.cite(article);
  }

  // What is in sight is laid out and painted first; what is below it and what stands folded comes in the frame after.
  function arriving(articles, rest) {
    hide("answers", true);
    shell.classList.add("ww-arriving");
    afterPaint(() => {
      shell.classList.remove("ww-arriving");
      if (articles[0].isConnected) rest();
    });
  }

  const folded = (article, { node: id, outcome }) => slots.details(article, id, outcome.references);

  // An outcome as it is for everybody, while the engine is not there: no day. Returns the heading.
  function unasked(visit, id) {
    const heading = node(id);
    const article = slot("node").querySelector("article");
    const { answers: told, implied } = visit.matters[visit.open];
    Object.assign(article.dataset, { level: 0, unasked: "" });
    const found = { matter: visit.open, node: id, outcome: { ...NOTHING_COUNTED, ...bundle.unasked[id] }, known: { ...implied, ...told } };
    fillIn(article, visit, found);
    afterPaint(() => article.isConnected && folded(article, found));
    return heading;
  }

  function withoutDetails(pageOf) {
    for (const article of slot("node").querySelectorAll("article")) slots.withoutDetails(article, article.dataset.node, pageOf);
  }

  // What was told already is not offered again, unless there can be more than one of it; a carer's own matter is for who helps.
  function onlyWhatIsLeft(section, found) {
    const told = found.map(({ known }) => known);
    for (const link of section.querySelectorAll("[data-start]")) {
      const { answers: given, implied, again } = bundle.entries[link.dataset.start];
      const isTold = !again && told.some(({ concern }) => concern && concern === given.concern);
      const isForHelper = told.some(({ for_whom: whom, carer_matter: own }) => ["someone", "unsure"].includes(whom) && !own);
      link.closest("li").hidden = isTold || (implied?.for_whom === "carer_self" && !isForHelper);
    }
  }

  // What decided and what would have led elsewhere, for each matter that is shown.
  function explain({ matters: explained }, { matters: found }) {
    for (const matter of found) {
      const root = articleIn(matter.matter);
      const why = explained.find((one) => one.matter === matter.matter);
      if (root && why) outcomes.explain(root, why, matter.path, 3 + Number(root.dataset.level));
    }
  }

  const articleIn = (number) => slot("node").querySelector(`article[data-matter="${number}"]`);

  // Opens a matter where it is folded and gives its heading.
  function reveal(number) {
    const article = articleIn(number);
    const box = article.closest(".ww-matter");
    if (box) matters.unfold(box, true);
    return box?.querySelector(".ww-matter-button") ?? article.querySelector(".ww-title");
  }

  function toggle(number) {
    const box = articleIn(number).closest(".ww-matter");
    matters.unfold(box, !box.classList.contains("ww-open"));
  }

  // --- problems ----------------------------------------------------------------------------------------

  function dateProblems(found) {
    const box = slot("errors");
    shell.querySelectorAll(".ww-field-error").forEach((old) => old.remove());
    shell.querySelectorAll("[aria-invalid]").forEach((input) => {
      input.removeAttribute("aria-invalid");
      input.setAttribute("aria-describedby", input.dataset.hint);
    });
    box.hidden = found.length === 0;
    const items = found.map(({ input, text }, index) => {
      const own = element("span", "ww-field-error", text);
      own.id = `ww-error-${index}`;
      input.id ||= `ww-input-${input.closest("fieldset").dataset.field}-${input.name}`;
      input.setAttribute("aria-invalid", "true");
      input.dataset.hint ??= input.getAttribute("aria-describedby");
      input.setAttribute("aria-describedby", `${own.id} ${input.dataset.hint}`);
      input.after(own);
      const link = element("a", "", text);
      link.href = `#${input.id}`;
      link.dataset.field = input.id;
      const item = element("li");
      item.append(link);
      return item;
    });
    box.querySelector("ul").replaceChildren(...items);
    if (items.length) box.focus();
  }

  return { add: slots.add, cite: slots.cite, withoutDetails, slot, hide, expect, node, title, given, unasked, reply, advice, explain, reveal, toggle, dateProblems, day, isOutcome, kindOf, fill, words };
}
