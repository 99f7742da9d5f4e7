// The page of a visit with several matters: a head that lists them in order, the first in full, the others folded.
// The order and the reasons come from the engine.
import { element, icon, lowered } from "./words.mjs";
import { isSomeone } from "./outcome.mjs";

const TODAY_ON_PAPER = 3;

export function createMatters(bundle, say, answerOf) {
  const { words, fill, counted, sentence } = say;

  // articles: the filled outcomes in the order of `found`; more: the section "is there anything else?".
  function page(found, articles, more) {
    const danger = found[0].reason === "danger";
    const first = articles[0];
    const shared = [first.querySelector(".ww-free-help"), ...first.querySelectorAll('[data-block="acting"]')].map((part) => part.cloneNode(true));
    const rest = found.slice(1).map((matter, index) => folded(matter, articles[index + 1], danger ? 2 : 1));
    if (!danger) demote(first, 1);
    const then = element("p", "ww-then", words.matters.then);
    const top = head(found, articles, danger ? "h2" : "h1");
    top.append(onPaper(shared, found));
    return danger ? [first, top, ...rest, more] : [top, first, then, ...rest, more];
  }

  function head(found, articles, level) {
    const box = element("section", "ww-head");
    const title = element(level, "ww-title", counted(words.matters.title, found.length));
    if (level === "h1") title.tabIndex = -1;
    const why = [words.matters.first[found[0].reason], found[0].matter === 0 ? "" : words.matters.came_for].join(" ").trim();
    const list = element("ol", "ww-head-list");
    list.append(...found.map((matter, index) => headItem(matter, articles[index])));
    box.append(title, element("p", "ww-head-why", why), list);
    return box;
  }

  function headItem(matter, article) {
    const item = element("li", "ww-head-item");
    item.dataset.door = matter.outcome.door;
    const go = element("button", "ww-head-go");
    go.type = "button";
    go.dataset.go = matter.matter;
    go.append(icon(matter.outcome.door), element("span", "", nameOf(matter)));
    const todo = element("ul", "ww-head-today");
    todo.append(...todoOf(matter, article).slice(0, TODAY_ON_PAPER).map((text) => element("li", "", text)));
    item.append(go, dayLine(matter, "ww-head-day"), todo);
    return item;
  }

  // "Rechtbank: beroep instellen"; where the name holds the door already, the name alone.
  function nameOf({ node, outcome: { door, verdict } }) {
    const [name, word] = [bundle.names[node], words.doors[door]];
    return verdict || name.toLowerCase().includes(word.toLowerCase()) ? name : fill(words.matters.name, { door: word, name });
  }

  // For the first sheet of paper: what holds for each matter, and what was answered; on the screen both stand elsewhere.
  function onPaper(shared, found) {
    const box = element("div", "ww-paper");
    const lists = found.map((matter) => {
      const list = element("ul");
      list.append(...matter.path.filter((step) => step.kind !== "check" && !step.implied).map((step) => element("li", "", answerOf(step))));
      return [element("h3", "", nameOf(matter)), list];
    });
    box.append(...shared, element("h2", "", words.answers.title), ...lists.flat());
    return box;
  }

  // The day of a matter in one line: the visitor's own, else theirs, else that there is none.
  function dayLine({ reason, days, outcome }, className) {
    const { matters } = words;
    if (reason === "danger") return element("p", className, matters.now);
    if (reason === "day_unknown") return element("p", className, matters.day_unknown);
    const own = days.map(({ deadline }) => deadline).sort((one, other) => (one.state === "passed") - (other.state === "passed") || (one.day_to_keep < other.day_to_keep ? -1 : 1))[0];
    const headline = outcome.headline === null ? null : outcome.clocks[outcome.headline];
    const deadline = own ?? headline?.deadline;
    const chance = outcome.clocks.find(({ term }) => matters.within[term]);
    if (!deadline) return element("p", className, chance ? matters.within[chance.term] : matters.no_day);
    const whose = own || headline.whose === "yours" ? "last_day" : "their_day";
    return sentence("p", className, matters[deadline.state === "passed" ? `${whose}_over` : whose], deadline.day_to_keep);
  }

  // What to do today, in the voice of this matter.
  function todoOf({ known }, article) {
    const voice = isSomeone(known) ? "someone" : "self";
    const lists = [...article.querySelectorAll(".ww-today")];
    const spoken = lists.find((list) => list.closest("[data-voice]")?.dataset.voice === voice) ?? lists[0];
    return [...(spoken?.querySelectorAll("li") ?? [])].map((item) => item.textContent.replace(/§/g, "").trim());
  }

  function folded(matter, article, down) {
    const box = element("section", "ww-matter");
    box.dataset.door = matter.outcome.door;
    box.dataset.unfold = matter.matter;
    const id = `ww-matter-${matter.matter}`;
    const button = element("button", "ww-matter-button");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", id);
    button.append(icon(matter.outcome.door), element("span", "", nameOf(matter)));
    const title = element(`h${1 + down}`, "ww-matter-title");
    title.append(button);
    const [todo] = todoOf(matter, article);
    const body = element("div", "ww-matter-body");
    body.id = id;
    demote(article, down + 1);
    body.append(article);
    box.append(title, dayLine(matter, "ww-matter-day"), todo ? element("p", "ww-matter-todo", fill(words.matters.today, { todo })) : "", body);
    return box;
  }

  // Below another heading the headings of an outcome go down as many levels.
  function demote(article, levels) {
    article.dataset.level = levels;
    article.innerHTML = lowered(article.innerHTML, levels);
  }

  function unfold(box, open) {
    box.classList.toggle("ww-open", open);
    box.querySelector(".ww-matter-button").setAttribute("aria-expanded", String(open));
  }

  return { page, unfold };
}
