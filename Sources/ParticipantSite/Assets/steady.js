"use strict";
/*
 * Before a page with something written on it is sent, it is seen whether there is a way: without one the page stays as
 * it is, says so, and nothing written is lost. A button pressed twice sends once. Without this script a page without a
 * network is the browser's own affair.
 */
(() => {
  const words = document.getElementById("words")?.dataset ?? {};
  const isWritten = form => form.method === "post" && !form.dataset.answers && form.querySelector("textarea");
  const sent = new WeakSet(), checked = new WeakSet();

  const isThere = async () => {
    try { return (await fetch("/offline", { cache: "no-store", credentials: "omit", signal: AbortSignal.timeout?.(5000) })).ok; } catch { return false; }
  };

  const say = (form, text) => {
    let place = form.querySelector("[data-steady]");
    if (!place) {
      place = Object.assign(document.createElement("p"), { className: "note note-care" });
      place.dataset.steady = "";
      place.setAttribute("role", "alert");
      (form.querySelector(".actions") ?? form.lastElementChild).before(place);
    }
    place.textContent = text;
  };

  document.addEventListener("submit", async event => {
    const form = event.target, { submitter } = event;
    if (event.defaultPrevented || !isWritten(form)) { return; }
    if (sent.has(form)) { event.preventDefault(); return; }
    if (checked.delete(form)) {
      sent.add(form);
      setTimeout(() => sent.delete(form), 3000);      // a page that came back may be sent again
      return;
    }
    event.preventDefault();
    if (!(await isThere())) { say(form, words.gentleStill ?? ""); return; }
    form.querySelector("[data-steady]")?.remove();
    checked.add(form);
    form.requestSubmit(submitter);
  });
  addEventListener("pageshow", () => document.querySelectorAll("form").forEach(form => sent.delete(form)));
})();
