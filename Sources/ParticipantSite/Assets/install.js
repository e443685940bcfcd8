"use strict";
/* The worker that keeps help and the safety plan at hand without a network. Only where somebody is signed in. */
if ("serviceWorker" in navigator && document.querySelector(".sign-out")) {
  navigator.serviceWorker.register("/service-worker.js", { scope: "/", updateViaCache: "none" }).catch(() => {});
}
