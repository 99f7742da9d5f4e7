// Finding a municipality by a name that somebody types. Nothing here touches the page or the network.
// forms() is the same as wizard/publish/finder.py: a test runs both over all names and must get the same.

const MARKS = /[\u0300-\u036f]/g;
const AT_THE = [["aan", "de"], ["aan", "den"], ["ad"]];
const ALIKE = [["sint", "st"], ["het", "t"], ["1e", "eerste"], ["2e", "tweede"]];
const ASIDE = /^\s*gemeente\s+(?=\S)|[,(].*$/gi; // "gemeente Utrecht", "Bergen, Limburg"
const LOOKED_FOR = 2; // letters from which something is looked for
const TYPO_FROM = 5; // letters from which one wrong letter is forgiven

const EXACT = 0, START = 1, WORD_START = 2, NEAR = 3, NEAR_START = 4;

// The words of a name without accents, capitals and signs; y is written ij.
export const words = (name) =>
  name.normalize("NFKD").replace(MARKS, "").toLowerCase().replaceAll("&", " en ").replaceAll("y", "ij").split(/[^a-z0-9]+/).filter(Boolean);

export const typed = (text) => words(text).join("");

// Each way of writing a name without spaces, with the places in it where a word starts.
export function forms(name) {
  const parts = alternatives(words(name));
  const written = parts.reduce((before, part) => before.flatMap((so) => part.map((own) => [...so, ...own])), [[]]);
  return written.map((all) => {
    const starts = [];
    let length = 0;
    for (const word of all) {
      starts.push(length);
      length += word.length;
    }
    return { text: all.join(""), starts };
  });
}

function alternatives(all) {
  const found = [];
  for (let at = 0; at < all.length; at += 1) {
    const two = `${all[at]} ${all[at + 1]}`;
    if (["aan de", "aan den", "a d"].includes(two)) {
      found.push(AT_THE);
      at += 1;
    } else {
      const alike = ALIKE.find((group) => group.includes(all[at])) ?? [all[at]];
      found.push(alike.map((word) => [word]));
    }
  }
  return found;
}

// The index as wizard/publish/finder.py writes it. Its names are made ready when somebody starts to type.
export function read({ provinces, municipalities }) {
  const byCode = new Map(municipalities.map(([code, slug, name, province]) => [code, { code, slug, name, province: provinces[province] }]));
  let entries = null;
  return { byCode, get entries() { return (entries ??= municipalities.flatMap((row) => entriesOf(row, byCode.get(row[0])))); } };
}

function entriesOf([, , name, , ...kinds], municipality) {
  const others = kinds.flatMap((names, kind) => names.split("|").filter(Boolean).map((own) => entry(own, kind + 1, municipality)));
  return [entry(name, 0, municipality), ...others];
}

const entry = (name, kind, municipality) => ({ name, kind, municipality, key: typed(name), forms: forms(name) });

// What fits best with the text typed: one match per municipality, the likeliest first, and how many bear just that name.
export function find({ entries }, text) {
  const matches = matching(entries, typed(text));
  const plain = text.replace(ASIDE, "");
  return matches.length || plain === text ? sorted(matches) : sorted(matching(entries, typed(plain)));
}

function matching(entries, query) {
  if (query.length < LOOKED_FOR) return [];
  const fitting = (fits) => entries.flatMap((own) => {
    const found = fits(own.forms, query);
    return found === null ? [] : [{ ...own, fit: found }];
  });
  const found = fitting(fit);
  return found.length || query.length < TYPO_FROM ? found : fitting(nearly);
}

const best = (fits) => fits.reduce((least, own) => (own !== null && (least === null || own < least) ? own : least), null);

const fit = (written, query) => best(written.map(({ text, starts }) => {
  if (text === query) return EXACT;
  if (text.startsWith(query) || starts.some((start) => text.slice(start) === query)) return START; // "haag" of Den Haag
  return starts.some((start) => text.startsWith(query, start)) ? WORD_START : null;
}));

const nearly = (written, query) => best(written.map(({ text }) => {
  const rests = oneEdit(query, text);
  if (rests.some(([mine, theirs]) => mine === theirs)) return NEAR;
  return rests.some(([mine, theirs]) => theirs.startsWith(mine)) ? NEAR_START : null;
}));

// What is left of both after one wrong, extra, missing or swapped letter at the first place where they differ.
function oneEdit(query, text) {
  let at = 0;
  while (at < query.length && query[at] === text[at]) at += 1;
  const rests = [[at + 1, at + 1], [at + 1, at], [at, at + 1]];
  if (query[at] === text[at + 1] && query[at + 1] === text[at]) rests.push([at + 2, at + 2]);
  return rests.map(([mine, theirs]) => [query.slice(mine), text.slice(theirs)]);
}

function sorted(matches) {
  const order = (one, other) => one.fit - other.fit || one.kind - other.kind || compare(one.key, other.key) || compare(one.municipality.code, other.municipality.code);
  const bestOf = new Map();
  for (const match of matches.sort(order)) if (!bestOf.has(match.municipality.code)) bestOf.set(match.municipality.code, match);
  const found = [...bestOf.values()];
  return { matches: found, exact: found.filter(({ fit }) => fit === EXACT).length };
}

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

export const isGuess = ({ fit }) => fit >= NEAR;
