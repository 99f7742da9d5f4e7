// One outcome: fills the slots of its rendered fragment with days, contacts, blocks and articles.
// All words come from the locale's bundle; no rule, article or sentence is written here.
import { element } from "./words.mjs";

const NOT_STOPPED = ["bezwaar", "beroep", "hoger_beroep"]; // terms that a complaint or a call leaves running
const SECOND_VOICE = ["someone", "professional", "unsure"];
const SHOWN_AT_ONCE = 3; // other answers that stand open below "why"; the rest is folded

export const isSomeone = ({ for_whom: whom }) => SECOND_VOICE.includes(whom);

export function createOutcome(bundle, say, label) {
  const { words, fill, counted, day, time } = say;
  const slotIn = (root) => (name) => root.querySelector(`[data-slot="${name}"]`);

  // root: the article; place: the municipality and provider that its contacts are of.
  function fillIn(root, found, place, known) {
    const slot = slotIn(root);
    root.classList.toggle("ww-someone", isSomeone(known));
    clocksOf(slot, found);
    blocksOf(slot, found);
    slot("contacts").innerHTML = found.contacts.map((card) => cardOf(place, card)).join("");
  }

  function clocksOf(slot, { clocks, headline, letters, moments: points, penalty: owed }) {
    slot("headline").replaceChildren(...(headline === null ? [] : [headlineOf(clocks[headline])]));
    const others = clocks.filter((clock, index) => clock.deadline && clock.whose === "yours" && index !== headline);
    slot("second-clocks").replaceChildren(...[...others, ...letters].map((clock) => secondClock(clock)));
    moments(slot("moments"), points, clocks);
    rules(slot("rules"), clocks);
    theirs(slot("theirs"), clocks);
    penalty(slot("penalty"), owed);
  }

  function blocksOf(slot, { blocks, clocks }) {
    slot("decision").innerHTML = blocks.filter(isDecision).map((id) => bundle.blocks[id]).join("");
    const companions = [...blocks.filter((id) => !isDecision(id)), ...warningBlocks(clocks)].map((id) => bundle.blocks[id]);
    slot("blocks").innerHTML = companions.filter((block) => !isFolded(block)).join("");
    slot("folded-blocks").innerHTML = companions.filter(isFolded).join("");
  }

  const isFolded = (block) => block.startsWith("<details");

  const isDecision = (id) => id.startsWith("decision") || id === "appeal_day";

  const warningBlocks = (clocks) => {
    const warnings = new Set(clocks.flatMap((clock) => clock.deadline?.warnings ?? []));
    return [...(warnings.has("calendar_unknown") ? ["calendar_unknown"] : []), ...(warnings.has("equated_day_by_title_only") ? ["equated_by_title"] : [])];
  };

  function cardOf({ municipality, provider }, card) {
    if (card === "provider" && provider) return bundle.providers[provider];
    return placeCard(municipality, card) ?? bundle.cards[card];
  }

  // A card of a municipality: its own, or the one that it shares with others, with its number and website filled in.
  function placeCard(code, card) {
    const { slots, templates, values, own, ombudsmen, competent } = bundle.places;
    if (!values[code]) return undefined;
    if (card === "ombudsman") return ombudsmen[competent[code]];
    const blanks = Object.fromEntries(slots.map((slot, index) => [slot, values[code][index]]));
    return own[code]?.[card] ?? (templates[card] && fill(templates[card], blanks));
  }

  // --- clocks ------------------------------------------------------------------------------------------------------

  function headlineOf({ whose, deadline }) {
    const { clock } = words;
    const box = element("section", `ww-day ww-day-${deadline.state} ww-${whose}`);
    const late = deadline.state === "passed";
    const title = whose === "yours" ? clock[late ? "own_passed" : "own_title"] : clock[late ? "their_passed" : "their_title"];
    box.append(element("h2", "ww-day-title", title));
    const date = element("p", "ww-day-date");
    date.append(time(deadline.day_to_keep));
    const left = deadline.days_left < 0 ? counted(clock.ago, -deadline.days_left) : counted(clock.left, deadline.days_left);
    box.append(date, element("p", "ww-day-left", left));
    if (whose === "yours" && deadline.state !== "running") box.append(element("p", "ww-notice", clock[late ? "passed" : "closing"]));
    box.append(whatCounts(whose, deadline), counting(whose, deadline));
    return box;
  }

  // What to act on: when it must be there, by post as well, and that a call or complaint changes nothing.
  function whatCounts(whose, deadline) {
    const { clock } = words;
    const list = element("ul", "ww-day-act");
    const told = (text) => list.append(element("li", "", text));
    if (whose === "yours" && deadline.post_received_by && deadline.state !== "passed") {
      told(fill(clock.received, { day: day(deadline.day_to_keep) }));
      told(fill(clock.by_post, { post_by: day(deadline.post_by), received: day(deadline.post_received_by) }));
    }
    if (NOT_STOPPED.includes(deadline.term)) told(clock.not_stopped);
    return list.children.length ? list : "";
  }

  // What moved the day.
  function counting(whose, deadline) {
    const { clock } = words;
    const list = element("ul", "ww-day-why");
    const told = (text) => list.append(element("li", "", text));
    told(fill(clock.counted_more, { event: day(deadline.event), raw: day(deadline.raw_last_day) }));
    if (deadline.shifts.length === 0) told(clock.not_moved);
    else list.append(shiftsOf(deadline));
    if (whose === "yours" && deadline.safe_last_day !== deadline.last_day) told(fill(clock.safe, { day: day(deadline.last_day) }));
    return list;
  }

  function shiftsOf({ shifts }) {
    const item = element("li", "", words.clock.moved);
    const list = element("ul");
    list.append(...shifts.map((free) => element("li", "", fill(words.clock.shift, { day: day(free.day), name: bundle.free_days[free.name] ?? free.name }))));
    item.append(list);
    return item;
  }

  // A clock of this outcome, or of a letter of another matter: then it says whose letter.
  function secondClock({ term, deadline, sender }) {
    const from = words.matters.senders[sender];
    const name = from ? fill(words.matters.letter_of, { term: words.moment_terms[term], sender: from }) : words.moment_terms[term];
    const box = element("p", "ww-second-clock", `${name}: `);
    box.append(time(deadline.day_to_keep));
    return box;
  }

  function moments(list, points, clocks) {
    const counts = clocks.some((clock) => clock.deadline);
    list.hidden = !counts;
    list.replaceChildren(...(counts ? points : []).map((moment) => {
      const item = element("li", `ww-moment ww-${moment.whose}`);
      const text = fill(words.moments[moment.id.replace(":", ".")], { term: words.moment_terms[moment.term] });
      item.append(time(moment.day, "ww-moment-day"), " ", element("span", "ww-moment-text", text));
      if (moment.whose !== "now") item.append(" ", element("span", "ww-moment-whose", `(${words.moments[moment.whose]})`));
      return item;
    }));
  }

  // The rule in words stays for every clock whose day cannot be counted; a promise names its owner.
  function rules(list, clocks) {
    [...list.children].forEach((item, index) => {
      const clock = clocks[index];
      item.hidden = Boolean(clock?.deadline) && !clock.owner;
      if (clock?.owner) item.append(...promised(clock.owner));
    });
  }

  // What was promised: the answer, a first contact, and how much later the answer may be.
  function promised({ id, name: owner, weeks, extension_weeks: more, working_days: days, contact_by: contact, extended_day: later }) {
    const said = (key, values) => element("p", "ww-promise", fill(words.outcome[key], { owner, ...values }));
    return [
      said(id.startsWith("GM") ? "asked_weeks" : "promised_weeks", { weeks }),
      ...(contact ? [said("promised_contact", { days, day: day(contact) })] : []),
      ...(later ? [said("promised_extension", { weeks: more, day: day(later) })] : []),
    ];
  }

  // Their clock in words: between which days they must be ready, where not everything is known.
  function theirs(box, clocks) {
    const { clock } = words;
    const own = clocks.filter(({ whose, deadline }) => whose === "theirs" && deadline);
    box.replaceChildren(...own.map(({ term, earliest, deadline: { last_day: last } }) => {
      const differs = earliest && earliest !== last;
      const when = differs ? fill(clock.between, { early: day(earliest), late: day(last) }) : fill(clock.latest, { day: day(last) });
      return element("p", "", [`${words.outcome.theirs}, ${words.moment_terms[term]}:`, when, differs ? clock.earliest_note : ""].join(" ").trim());
    }));
  }

  function penalty(box, found) {
    const { clock } = words;
    if (!found) return;
    const amount = (n) => fill(clock.amount, { n: n.toLocaleString(bundle.locale) });
    box.replaceChildren(
      element("p", "", fill(clock.penalty, { first: day(found.first_day), last: day(found.last_day) })),
      element("p", "", fill(clock.penalty_so_far, { amount: amount(found.amount_so_far), maximum: amount(found.maximum) })),
    );
  }

  // --- why -----------------------------------------------------------------------------------------------------------

  // The answers that decided, and what other answers would have given. level: of the headings within "why".
  function explain(root, { decided, elsewhere }, path, level) {
    const slot = slotIn(root);
    const title = (text) => element(`h${level}`, "", text);
    const told = path.filter((step) => decided.includes(step.node)).map((step) => element("li", "", answerOf(step)));
    slot("decided").replaceChildren(...(told.length ? [title(words.elsewhere.decided), listOf(told)] : []));
    const others = elsewhere.map(otherWay);
    slot("elsewhere").replaceChildren(...(others.length ? [title(words.elsewhere.title), element("p", "", words.elsewhere.intro), ...openAndFolded(others)] : []));
  }

  function openAndFolded(items) {
    const open = listOf(items.slice(0, SHOWN_AT_ONCE));
    const rest = items.slice(SHOWN_AT_ONCE);
    if (!rest.length) return [open];
    const fold = element("details", "ww-more-ways");
    fold.append(element("summary", "", words.elsewhere.more), listOf(rest));
    return [open, fold];
  }

  function listOf(items) {
    const list = element("ul", "ww-ways");
    list.append(...items);
    return list;
  }

  const answerOf = ({ node, result, value }) => fill(words.answers.filled_in, { name: bundle.names[node], answer: value ? daysOf(value) : label(node, result) });

  const daysOf = (value) => value.split("/").map(day).join(" - ");

  function otherWay({ node, end, is_outcome: isOutcome, results, until, since }) {
    const name = bundle.names[node];
    const answer = results.map((result) => label(node, result)).join(words.elsewhere.or);
    const when = until || since;
    const [form, blanks] = when ? [until ? "until" : "since", { name, day: day(when) }] : ["option", { name, answer }];
    const then = isOutcome ? fill(words.elsewhere.advice, { advice: bundle.names[end] }) : fill(words.elsewhere.asks, { question: bundle.names[end] });
    const item = element("li");
    item.append(element("span", "ww-if", fill(words.elsewhere[form], blanks)), " ", then);
    return item;
  }

  return { fillIn, explain, answerOf };
}
