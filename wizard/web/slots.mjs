// What the bundles hold once and many fragments share: citations, labels, blocks, what stands folded under an outcome.

const SIGN = "§";

export function createSlots(shell, bundle) {
  let awaited = null; // what is done when the third file comes

  const slot = (name) => shell.querySelector(`[data-slot="${name}"]`);

  // The outcomes come in a second file, what stands folded under them in a third.
  function add({ nodes = {}, citations = {}, ...part }) {
    Object.assign(bundle, part);
    Object.assign(bundle.nodes, nodes);
    Object.assign(bundle.citations, citations);
    awaited?.();
  }

  // An article that a fragment names: an empty link, until it is filled in here.
  function cite(root) {
    for (const link of root.querySelectorAll("a[data-ref], a[data-see]")) {
      const { ref, see } = link.dataset;
      const [address, shown, title] = bundle.citations[ref ?? see];
      link.href = address;
      link.className = ref ? "ww-ref" : "ww-see";
      link.title = ref ? title : `${shown}, ${title}`;
      if (ref) link.textContent = shown;
      else signOf(link, shown);
    }
  }

  function signOf(link, shown) {
    const sign = document.createElement("span");
    sign.setAttribute("aria-hidden", "true");
    sign.textContent = SIGN;
    link.setAttribute("aria-label", shown);
    link.replaceChildren(sign);
  }

  // The words of an option, as its own visitor reads them.
  function label(node, result) {
    const holder = document.createElement("template");
    holder.innerHTML = bundle.nodes[node];
    const found = holder.content.querySelector(`[data-result="${result}"] .ww-option-label`);
    return (found.querySelector('[data-voice="self"]') ?? found).textContent;
  }

  // What every visit to an outcome sees the same.
  function shared() {
    slot("free-help").innerHTML = bundle.blocks.free_help;
    slot("else").innerHTML = bundle.elsewhere;
  }

  // What stands folded, as soon as that file is there.
  function details(id, references) {
    awaited = bundle.articles ? null : () => isShown(id) && details(id, references);
    if (!bundle.articles) return;
    slot("told").innerHTML = bundle.told[id];
    slot("why").innerHTML = bundle.why[id];
    slot("references").innerHTML = (references ?? bundle.references[id]).map(article).join("");
    cite(slot("node"));
  }

  // That file does not come: the plain page has it.
  function withoutDetails(pageOf) {
    const shown = shell.querySelector('[data-kind="outcome"]');
    if (!shown || bundle.articles) return;
    const link = document.createElement("a");
    link.href = pageOf(shown.dataset.node);
    link.textContent = bundle.words.wait.more;
    slot("told").replaceChildren(link);
  }

  const isShown = (id) => shell.querySelector(`[data-slot="node"] > [data-node="${id}"]`);

  // An article is known by its own id; a paragraph of it ("awb-6-9-2") shows the article.
  function article(id) {
    for (let known = id; known.includes("-"); known = known.slice(0, known.lastIndexOf("-"))) {
      if (bundle.articles[known]) return bundle.articles[known];
    }
    return "";
  }

  return { add, cite, label, shared, details, withoutDetails };
}
