// The frame's own script: menu, language list, search. No page depends on it.
// It also keeps what Material's search script needs (four globals that the theme would write
// into the page as an inline script) and loads that script only when someone uses the search.

(() => {
  const own = document.currentScript.dataset;
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  let searchAsked = false;

  // A day can be filled in where modules run. Where they do not, or do not come, the page says its rule in words.
  if ("noModule" in HTMLScriptElement.prototype) root.classList.add("ww-live");
  addEventListener("error", ({ target }) => { if (target.type === "module") root.classList.remove("ww-live"); }, true);

  // What keeps the site for a day without network comes at the first touch: it costs data.
  function keepForLater() {
    TOUCHES.forEach((kind) => removeEventListener(kind, keepForLater));
    const script = document.createElement("script");
    script.type = "module";
    script.src = new URL(own.offline, location).href;
    document.head.append(script);
  }
  const TOUCHES = ["pointerdown", "keydown"];
  TOUCHES.forEach((kind) => addEventListener(kind, keepForLater, { passive: true }));

  // What the search script expects. Nothing is ever stored on the device: the store is empty.
  window.__md_scope = new URL(own.base, location);
  window.__md_hash = () => 0;
  window.__md_get = () => null;
  window.__md_set = () => {};
  // Without this an old browser would be sent to another host for it.
  if (!window.ResizeObserver) window.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} };

  // The search script listens for single letters (f, s, p, n and more) anywhere on the page.
  // People who speak to their computer would trigger them (WCAG 2.1.4), so they stop here.
  addEventListener("keydown", (event) => {
    const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    const typing = event.target.closest && event.target.closest("input, select, textarea, [contenteditable], #ww-search");
    if (letter && !typing && searchAsked) event.stopImmediatePropagation();
  }, true);

  function askForSearch() {
    if (searchAsked) return;
    searchAsked = true;
    const script = document.createElement("script");
    script.src = new URL(own.search, location).href;
    document.body.append(script);
  }

  function start() {
    const menu = opener(".ww-menu-button", document.getElementById("ww-menu"));
    const search = document.getElementById("ww-search");
    if (search) startSearch(search);
    const language = document.querySelector(".ww-language");

    addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (language.open) {
        language.open = false;
        language.querySelector("summary").focus();
      } else if (menu.isOpen()) {
        menu.close();
        menu.button.focus();
      }
    });
    closeWhenLeft(language, () => { language.open = false; });
  }

  function opener(selector, panel) {
    const button = document.querySelector(selector);
    const isOpen = () => button.getAttribute("aria-expanded") === "true";
    const set = (open) => {
      button.setAttribute("aria-expanded", open);
      panel.classList.toggle("ww-open", open);
    };
    button.addEventListener("click", () => set(!isOpen()));
    return { button, isOpen, close: () => set(false) };
  }

  function startSearch(search) {
    const button = document.querySelector(".ww-search-button");
    const field = search.querySelector("input");
    const state = document.getElementById("__search");
    const close = (backToButton) => {
      if (state.checked) state.click();
      search.classList.remove("ww-open");
      button.setAttribute("aria-expanded", "false");
      if (backToButton) (button.offsetParent ? button : field).focus();
    };
    const open = () => {
      search.classList.add("ww-open");
      button.setAttribute("aria-expanded", "true");
    };
    button.addEventListener("click", () => {
      if (search.classList.contains("ww-open")) return close(true);
      open();
      field.focus();
    });
    // Passing through the field with Tab opens nothing and loads nothing; the first letter does.
    field.addEventListener("input", () => { open(); askForSearch(); });
    field.addEventListener("pointerdown", () => { if (field.value) open(); });
    // What was typed never goes into an address: the form is not sent, it leads to the first result.
    search.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      open();
      askForSearch();
      const first = search.querySelector("ol a");
      if (first) first.focus();
      else field.focus();
    });
    search.querySelector(".ww-search-close").addEventListener("click", () => { field.value = ""; close(true); });
    // Before the search script hears of it: it would drop the focus, we give it back.
    search.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.stopPropagation(); close(true); }
      // The search script keeps its results out of reach of Tab and closes on it; here Tab walks through them.
      if (event.key === "Tab") {
        event.stopPropagation();
        for (const result of search.querySelectorAll("[tabindex='-1']")) result.removeAttribute("tabindex");
      }
    });
    closeWhenLeft(search, () => close(false), button);
  }

  function closeWhenLeft(part, close, button) {
    const isOutside = (target) => target && !part.contains(target) && !(button && button.contains(target));
    part.addEventListener("focusout", (event) => { if (isOutside(event.relatedTarget)) close(); });
    document.addEventListener("pointerdown", (event) => { if (isOutside(event.target)) close(); });
  }

  document.addEventListener("DOMContentLoaded", start);
})();
