"use strict";
/*
 * Leaving at once: the page goes blank before anything else happens, what the device kept is deleted, other windows of
 * the site go too, the sign-in ends, and a page that says nothing takes this one's place. Without this script the same
 * link leads to the same page, and the server deletes what it can.
 *
 * There is no shortcut by key: it would be pressed by mistake, and what could not be sent yet would be lost.
 */
(() => {
  const link = document.querySelector(".leave-link, [data-leave]");
  const others = "BroadcastChannel" in window ? new BroadcastChannel("notes") : null;
  const blank = () => { document.title = "\u00a0"; document.documentElement.hidden = true; document.body.replaceChildren(); };

  const forget = async () => {
    navigator.serviceWorker?.controller?.postMessage({ forget: true });
    try { sessionStorage.clear(); localStorage.clear(); } catch { /* nothing can be kept here */ }
    const deletions = [];
    if ("caches" in window) { deletions.push(caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))))); }
    if ("indexedDB" in window) {
      deletions.push(new Promise(done => {
        const request = indexedDB.deleteDatabase("notes");
        request.onsuccess = request.onerror = request.onblocked = done;
      }));
    }
    if (navigator.serviceWorker) {
      deletions.push(navigator.serviceWorker.getRegistrations().then(all => Promise.all(all.map(each => each.unregister()))));
    }
    await Promise.race([Promise.allSettled(deletions), new Promise(done => setTimeout(done, 400))]);
  };

  link?.addEventListener("click", async event => {
    event.preventDefault();
    const away = link.href;
    blank();
    others?.postMessage("leave");
    navigator.sendBeacon?.(away, new URLSearchParams());
    await forget();
    location.replace(away);
  });
  if (link && others) {
    others.onmessage = event => { if (event.data === "leave") { const away = link.href; blank(); location.replace(away); } };
  }

  // A page that the browser had laid aside is asked for again: whoever comes back sees what they may see now.
  addEventListener("pageshow", event => { if (event.persisted) { blank(); location.reload(); } });
})();
