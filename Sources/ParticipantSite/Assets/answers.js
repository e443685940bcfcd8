"use strict";
/*
 * Sends each answer as it is given, and says truthfully where it is: “Saved” once the server has it, “Kept on this
 * device” when only the device has it. Needs items.js and kept.js. Without it the form's own button sends everything.
 *
 * Of each item at most two answers wait: the one that was tried (its acknowledgement may have been lost, so it goes
 * again, unchanged) and the newest. What stands on the page is always the newest.
 */
(() => {
  const form = document.querySelector("form[data-answers]");
  if (!form) { return; }
  const url = form.dataset.answers, mode = form.dataset.mode ?? "block", status = form.querySelector("[data-status]");
  const words = document.getElementById("words")?.dataset ?? {};
  const items = new Map([...form.querySelectorAll("[data-item]")].map(each => [each.dataset.item, each]));
  // An arrow key passes over answers that are not meant; they are sent when it has come to rest.
  const SETTLE = 120, SETTLE_KEYS = 700, PATIENCE = 250, PAUSE = 5000, LONGEST_PAUSE = 60000;
  const waiting = new Map(), settling = new Map();
  let pass = Kept.passOf(form), order = Date.now(), pause = PAUSE, again = 0, byKeys = false, isOver = false, isPassing = false, current = null;

  const show = (state, text, way) => {
    if (!status) { return; }
    status.dataset.state = state;
    status.replaceChildren();       // the same word is spoken again only when it is new
    setTimeout(() => { if (status.dataset.state === state) { status.replaceChildren(text ?? "", ...(way ? [" ", way] : [])); } }, 30);
  };
  const way = (text, href, act) => {
    const made = Object.assign(document.createElement(href ? "a" : "button"), href ? { href } : { type: "button", className: "button-plain", onclick: act });
    made.textContent = text;
    return made;
  };

  // What waits

  const line = code => waiting.get(code) ?? [];
  const heads = () => [...waiting.values()].filter(each => each.length > 0).map(each => each[0]);
  const settle = (code, key) => { waiting.set(code, line(code).filter(each => each.key !== key)); return Kept.remove([key]); };

  const keep = async () => {
    const all = [...waiting.values()].flat();
    if (all.length === 0) { return; }
    all.forEach(each => { each.kept = true; });
    const isKept = (await Promise.all(all.map(each => Kept.put(each)))).every(Boolean);
    all.forEach(each => { each.isStored ||= isKept; });
    if (heads().length > 0 && !isOver) { show(isKept ? "kept" : "unkept", isKept ? words.gentleKept : words.gentleUnkept); }
  };

  const take = code => {
    if (!settling.has(code)) { return; }
    clearTimeout(settling.get(code));
    settling.delete(code);
    const item = items.get(code), answer = Items.given(item);
    if (!answer) { return; }
    Items.fault(item, null);
    if (Items.asksForHelp(item, answer)) { Items.help(item); }
    const fresh = { key: Kept.newKey(), order: ++order, url, page: location.pathname, item: code, ...answer,
                    seen: Number(item.dataset.revision ?? 0), at: Date.now(), mode, tried: false, kept: false };
    const outdated = line(code).filter(each => !each.tried).map(each => each.key);
    waiting.set(code, [...line(code).filter(each => each.tried), fresh]);
    Kept.remove(outdated);
    if (isOver || !navigator.onLine || current) { keep(); }
    send();
  };

  // Sending

  const send = () => current ??= (async () => {
    clearTimeout(again);
    const late = setTimeout(keep, PATIENCE);
    const outcome = await Kept.alone(sendOnce);
    clearTimeout(late);
    current = null;
    if (outcome === "sent") {
      pause = PAUSE;
      if (heads().length > 0) { return send(); }
      show("saved", words.gentleSaved);
    } else if (outcome === "differs") {
      await keep();
      show("differs", words.gentleDiffers, way(words.gentleLook, null, () => form.submit()));
    } else {
      await keep();
      if (isOver) { show("over", words.gentleOver, way(words.gentleSignin, form.dataset.signIn ?? "/sign-in")); }
      again = setTimeout(send, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
    return outcome;
  })();

  const sendOnce = async () => {
    for (const head of heads()) {       // another window may have sent it
      if (head.isStored && !(await Kept.has(head.key))) { await settle(head.item, head.key); }
    }
    const batch = heads().filter(each => !each.differs);
    if (batch.length === 0) { return heads().length > 0 ? "differs" : "sent"; }
    batch.forEach(each => { each.tried = true; });
    await Promise.all(batch.filter(each => each.isStored).map(each => Kept.put(each)));
    let outcome = await Kept.send(url, pass, batch);
    if (outcome.over) {
      const fresh = await Kept.newPass(location.pathname, url);
      isOver = fresh === null;
      if (fresh) { pass = fresh; outcome = await Kept.send(url, pass, batch); }
    }
    if (!outcome.reply) { return "away"; }
    isOver = false;
    return heard(outcome.reply, batch);
  };

  const heard = async (reply, batch) => {
    for (const { item: code, revision } of reply.saved) {
      if (items.has(code)) { Items.note(items.get(code), revision); }
      for (const head of batch.filter(each => each.item === code)) { await settle(code, head.key); }
      line(code).forEach(each => { each.seen = revision; });
    }
    for (const { item: code, sentence } of reply.faults ?? []) {
      if (items.has(code)) { Items.fault(items.get(code), sentence); }
      for (const head of batch.filter(each => each.item === code)) { await settle(code, head.key); }
    }
    if (Array.isArray(reply.hidden)) { items.forEach((item, code) => Items.ask(item, !reply.hidden.includes(code))); }
    if (reply.help === true) { Items.help(items.get(batch.at(-1).item)); }
    for (const { item: code } of reply.conflicts ?? []) { line(code).forEach(each => { each.differs = true; }); }
    return heads().length > 0 && heads().every(each => each.differs) ? "differs" : "sent";
  };

  // What the person does

  form.addEventListener("keydown", event => { byKeys = event.key.startsWith("Arrow") || event.key.startsWith("Page"); });
  form.addEventListener("pointerdown", () => { byKeys = false; });
  form.addEventListener("change", event => {
    const code = event.target.closest("[data-item]")?.dataset.item;
    if (code === undefined) { return; }
    Items.agree(items.get(code), event.target);
    clearTimeout(settling.get(code));
    settling.set(code, setTimeout(take, byKeys ? SETTLE_KEYS : SETTLE, code));
  });
  form.addEventListener("focusout", event => {
    const item = event.target.closest("[data-item]");
    if (item && !item.contains(event.relatedTarget)) { take(item.dataset.item); }
  });
  form.addEventListener("submit", async event => {
    [...settling.keys()].forEach(take);
    if (isPassing || (heads().length === 0 && navigator.onLine)) { return; }
    event.preventDefault();
    const outcome = heads().length > 0 ? await send() : "sent";
    if (outcome === "differs" || (outcome === "sent" && navigator.onLine)) {
      isPassing = true;
      form.requestSubmit(event.submitter);
      isPassing = false;
      return;
    }
    // Without a network one goes on to the next part, if it is at hand.
    const next = event.submitter?.matches("[value=back], [value=stop]") ? "" : form.dataset.ahead?.split(" ")[0];
    if (next && "caches" in window && await caches.match(next, { ignoreVary: true })) { location.assign(next); return; }
    if (!isOver) { show("kept", words.gentleAway); }
  });
  addEventListener("online", () => { pause = PAUSE; send(); });
  addEventListener("pagehide", () => { [...settling.keys()].forEach(take); keep(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && heads().length > 0) { send(); } });

  // What was kept earlier, and the parts that follow

  (async () => {
    for (const record of (await Kept.all()).filter(each => each.url === url)) {
      waiting.set(record.item, [...line(record.item), { ...record, kept: true, isStored: true, differs: false }]);
      // What is sent from here says what the kept answer had seen, not what the page was made with.
      if (items.has(record.item)) { Items.fill(items.get(record.item), record); Items.note(items.get(record.item), record.seen); }
    }
    if (heads().length > 0) { show("kept", words.gentleKept); send(); }
    const worker = (await navigator.serviceWorker?.ready)?.active;
    worker?.postMessage({ keep: [location.pathname, ...(form.dataset.ahead ?? "").split(" ")].filter(Boolean) });
  })();
})();
