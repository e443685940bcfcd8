"use strict";
/*
 * What is at hand without a network: the look of the pages, help, the safety plan once it was opened, and the parts
 * that follow in the form that is open, as long as nothing is answered in them. Everything else comes from the server
 * or not at all. The network always comes first; nothing here is ever shown while the server can be reached.
 */
const SHELL = "shell-1", PLAN = "plan-1", FORM = "form-1";
const LOOK = ["participant.css", "notes.svg", "leave.js", "install.js", "steady.js", "items.js", "kept.js", "answers.js", "vas.js", "timer.js"].map(name => `/assets/${name}`);
const PAGES = ["/help", "/offline"];
const PART = /^\/questionnaires\/[^/]+(\/part\/[^/]+)?$/;
const ANSWERED = /<input\b[^>]*\s(checked\b|type="(number|text)"[^>]*\svalue="[^"]|value="[^"]+"[^>]*\stype="(number|text)")/i;

self.addEventListener("install", event => event.waitUntil((async () => {
  const shell = await caches.open(SHELL);
  await Promise.allSettled([...LOOK, ...PAGES].map(path => shell.add(new Request(path, { cache: "reload" }))));
  await self.skipWaiting();
})()));

self.addEventListener("activate", event => event.waitUntil((async () => {
  const names = await caches.keys();
  await Promise.all(names.filter(name => ![SHELL, PLAN, FORM].includes(name)).map(name => caches.delete(name)));
  await self.clients.claim();
})()));

const isWhole = response => response.ok && !response.redirected && response.type === "basic";

const put = async (name, path, response) => (await caches.open(name)).put(path, response);

const page = async (request, path) => {
  try {
    const response = await fetch(request);
    // Handed in, or signed out: nothing of the form is needed any more.
    if (/^\/questionnaires\/[^/]+\/done$/.test(path) || path === "/sign-out") { await caches.delete(FORM); }
    if (path === "/sign-out") { await caches.delete(PLAN); }
    if (request.method === "GET" && isWhole(response)) {
      if (PAGES.includes(path)) { await put(SHELL, path, response.clone()); }
      if (path === "/safety-plan") { await put(PLAN, path, response.clone()); }
    }
    return response;
  } catch {
    if (path === "/leave") { return new Response("<!DOCTYPE html><title>&nbsp;</title>", { headers: { "Content-Type": "text/html; charset=utf-8" } }); }
    const kept = request.method === "GET" ? await caches.match(path, { ignoreVary: true }) : undefined;
    return kept ?? (await caches.match("/offline", { ignoreVary: true })) ?? Response.error();
  }
};

const look = async (request, path) => {
  try { return await fetch(request); } catch { return (await caches.match(path, { ignoreVary: true })) ?? Response.error(); }
};

self.addEventListener("fetch", event => {
  const { request } = event, address = new URL(request.url);
  if (address.origin !== self.location.origin) { return; }
  if (request.mode === "navigate") { event.respondWith(page(request, address.pathname)); }
  else if (request.method === "GET" && LOOK.includes(address.pathname)) { event.respondWith(look(request, address.pathname)); }
});

/** Only pages of one form, and only those in which nothing stands yet. Without a network all stays as it is. */
const keep = async paths => {
  const form = await caches.open(FORM), wanted = paths.filter(path => PART.test(path));
  for (const [index, path] of wanted.entries()) {
    try {
      const response = await fetch(path, { credentials: "same-origin", cache: "no-store" });
      if (index === 0) {
        for (const request of await form.keys()) {
          if (!wanted.includes(new URL(request.url).pathname)) { await form.delete(request); }
        }
      }
      const isEmpty = isWhole(response) && !ANSWERED.test(await response.clone().text());
      await (isEmpty ? form.put(path, response) : form.delete(path));
    } catch { return; }
  }
};

self.addEventListener("message", event => {
  if (event.data?.forget === true) {
    event.waitUntil(caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))));
  } else if (Array.isArray(event.data?.keep)) {
    event.waitUntil(keep(event.data.keep.filter(path => typeof path === "string")));
  }
});
