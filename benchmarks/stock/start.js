// What most sites with Python in the page do: Pyodide as it comes, started on load, the package unpacked from its wheel;
// the first question is drawn when Python is there to say which it is.
async function startPython() {
  window.benchmarkEngine?.started();
  const wheel = fetch("engine.whl").then((response) => response.arrayBuffer());
  const { loadPyodide } = await import("./pyodide/pyodide.mjs");
  const python = await loadPyodide({ indexURL: new URL("pyodide/", document.baseURI).href });
  python.unpackArchive(await wheel, "wheel");
  const door = python.pyimport("wizard.door");
  window.benchmarkEngine?.ready();
  return door;
}

startPython().then((door) => begin((entry, answers, today) => {
  const reply = JSON.parse(door.ask(JSON.stringify({ ask: "visit", entry, answers, today })));
  const clock = reply.outcome?.clocks.find(({ whose, deadline }) => whose === "yours" && deadline);
  return { node: reply.node, last: clock?.deadline.day_to_keep ?? null };
}));
