// Asks the engine before the visitor does: while a question is read, what each of its answers would give. The engine is a
// function of its request, so an answer holds as long as it is kept: until the next question is read.

export function createAhead(engine) {
  const answers = new Map(); // the request as text -> the promise of its answer
  let round = 0;

  function ask(request) {
    const text = JSON.stringify(request);
    if (!answers.has(text)) remember(text, engine.ask(text));
    return answers.get(text);
  }

  function remember(text, answer) {
    answers.set(text, answer);
    answer.catch(() => answers.delete(text)); // a failure is no answer: the next time it is asked anew
  }

  // One after another, so that the visitor's own answer never waits behind more than one; a later call ends this one.
  // asked: [{request, ...}]; heard: is told each of them with its answer.
  async function prepare(asked, heard) {
    round += 1;
    const mine = round;
    answers.clear();
    for (const one of asked) {
      if (mine !== round) return;
      await ask(one.request).then((answer) => heard(one, answer)).catch(() => {});
    }
  }

  return { ask, prepare };
}
