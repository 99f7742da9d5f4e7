// The floor: what a careful hand would write without Python. One script with the tree and the questions, the advice
// fetched behind it, the same words as the site. The stock page uses the same drawing with another `decide`.
// The generator (benchmarks/subjects.py) puts the tree before this file, and what decides behind it.
const page = document.getElementById("page");
const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam" }).format(new Date());
let advice = null;
let answers = {};

const options = (node) => node.options.map((option) => option.result === "given" ? "" :
  `<li><a href="#${option.node}" data-result="${option.result}">${option.label}</a>${option.gloss}</li>`).join("");

const form = `<form><label>${words.day}<input name="day" inputmode="numeric"></label><label>${words.month}<input name="month"></label>
<label>${words.year}<input name="year" inputmode="numeric"></label><button type="submit">${words.submit}</button></form>`;

function question(id, node) {
  const asks = node.options.some(({ result }) => result === "given") ? form : "";
  page.innerHTML = `<div data-node="${id}" data-kind="question"><h1>${node.title}</h1>${node.why}${asks}<ul>${options(node)}</ul></div>`;
}

function shownDay(text) {
  const [year, month, number] = text.split("-").map(Number);
  const weekday = words.weekdays[(new Date(Date.UTC(year, month - 1, number)).getUTCDay() + 6) % 7];
  return `${weekday} ${number} ${words.months[month - 1]} ${year}`;
}

async function outcome(id, last) {
  const { outcomes } = await advice;
  page.innerHTML = `<div data-node="${id}" data-kind="outcome"><p class="ww-day-date"></p>${outcomes[id]}</div>`;
  page.querySelector(".ww-day-date").textContent = last ? shownDay(last) : "";
}

// decide(entry, answers, today) gives {node, last}: where the answers lead, and the visitor's last day where it is known.
async function begin(decide) {
  advice ??= fetch("advice.json").then((response) => response.json());
  const show = async () => {
    const { node, last } = await decide(words.entry, answers, today());
    if (nodes[node]) question(node, nodes[node]);
    else await outcome(node, last);
  };
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-result]");
    if (!link) return;
    event.preventDefault();
    answers = { ...answers, [page.firstElementChild.dataset.node]: link.dataset.result };
    show();
  });
  page.addEventListener("submit", (event) => {
    event.preventDefault();
    const { day, month, year } = event.target.elements;
    const typed = [year.value, month.value.padStart(2, "0"), day.value.padStart(2, "0")].join("-");
    answers = { ...answers, [page.firstElementChild.dataset.node]: typed };
    show();
  });
  await show();
}
