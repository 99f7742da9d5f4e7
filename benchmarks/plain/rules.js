// The date arithmetic of the floor, by hand in JavaScript: six weeks, and on to the first day that is not free. It does
// what one path of the benchmark needs and no more; the site's own rules are the Python in wizard/engine.
const DAY = 86_400_000;
const day = (text) => new Date(`${text}T00:00:00Z`);
const iso = (date) => date.toISOString().slice(0, 10);
const plus = (date, days) => new Date(date.getTime() + days * DAY);

function easter(year) {
  const a = year % 19, b = Math.floor(year / 100), c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return new Date(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1));
}

function isFree(date, equated) {
  const year = date.getUTCFullYear(), sunday = easter(year);
  const king = day(`${year}-04-27`);
  const named = [`${year}-01-01`, `${year}-05-05`, `${year}-12-25`, `${year}-12-26`,
    ...[-2, 1, 39, 50].map((days) => iso(plus(sunday, days))), iso(king.getUTCDay() === 0 ? plus(king, -1) : king)];
  return [0, 6].includes(date.getUTCDay()) || named.includes(iso(date)) || equated.includes(iso(date));
}

// The earliest defensible last day: days known only by the title of their decree do not move it.
function lastDay(sent, equated) {
  let last = plus(day(sent), 42);
  while (isFree(last, equated)) last = plus(last, 1);
  return iso(last);
}

// The checks that the rules above can decide; any other is asked as a question, in the words that the tree has for that.
const CHECKS = {
  decided_by: ({ letter_from: sender }) => (["cak", "svb", "ciz"].includes(sender) ? sender : "municipality"),
  objection_term: ({ letter_date: sent }, today, equated) => {
    const last = lastDay(sent, equated);
    return today > last ? "passed" : day(last) - day(today) <= 7 * DAY ? "closing" : "ample";
  },
};
