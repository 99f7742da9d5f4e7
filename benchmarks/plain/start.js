// Follows the tree in JavaScript.
begin((entry, answers, today) => {
  let id = entry;
  while (nodes[id]) {
    const check = nodes[id].check && answers.letter_date ? CHECKS[nodes[id].check] : null;
    const given = check ? check(answers, today, equated) : answers[id];
    if (given === undefined) break;
    const found = nodes[id].options.find(({ result }) => result === given) ?? nodes[id].options.find(({ result }) => result === "given");
    id = found.node;
  }
  return { node: id, last: answers.letter_date ? lastDay(answers.letter_date, equated) : null };
});
