// What the bundles hold once and many fragments share: citations, labels, blocks, what stands folded under an outcome.
import { lowered } from "./words.mjs";

const SIGN = "§";

export function createSlots(bundle) {
  const fragments = {}; // read once, copied for each time that they are shown
  let awaited = []; // what is done when the file with the details comes

  // The outcomes come in a second file, what stands folded under them in a third.
  function add({ nodes = {}, names = {}, citations = {}, ...part }) {
    Object.assign(bundle, part);
    Object.assign(bundle.nodes, nodes);
    Object.assign(bundle.names, names);
    Object.assign(bundle.citations, citations);
    if (bundle.articles) awaited.splice(0).forEach((fill) => fill());
  }

  // The fragment of a node with its articles filled in, as it is kept: for who shows it to copy.
  function fragment(id) {
    fragments[id] ??= read(id);
    return fragments[id];
  }

  function read(id) {
    const holder = document.createElement("template");
    holder.innerHTML = bundle.nodes[id];
    cite(holder.content);
    return holder.content;
  }

  // An article that a fragment names: an empty link, until it is filled in here.
  function cite(root) {
    for (const link of root.querySelectorAll("a:not([href]):is([data-ref], [data-see])")) {
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
    const found = fragment(node).querySelector(`[data-result="${result}"] .ww-option-label`);
    return (found.querySelector('[data-voice="self"]') ?? found).textContent;
  }

  // What every visit to an outcome sees the same. root: the article.
  function shared(root) {
    slotIn(root, "free-help").innerHTML = bundle.blocks.free_help;
    slotIn(root, "else").innerHTML = bundle.elsewhere;
  }

  // What stands folded, as soon as that file is there. references: the articles that hold in this visit.
  function details(root, id, references) {
    if (!bundle.articles) return void awaited.push(() => root.isConnected && details(root, id, references));
    const articles = (references ?? bundle.references[id]).map(article);
    const parts = { told: bundle.told[id], why: bundle.why[id], "also-read": bundle.also_read[id], references: [...new Set(articles)].join("") };
    for (const [name, html] of Object.entries(parts)) slotIn(root, name).innerHTML = lowered(html, Number(root.dataset.level));
    cite(root);
  }

  // That file does not come: the plain page of the outcome has it.
  function withoutDetails(root, id, pageOf) {
    if (bundle.articles) return;
    const link = document.createElement("a");
    link.href = pageOf(id);
    link.textContent = bundle.words.wait.more;
    slotIn(root, "told").replaceChildren(link);
  }

  // An article is known by its own id; a paragraph of it ("awb-6-9-2") shows the article.
  function article(id) {
    for (let known = id; known.includes("-"); known = known.slice(0, known.lastIndexOf("-"))) {
      if (bundle.articles[known]) return bundle.articles[known];
    }
    return "";
  }

  return { add, fragment, cite, label, shared, details, withoutDetails };
}

const slotIn = (root, name) => root.querySelector(`[data-slot="${name}"]`);
