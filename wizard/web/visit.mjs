// One visit: its matters (where each entered, the answers given, what was settled by the way that led there), the one
// that is being told, the place they are about, and whether the visitor goes on without the engine (by hand). Kept in
// history.state and nowhere else, so that back, forward and reload just work and nothing is left behind.

const KEY = "wegwijzer";

export const matter = (entry, more = {}) => ({ entry, answers: {}, implied: {}, provider: null, ...more });

export const fresh = (entry, { provider = null, ...more } = {}) => ({ matters: [matter(entry, { provider })], open: 0, node: entry, municipality: null, byHand: false, depth: 0, ...more });

export const current = () => (history.state?.[KEY]?.matters ? history.state[KEY] : null);

// at: the address to show; another page than this one only just before that page is loaded.
export function keep(visit, { push, at = `#${visit.node}` }) {
  if (push) history.pushState({ [KEY]: { ...visit, depth: visit.depth + 1 } }, "", at);
  else history.replaceState({ [KEY]: visit }, "", at);
  return current();
}

export const told = (visit) => visit.matters[visit.open];

const swapped = (matters, number, matter) => matters.map((old, index) => (index === number ? matter : old));

const withTold = (visit, changed) => ({ ...visit, matters: swapped(visit.matters, visit.open, { ...told(visit), ...changed }) });

export const withAnswer = (visit, node, value) => withTold(visit, { answers: { ...told(visit).answers, [node]: value } });

// Another answer, in the matter with this number.
export function withoutAnswer(visit, node, open) {
  const { [node]: _, ...answers } = visit.matters[open].answers;
  return withTold({ ...visit, open }, { answers });
}

export const withProvider = (visit, provider) => withTold(visit, { provider });

const isUntold = ({ answers, implied }) => Object.keys(answers).length + Object.keys(implied).length === 0;

// Another matter of the same visitor; one of which nothing was told yet makes room for it.
export function another(visit, next, node) {
  const matters = visit.matters.length === 1 && isUntold(visit.matters[0]) ? [next] : [...visit.matters, next];
  return { ...visit, matters, open: matters.length - 1, node };
}

// The same matter, further on.
export const further = (visit, number, next, node) => ({ ...visit, matters: swapped(visit.matters, number, next), open: number, node });

// Without the matter that was being told; it is the last.
export const left = (visit, node) => ({ ...visit, matters: visit.matters.slice(0, -1), open: visit.matters.length - 2, node });

export const hasBegun = (visit) => visit.matters.length > 1 || !isUntold(told(visit));

export const request = (visit, today, ask = "visit") => ({ ask, matters: visit.matters, open: visit.open, today, municipality: visit.municipality });

const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam" });

// The calendar day in the Netherlands, whatever the clock of the device is set to.
export const today = () => calendar.format(new Date());
