// Drawing: puts rendered fragments in place, says how far the visitor is and what was answered.
// All words come from the locale's bundle; no rule, article or sentence is written here.
import { createMatters } from "./matters.mjs";
import { createOutcome, isSomeone } from "./outcome.mjs";
import { createWords, element } from "./words.mjs";

export function createViews(shell, bundle) {
  const say = createWords(bundle);
  const { words, fill, counted, day } = say;
  const outcomes = createOutcome(bundle, say);
  const matters = createMatters(bundle, say, outcomes.answerOf);
  const slot = (name) => shell.querySelector(`[data-slot="${name}"]`);

  // The outcomes and what fills them come in a second file, while the engine starts.
  function addAdvice({ nodes, ...advice }, places) {
    Object.assign(bundle, advice, { places });
    Object.assign(bundle.nodes, nodes);
  }

  // --- a node ------------------------------------------------------------------------------------------------------

  // Shows a question, or the fragment of an outcome as it stands; returns its heading.
  function node(id) {
    shell.classList.remove("ww-several");
    slot("node").innerHTML = bundle.nodes[id];
    return arranged(isOutcome(id));
  }

  function arranged(isAdvice) {
    hide("plain", true);
    hide("wait", true);
    hide("print", !isAdvice);
    slot("left").textContent = "";
    const heading = slot("node").querySelector("h1");
    document.title = document.title.replace(/^.*? - /, `${visibleText(heading)} - `);
    return heading;
  }

  const isOutcome = (id) => bundle.outcomes.includes(id);

  const kindOf = (id) => (isOutcome(id) ? "outcome" : /data-kind="(\w+)"/.exec(bundle.nodes[id])[1]);

  const visibleText = (heading) => [...heading.childNodes].map((part) => (part.nodeType === 3 || getComputedStyle(part).display !== "none" ? part.textContent : "")).join("").trim();

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
    const { name } = bundle.labels[id];
    const [, before, middle, after] = /^(.*?)([\s:]*\{name\}[\s:]*)(.*)$/.exec(words.answers.change);
    const link = element("a", "ww-change");
    link.append(before, element("span", "ww-sr", fill(middle, { name })), after);
    link.href = `#${id}`;
    Object.assign(link.dataset, { change: id, matter });
    return link;
  }

  // --- advice ----------------------------------------------------------------------------------------------------------

  // Shows every matter that has ended, in the order of the engine; returns the heading of the page.
  function advice(visit, { matters: found }) {
    hide("clock-line", true);
    hide("ready", true);
    const articles = found.map((matter) => articleOf(visit, matter));
    const more = articles[0].querySelector(".ww-else");
    onlyWhatIsLeft(more, found);
    articles.slice(1).forEach((article) => article.querySelector(".ww-else").remove());
    if (found.length > 1) more.remove();
    shell.classList.toggle("ww-several", found.length > 1);
    slot("node").replaceChildren(...(found.length > 1 ? matters.page(found, articles, more) : articles));
    answers(found);
    return arranged(true);
  }

  function articleOf(visit, matter) {
    const made = element("template");
    made.innerHTML = bundle.nodes[matter.node];
    const article = made.content.querySelector("article");
    article.dataset.matter = matter.matter;
    article.dataset.level = 0;
    const { provider } = visit.matters[matter.matter];
    outcomes.fillIn(article, matter.outcome, { municipality: visit.municipality, provider }, matter.known);
    return article;
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

  // --- waiting and problems ----------------------------------------------------------------------------------------

  function wait({ percent, text, way }) {
    hide("wait", false);
    if (text) slot("wait-text").textContent = text;
    if (percent !== undefined) slot("progress").value = percent;
    if (way) {
      const link = element("a", "ww-button-quiet", words.wait.plain_way);
      link.href = way;
      slot("plain-way").replaceChildren(link);
      hide("plain-way", false);
    }
  }

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

  return { addAdvice, slot, hide, node, reply, advice, explain, reveal, toggle, wait, dateProblems, day, isOutcome, kindOf, fill, words };
}
