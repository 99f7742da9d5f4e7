// Keeps the site for a day without network: asks the service worker for it, and says when there is no network.
// Loaded at the first touch of a page (see assets/javascripts/frame.js), never before. Nothing here knows an answer.
import { isSaving } from "./net.mjs";

const root = new URL("../../", import.meta.url);
const page = document.documentElement;
const locale = page.lang;
let registered = null;

// On a page of the wizard the engine goes first: it calls used() when it is there.
const isWizard = Boolean(document.getElementById("wizard-settings"));
if (!isWizard && !isSaving()) keep(locale);
listen();

export function used() {
  return keep(locale, "engine", `${locale}-search`);
}

async function keep(...parts) {
  try {
    const { active } = await register();
    active.postMessage({ keep: parts });
  } catch {
    // storage is blocked, or the page is not secure: the site works as before, with a network
  }
}

function register() {
  if (!window.isSecureContext) return Promise.reject(new Error("not a secure page"));
  registered ??= navigator.serviceWorker
    .register(new URL("sw.js", root), { scope: root.pathname, updateViaCache: "none" })
    .then(() => navigator.serviceWorker.ready);
  return registered;
}

// The page itself came from the network, and now there is none.
function listen() {
  addEventListener("offline", () => tell("lost"));
  addEventListener("online", () => page.dataset.offline === "lost" && delete page.dataset.offline);
  if (!navigator.onLine) tell("lost");
}

function tell(why) {
  page.dataset.offline ??= why;
}
