// When something is done, seen from what is painted: asking where things stand makes the browser lay out the page, and
// what nobody sees at once may wait.

// After the next time that the page is painted.
export const afterPaint = (act) => requestAnimationFrame(() => setTimeout(act));

export const painted = () => new Promise(afterPaint);

// Takes the focus to a heading, and the top of `top` into view, in the next frame: that one lays out the page anyway. Of
// several calls the last one counts.
export function createGoal() {
  let goal = null;

  function arrive() {
    const { heading, top } = goal;
    goal = null;
    heading.focus({ preventScroll: true });
    top?.scrollIntoView({ block: "start" });
  }

  return function goTo(heading, top = null) {
    if (!goal) requestAnimationFrame(arrive);
    goal = { heading, top };
  };
}
