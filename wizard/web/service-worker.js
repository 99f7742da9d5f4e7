// Keeps pages and engine for when there is no network. `BUILD` is put in front of this file by wizard/publish/offline.py:
// the version (a hash of all that may be kept), the day it was made, and the files of each part with their hashes.
//
// A part (a locale, the engine) is kept whole or not at all, and each file only when it is the one that was built. A new
// version first takes all that the old one keeps, and replaces it when it has everything. Pages come from the network
// whenever there is one; a kept page says so, with its day. Nothing about a visitor's answers comes here.

const SLOW = 4000; // milliseconds after which a kept page is shown in place of one that does not come
const SCOPE = self.registration.scope;
const PREFIX = `wegwijzer ${new URL(SCOPE).pathname} `; // other sites may live on the same host
const PLACES = "places";
const LASTING = /^(engine|offline)\//; // files with a hash in their name

const nameOf = (part, version = BUILD.version) => `${PREFIX}${version} ${part}`;
const addressOf = (path) => new URL(path, SCOPE).href;

// --- keeping ----------------------------------------------------------------------------------------------------------

async function ours() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  return names.map((name) => {
    const [version, part] = name.slice(PREFIX.length).split(" ");
    return { name, version, part, isOld: version !== BUILD.version };
  });
}

async function fill(part) {
  if (!BUILD.parts[part] || (await isFilled(part))) return;
  const files = await Promise.all(BUILD.parts[part].map(obtain));
  await store(part, files.flat());
}

// A pack is written after its pages: a browser that was stopped in the middle begins again.
async function isFilled(part) {
  if (!(await caches.has(nameOf(part)))) return false;
  const cache = await caches.open(nameOf(part));
  return (await Promise.all(BUILD.parts[part].map(([path]) => cache.match(addressOf(path))))).every(Boolean);
}

// All of it or nothing: what cannot be written (no room) takes back what was.
async function store(part, files) {
  const cache = await caches.open(nameOf(part));
  try {
    for (const { path, response } of files) await cache.put(addressOf(path), response);
  } catch (error) {
    await caches.delete(nameOf(part));
    throw error;
  }
}

// A pack is one file with many pages in it; everything else is itself.
async function obtain([path, hash]) {
  const response = (await keptUnder(path)) ?? (await fetched(path, hash));
  if (!path.startsWith("offline/")) return [{ path, response }];
  const { pages } = await response.clone().json();
  const each = Object.entries(pages).map(([name, html]) => ({ path: name, response: asPage(html) }));
  return [...each, { path, response }];
}

// Names with a hash in them mean the same file in every version.
const keptUnder = async (path) => (LASTING.test(path) ? caches.match(addressOf(path)) : undefined);

async function fetched(path, hash) {
  for (const cache of LASTING.test(path) ? ["default", "reload"] : ["no-cache"]) {
    const response = await fetch(addressOf(path), { cache });
    if (response.ok && (await isBuilt(response.clone(), hash))) return response;
  }
  throw new Error(`${path} is not the file that was built`);
}

async function isBuilt(response, hash) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("").startsWith(hash);
}

const asPage = (html) => new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });

// --- a new version ----------------------------------------------------------------------------------------------------

async function takeOver() {
  const old = (await ours()).filter(({ isOld }) => isOld);
  const parts = [...new Set(old.map(({ part }) => part))];
  try {
    await Promise.all(parts.filter((part) => part !== PLACES).map(fill));
    await Promise.all(old.filter(({ part }) => part === PLACES).map(({ name }) => placesAgain(name)));
  } catch (error) {
    const mine = (await ours()).filter(({ isOld }) => !isOld);
    await Promise.all(mine.map(({ name }) => caches.delete(name)));
    throw error;
  }
}

// The pages of municipalities that the visitor opened, as they are now; one that is gone is let go.
async function placesAgain(name) {
  const requests = await (await caches.open(name)).keys();
  const paths = requests.map(({ url }) => url.slice(SCOPE.length));
  const hashes = await Promise.all(paths.map(hashOfPlace));
  const still = paths.map((path, index) => [path, hashes[index]]).filter(([, hash]) => hash);
  await store(PLACES, (await Promise.all(still.map(obtain))).flat());
}

async function hashOfPlace(path) {
  const [locale] = path.split("/");
  const pack = BUILD.parts[locale] && (await caches.match(addressOf(BUILD.parts[locale][0][0])));
  return pack ? (await pack.json()).places[path] : undefined;
}

async function removeOld() {
  const old = (await ours()).filter(({ isOld }) => isOld);
  await Promise.all(old.map(({ name }) => caches.delete(name)));
}

// --- answering --------------------------------------------------------------------------------------------------------

async function page(event, path) {
  const coming = network(event, path);
  event.waitUntil(coming.catch(() => {}));
  const first = await Promise.race([coming.catch(() => null), after(SLOW)]);
  if (first?.status < 500) return first;
  const found = await kept(path, first === undefined ? "slow" : "none");
  return found ?? (first === undefined ? coming : first) ?? notKept(path);
}

// Gives undefined when it was slow.
const after = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function network(event, path) {
  const response = (await event.preloadResponse) ?? (await fetch(event.request));
  if (response.ok) event.waitUntil(rememberPlace(path, response.clone()).catch(() => {}));
  return response;
}

// A municipality's page is kept because the visitor opened it, and only the one that belongs to this version.
async function rememberPlace(path, response) {
  const hash = await hashOfPlace(path);
  if (!hash || !(await isBuilt(response.clone(), hash))) return;
  const cache = await caches.open(nameOf(PLACES));
  await cache.put(addressOf(path), response);
}

// A kept page says so itself, with the day on which this version was made.
async function kept(path, why) {
  const found = await match(path.endsWith("/") || path.endsWith(".html") ? path : `${path}/`);
  if (!found) return undefined;
  const html = await found.text();
  const made = BUILD.made[path.split("/")[0]] ?? "";
  return asPage(html.replace("<html ", `<html data-offline="${why}" `).replaceAll('<span class="ww-made">', `$&${made}`));
}

async function match(path) {
  for (const { name, isOld } of await ours()) {
    const found = isOld ? undefined : await (await caches.open(name)).match(addressOf(path));
    if (found) return found;
  }
  return undefined;
}

// The root leads to a locale that is kept; a page that is not kept, to the page that says so.
async function notKept(path) {
  const parts = (await ours()).filter(({ isOld }) => !isOld).map(({ part }) => part);
  const asked = path.split("/")[0];
  const locale = parts.includes(asked) ? asked : parts.find((part) => BUILD.made[part]);
  if (!locale) return Response.error();
  return Response.redirect(addressOf(path === "" ? `${locale}/` : `${locale}/${BUILD.notKept}`), 302);
}

// Files with a hash in their name never change; the few others follow the page.
async function file(request, path) {
  if (LASTING.test(path)) return (await match(path)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const found = await match(path);
    if (found) return found;
    throw error;
  }
}

// --- events -----------------------------------------------------------------------------------------------------------

// What a browser can do without waiting until this worker is awake: take the engine's files from what is kept, and for all
// else ask the network meanwhile and use what is there first. Without a network that is what this worker gives.
const AT = new URL(SCOPE).pathname;
const ROUTES = [
  { condition: { urlPattern: { pathname: `${AT}engine/*` } }, source: "cache" },
  { condition: { urlPattern: { pathname: `${AT}*` }, requestMethod: "GET" }, source: "race-network-and-fetch-handler" },
];

self.addEventListener("install", (event) => {
  event.addRoutes?.(ROUTES).catch(() => {}); // a browser with an older form of it: the worker answers everything itself
  event.waitUntil(takeOver().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(
  Promise.all([removeOld(), self.clients.claim(), self.registration.navigationPreload?.enable()]),
));

self.addEventListener("message", (event) => event.waitUntil(
  Promise.all((event.data.keep ?? []).map(fill)).catch(() => {}), // asked for again at the next visit
));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const path = decodeURI(new URL(request.url).pathname.slice(new URL(SCOPE).pathname.length));
  event.respondWith(request.mode === "navigate" ? page(event, path) : file(request, path));
});
