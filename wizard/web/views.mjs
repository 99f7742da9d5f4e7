// Drawing: puts rendered fragments in place and fills their slots with days, contacts and blocks.
// All words come from the locale's bundle; no rule, article or sentence is written here.

const NOT_STOPPED = ["bezwaar", "beroep", "hoger_beroep"]; // terms that a complaint or a call leaves running
const SECOND_VOICE = ["someone", "professional", "unsure"];

export function createViews(shell, bundle) {
  const { words } = bundle;
  const slot = (name) => shell.querySelector(`[data-slot="${name}"]`);
  const plurals = new Intl.PluralRules(bundle.locale);

  function fill(text, blanks) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => blanks[name] ?? whole);
  }

  function counted(forms, n) {
    const form = n === 0 && forms.zero ? "zero" : plurals.select(n);
    return fill(forms[form] ?? forms.other, { n });
  }

  function day(iso) {
    const [year, month, number] = iso.split("-").map(Number);
    const weekday = (new Date(Date.UTC(year, month - 1, number)).getUTCDay() + 6) % 7;
    const { date } = words;
    return fill(date.pattern, { weekday: date.weekdays[weekday], day: number, month: date.months[month - 1][0], year });
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function time(iso, className) {
    const made = element("time", className, day(iso));
    made.dateTime = iso;
    return made;
  }

  // The outcomes and what fills them come in a second file, while the engine starts.
  function addAdvice({ nodes, ...advice }, places) {
    Object.assign(bundle, advice, { places });
    Object.assign(bundle.nodes, nodes);
  }

  // --- a node ------------------------------------------------------------------------------------------------------

  function node(id) {
    slot("node").innerHTML = bundle.nodes[id];
    hide("plain", true);
    hide("wait", true);
    hide("print", !isOutcome(id));
    slot("left").textContent = "";
    const heading = slot("node").querySelector("h1");
    document.title = document.title.replace(/^.*? - /, `${visibleText(heading)} - `);
    return heading;
  }

  const isOutcome = (id) => bundle.outcomes.includes(id);

  const kindOf = (id) => (isOutcome(id) ? "outcome" : /data-kind="(\w+)"/.exec(bundle.nodes[id])[1]);

  const visibleText = (heading) => [...heading.childNodes].map((part) => (part.nodeType === 3 || getComputedStyle(part).display !== "none" ? part.textContent : "")).join("").trim();

  function voice(known) {
    document.body.classList.toggle("ww-someone", SECOND_VOICE.includes(known.for_whom));
  }

  function hide(name, hidden) {
    const found = slot(name);
    if (found) found.hidden = hidden;
  }

  function reply(visit, found) {
    voice(found.known);
    questionsLeft(found);
    clockLine(found);
    answers(found);
    if (found.outcome) outcome(visit, found.outcome);
  }

  function questionsLeft({ kind, questions_ahead: { fewest, most } }) {
    const { question } = words;
    const several = fewest === most ? counted(question.questions_left, most) : fill(question.questions_between, { low: fewest, high: most });
    slot("left").textContent = kind === "outcome" ? "" : most === 1 ? question.last_question : several;
  }

  function clockLine({ clocks, kind }) {
    const line = slot("clock-line");
    line.hidden = clocks.length === 0 || kind === "outcome";
    if (line.hidden) return;
    const { day_to_keep: last, state } = clocks[0].deadline;
    line.textContent = fill(words.answers[state === "passed" ? "clock_line_late" : "clock_line"], { day: day(last) });
  }

  function answers({ path }) {
    const given = path.filter((step) => step.kind !== "check" && !step.implied);
    const items = given.map((step) => {
      const { name, results } = bundle.labels[step.node];
      const answer = step.result === "given" ? step.value.split("/").map(day).join(" - ") : results[step.result];
      const item = element("li");
      item.append(element("span", "ww-answer", fill(words.answers.filled_in, { name, answer })), " ", changeLink(step.node, name));
      return item;
    });
    slot("answers").hidden = items.length === 0;
    slot("answers").querySelector("ul").replaceChildren(...items);
  }

  // The name of the question stands beside the link already: within the link it is for the ear only.
  function changeLink(node, name) {
    const [, before, middle, after] = /^(.*?)([\s:]*\{name\}[\s:]*)(.*)$/.exec(words.answers.change);
    const link = element("a", "ww-change");
    link.append(before, element("span", "ww-sr", fill(middle, { name })), after);
    link.href = `#${node}`;
    link.dataset.change = node;
    return link;
  }

  // --- an outcome --------------------------------------------------------------------------------------------------

  function outcome(visit, found) {
    const { clocks, headline } = found;
    slot("headline").replaceChildren(...(headline === null ? [] : [headlineOf(clocks[headline])]));
    const others = clocks.filter((clock, index) => clock.deadline && clock.whose === "yours" && index !== headline);
    slot("second-clocks").replaceChildren(...others.map((clock) => secondClock(clock)));
    slot("decision").innerHTML = found.blocks.filter(isDecision).map((id) => bundle.blocks[id]).join("");
    const companions = [...found.blocks.filter((id) => !isDecision(id)), ...warningBlocks(clocks)].map((id) => bundle.blocks[id]);
    slot("blocks").innerHTML = companions.filter((block) => !isFolded(block)).join("");
    slot("folded-blocks").innerHTML = companions.filter(isFolded).join("");
    slot("contacts").innerHTML = found.contacts.map((card) => cardOf(visit, card)).join("");
    slot("references").innerHTML = found.references.map((id) => article(id)).join("");
    moments(found.moments, clocks);
    rules(found);
    theirs(clocks);
    penalty(found.penalty);
    slot("why-answers").replaceChildren(...whyAnswers());
  }

  const isFolded = (block) => block.startsWith("<details");

  const isDecision = (id) => id.startsWith("decision") || id === "appeal_day";

  const warningBlocks = (clocks) => {
    const warnings = new Set(clocks.flatMap((clock) => clock.deadline?.warnings ?? []));
    return [...(warnings.has("calendar_unknown") ? ["calendar_unknown"] : []), ...(warnings.has("equated_day_by_title_only") ? ["equated_by_title"] : [])];
  };

  // An article is known by its own id; a paragraph of it ("awb-6-9-2") shows the article.
  function article(id) {
    for (let known = id; known.includes("-"); known = known.slice(0, known.lastIndexOf("-"))) {
      if (bundle.articles[known]) return bundle.articles[known];
    }
    return "";
  }

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
    const say = (text) => list.append(element("li", "", text));
    if (whose === "yours" && deadline.post_received_by && deadline.state !== "passed") {
      say(fill(clock.received, { day: day(deadline.day_to_keep) }));
      say(fill(clock.by_post, { post_by: day(deadline.post_by), received: day(deadline.post_received_by) }));
    }
    if (NOT_STOPPED.includes(deadline.term)) say(clock.not_stopped);
    return list.children.length ? list : "";
  }

  // What moved the day.
  function counting(whose, deadline) {
    const { clock } = words;
    const list = element("ul", "ww-day-why");
    const say = (text) => list.append(element("li", "", text));
    say(fill(clock.counted_more, { event: day(deadline.event), raw: day(deadline.raw_last_day) }));
    if (deadline.shifts.length === 0) say(clock.not_moved);
    else list.append(shiftsOf(deadline));
    if (whose === "yours" && deadline.safe_last_day !== deadline.last_day) say(fill(clock.safe, { day: day(deadline.last_day) }));
    return list;
  }

  function shiftsOf({ shifts }) {
    const item = element("li", "", words.clock.moved);
    const list = element("ul");
    list.append(...shifts.map((free) => element("li", "", fill(words.clock.shift, { day: day(free.day), name: bundle.free_days[free.name] ?? free.name }))));
    item.append(list);
    return item;
  }

  function secondClock({ term, deadline }) {
    const box = element("p", "ww-second-clock", `${words.moment_terms[term]}: `);
    box.append(time(deadline.day_to_keep));
    return box;
  }

  function moments(found, clocks) {
    const list = slot("moments");
    const counts = clocks.some((clock) => clock.deadline);
    list.hidden = !counts;
    list.replaceChildren(...(counts ? found : []).map((moment) => {
      const item = element("li", `ww-moment ww-${moment.whose}`);
      const text = fill(words.moments[moment.id.replace(":", ".")], { term: words.moment_terms[moment.term] });
      item.append(time(moment.day, "ww-moment-day"), " ", element("span", "ww-moment-text", text));
      if (moment.whose !== "now") item.append(" ", element("span", "ww-moment-whose", `(${words.moments[moment.whose]})`));
      return item;
    }));
  }

  // The rule in words stays for every clock whose day cannot be counted; a promise names its owner.
  function rules({ clocks }) {
    [...slot("rules").children].forEach((item, index) => {
      const clock = clocks[index];
      item.hidden = Boolean(clock?.deadline) && !clock.owner;
      if (clock?.owner) item.append(element("p", "ww-promise", fill(words.outcome[clock.owner.id.startsWith("GM") ? "asked_weeks" : "promised_weeks"], { owner: clock.owner.name, weeks: clock.owner.weeks })));
    });
  }

  // Their clock in words: between which days they must be ready, where not everything is known.
  function theirs(clocks) {
    const { clock } = words;
    const counted = clocks.filter(({ whose, deadline }) => whose === "theirs" && deadline);
    slot("theirs").replaceChildren(...counted.map(({ term, earliest, deadline: { last_day: last } }) => {
      const differs = earliest && earliest !== last;
      const when = differs ? fill(clock.between, { early: day(earliest), late: day(last) }) : fill(clock.latest, { day: day(last) });
      return element("p", "", [`${words.outcome.theirs}, ${words.moment_terms[term]}:`, when, differs ? clock.earliest_note : ""].join(" ").trim());
    }));
  }

  function penalty(found) {
    const { clock } = words;
    if (!found) return;
    const amount = (n) => fill(clock.amount, { n: n.toLocaleString(bundle.locale) });
    slot("penalty").replaceChildren(
      element("p", "", fill(clock.penalty, { first: day(found.first_day), last: day(found.last_day) })),
      element("p", "", fill(clock.penalty_so_far, { amount: amount(found.amount_so_far), maximum: amount(found.maximum) })),
    );
  }

  function whyAnswers() {
    const list = slot("answers").querySelector("ul").cloneNode(true);
    list.querySelectorAll(".ww-change").forEach((link) => link.remove());
    return list.children.length ? [element("h3", "", words.outcome.why_answers), list] : [];
  }

  // --- waiting, dates ------------------------------------------------------------------------------------------------

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

  return { addAdvice, slot, hide, node, reply, wait, dateProblems, day, isOutcome, kindOf, fill, words };
}
