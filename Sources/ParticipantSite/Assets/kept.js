"use strict";
/*
 * Answers that could not be sent yet, kept on this device until they are, and the one way of sending them.
 *
 * A record: { key, order, url, page, item, value, declined, seen, at, mode, tried }. `key` is made once for each
 * answer given and never again. Nothing stays here once it has been sent; leaving the site clears it. Where a
 * browser keeps nothing (some private windows), `put` answers false and the page says so.
 */
const Kept = (() => {
  const NAME = "notes", STORE = "kept";
  let opening = null;

  const open = () => {
    opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
      request.onsuccess = () => {
        // Leaving, in another tab, deletes the whole store: let it.
        request.result.onversionchange = () => { request.result.close(); opening = null; };
        request.result.onclose = () => { opening = null; };
        resolve(request.result);
      };
      request.onerror = () => { opening = null; reject(request.error); };
    });
    return opening;
  };

  const write = async act => {
    try {
      const change = (await open()).transaction(STORE, "readwrite", { durability: "strict" });
      act(change.objectStore(STORE));
      await new Promise((resolve, reject) => {
        change.oncomplete = resolve;
        change.onerror = change.onabort = () => reject(change.error);
      });
      return true;
    } catch { return false; }
  };

  const read = async (act, otherwise) => {
    try {
      const request = act((await open()).transaction(STORE).objectStore(STORE));
      return await new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    } catch { return otherwise; }
  };

  const newKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };

  /** What a page of the form carries for its visitor. */
  const passOf = form => ({ seal: form.dataset.seal, token: form.querySelector('input[name="token"]')?.value ?? "" });

  /** The same of the page as it is now: after a new sign-in what an open page carries is worth nothing. */
  const newPass = async (page, url) => {
    try {
      const response = await fetch(page, { credentials: "same-origin", cache: "no-store", headers: { Accept: "text/html" } });
      if (!response.ok) { return null; }
      const there = new DOMParser().parseFromString(await response.text(), "text/html");
      const form = [...there.querySelectorAll("form[data-answers]")].find(each => each.dataset.answers === url);
      return form ? passOf(form) : null;
    } catch { return null; }
  };

  /** Sends answers of one form. → { reply }; { over: true } when the pass is worth nothing; {} when out of reach. */
  const send = async (url, pass, records) => {
    const answers = records.map(({ item, value, declined, seen, at, kept, key }) => ({ item, value, declined, seen, at, kept: kept === true, key }));
    try {
      const response = await fetch(url, {
        method: "POST", credentials: "same-origin", keepalive: true, cache: "no-store", redirect: "error",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-Form-Token": pass.token },
        body: JSON.stringify({ seal: pass.seal, mode: records[0].mode, answers }),
        signal: AbortSignal.timeout?.(15000),
      });
      const isJSON = response.headers.get("Content-Type")?.startsWith("application/json") ?? false;
      if (!isJSON) { return [401, 403, 404, 409].includes(response.status) ? { over: true } : {}; }
      const reply = await response.json();
      return Array.isArray(reply.saved) ? { reply } : reply.signIn === true ? { over: true } : {};
    } catch { return {}; }
  };

  /** One window at a time sends, so that an older answer never follows a newer one. */
  const alone = act => navigator.locks ? navigator.locks.request("kept", act) : act();

  return Object.freeze({
    all: async () => (await read(store => store.getAll(), [])).sort((one, other) => one.order - other.order),
    has: async key => (await read(store => store.getKey(key), key)) !== undefined,
    put: record => write(store => store.put(record)),
    remove: keys => keys.length > 0 ? write(store => keys.forEach(key => store.delete(key))) : true,
    newKey, passOf, newPass, send, alone,
  });
})();

/* Where two answers were shown and one was chosen, the choice stands: what was kept of these items is done with. */
document.querySelector("form[data-settles]")?.addEventListener("submit", event => {
  const { settles: url, items } = event.target.dataset;
  Kept.all().then(all => Kept.remove(all.filter(each => each.url === url && items.split(" ").includes(each.item)).map(each => each.key)));
});

/* On Today: what was kept is sent as soon as there is a way, and the page says how it stands. */
(() => {
  const place = document.querySelector("[data-kept-answers]");
  if (!place) { return; }
  const words = document.getElementById("words")?.dataset ?? {};
  const attempt = () => Kept.alone(async () => {
    const waiting = await Kept.all();
    if (waiting.length === 0) { return; }
    const settled = [];
    let said = null;
    for (const url of new Set(waiting.map(record => record.url))) {
      const own = waiting.filter(record => record.url === url), revisions = new Map();
      const pass = await Kept.newPass(own[0].page, url);
      if (pass === null) { continue; }
      for (const record of own) {
        const seen = Math.max(record.seen, revisions.get(record.item) ?? 0);
        const { reply } = await Kept.send(url, pass, [{ ...record, seen, kept: true }]);
        const saved = reply?.saved.find(each => each.item === record.item);
        const fault = reply?.faults?.find(each => each.item === record.item);
        if (reply?.conflicts?.length) {
          said = Object.assign(document.createElement("a"), { href: record.page, textContent: words.gentleLook });
        }
        if (!saved && !fault) { break; }
        if (fault) { said = fault.sentence; }
        revisions.set(record.item, saved?.revision ?? seen);
        settled.push(record.key);
      }
    }
    await Kept.remove(settled);
    const isDone = settled.length === waiting.length;
    place.dataset.state = isDone ? "saved" : "kept";
    place.replaceChildren(isDone ? words.gentleSaved : words.gentleKept, ...(said ? [" ", said] : []));
  });
  addEventListener("online", attempt);
  attempt();
})();
