// How the words of the locale are filled in: blanks, counts, days. And small elements to put them in.

export function createWords({ locale, words }) {
  const plurals = new Intl.PluralRules(locale);

  const fill = (text, blanks) => text.replace(/\{(\w+)\}/g, (whole, name) => blanks[name] ?? whole);

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

  function time(iso, className) {
    const made = element("time", className, day(iso));
    made.dateTime = iso;
    return made;
  }

  // A sentence with one day in it, the day as an element that does not break.
  function sentence(tag, className, text, iso) {
    const [before, after] = text.split("{day}");
    const made = element(tag, className);
    made.append(before, ...(after === undefined ? [] : [time(iso), after]));
    return made;
  }

  return { words, fill, counted, day, time, sentence };
}

// HTML whose headings stand so many levels lower, below another heading.
export const lowered = (html, levels) => html.replace(/<(\/?)h([1-4])(?=[\s>])/g, (_, end, level) => `<${end}h${Number(level) + levels}`);

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function icon(name) {
  const made = element("template");
  made.innerHTML = `<svg class="ww-icon" aria-hidden="true" focusable="false"><use href="#door-${name}"></use></svg>`;
  return made.content;
}
