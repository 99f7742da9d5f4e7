// One visit: where it entered, the answers given, the place it is about. Kept in history.state and nowhere else,
// so that back, forward and reload just work and nothing is left behind.

const KEY = "wegwijzer";
const KEPT_FOR_NEXT = ["safe_now", "for_whom"];

export const fresh = (entry, more = {}) => ({ entry, node: entry, answers: {}, known: {}, municipality: null, provider: null, byHand: false, depth: 0, ...more });

export const current = () => history.state?.[KEY] ?? null;

// at: the address to show; another page than this one only just before that page is loaded.
export function keep(visit, { push, at = `#${visit.node}` }) {
  if (push) history.pushState({ [KEY]: { ...visit, depth: visit.depth + 1 } }, "", at);
  else history.replaceState({ [KEY]: visit }, "", at);
  return current();
}

export const withAnswer = (visit, node, value) => ({ ...visit, answers: { ...visit.answers, [node]: value } });

export function withoutAnswer(visit, node) {
  const { [node]: _, ...answers } = visit.answers;
  return { ...visit, answers };
}

// Another matter of the same visitor: what holds for both is not asked again.
export function nextMatter(visit, answers) {
  const same = Object.fromEntries(KEPT_FOR_NEXT.filter((node) => visit.known[node]).map((node) => [node, visit.known[node]]));
  return fresh("safe_now", { answers: { ...same, ...answers }, municipality: visit.municipality, provider: visit.provider, depth: visit.depth });
}

export const request = (visit, today) => ({
  ask: "visit",
  entry: visit.entry,
  answers: visit.answers,
  today,
  municipality: visit.municipality,
  provider: visit.provider,
});

// The calendar day in the Netherlands, whatever the clock of the device is set to.
export const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam" }).format(new Date());
