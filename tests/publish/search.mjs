// Runs the search of the browser under Node, for tests/publish/test_finder.py: JSON in on stdin, JSON out on stdout.
import { readFileSync } from "node:fs";
import { find, forms, read, typed } from "../../wizard/web/places.mjs";

const { index, names = [], asked = [] } = JSON.parse(readFileSync(0, "utf8"));
const places = index ? read(index) : null;
const known = new Map(); // a search depends on the letters typed, not on signs and capitals

function answer(text) {
  const { matches, exact } = find(places, text);
  return { exact, matches: matches.map(({ municipality, name, kind, fit }) => [municipality.code, name, kind, fit]) };
}

function once(text) {
  const letters = typed(text);
  if (!known.has(letters)) known.set(letters, answer(text));
  return known.get(letters);
}

process.stdout.write(JSON.stringify({
  forms: names.map((name) => forms(name).map(({ text, starts }) => [text, starts])),
  keys: names.map(typed),
  found: asked.map(once),
}));
