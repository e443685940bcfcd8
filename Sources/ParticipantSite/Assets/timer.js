"use strict";
/*
 * A timer for a practice: start, pause, go on, stop; a soft bell if one likes. What it counted is written into the
 * fields of the form below, where it can be changed. Without this script the page simply has no timer.
 */
(() => {
  const sentence = (text, seconds) => (text ?? "{m}:{s}")
    .replace("{m}", () => String(Math.floor(seconds / 60))).replace("{s}", () => String(Math.floor(seconds % 60)).padStart(2, "0"));

  /** One stroke: a few sines that fade, quietly. */
  const stroke = (audio, after) => {
    const start = audio.currentTime + Math.max(0, after);
    return [[396, 0.09, 5], [793, 0.045, 3.5], [1188, 0.018, 2]].map(([pitch, loudness, length]) => {
      const tone = audio.createOscillator(), volume = audio.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(loudness, start + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + length);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + length);
      return tone;
    });
  };

  const build = place => {
    const say = place.dataset, whole = Number(place.dataset.seconds);
    if (!(whole > 0)) { return; }
    const bells = (place.dataset.bells ?? "").split(" ").map(Number).filter(each => each > 0);
    const field = name => document.getElementById(place.dataset[name] ?? "");
    let before = 0, since = null, tick = 0, audio = null, tones = [], awake = null;

    const left = Object.assign(document.createElement("p"), { className: "timer-left" });
    left.setAttribute("role", "timer");
    const said = Object.assign(document.createElement("p"), { className: "timer-said" });
    said.setAttribute("role", "status");
    const button = (text, className, act) => Object.assign(document.createElement("button"), { type: "button", textContent: text ?? "", className, onclick: act });
    const go = button(say.sayStart, "", () => since === null ? start() : rest());
    const end = button(say.sayStop, "button-quiet", () => finish(false));
    const actions = Object.assign(document.createElement("p"), { className: "actions" });
    actions.append(go, end);
    const bell = Object.assign(document.createElement("input"), { type: "checkbox", checked: true });
    const label = Object.assign(document.createElement("label"), { className: "choice" });
    label.append(bell, Object.assign(document.createElement("span"), { textContent: say.sayBell ?? "" }));
    place.append(left, actions, label, said);
    end.hidden = true;

    const gone = () => before + (since === null ? 0 : (performance.now() - since) / 1000);
    const show = () => { left.textContent = sentence(say.sayLeft, Math.ceil(Math.max(0, whole - gone()))); };
    const quiet = () => { tones.flat().forEach(tone => { try { tone.stop(); } catch { /* it has ended */ } }); tones = []; };

    const ring = () => {
      quiet();
      if (!bell.checked || !window.AudioContext) { return; }
      audio ??= new AudioContext();
      audio.resume();
      const now = gone();
      // Set beforehand by the sound's own clock: a phone that sleeps still rings in time.
      tones = bells.filter(each => each > now && each <= whole).map(each => stroke(audio, each - now));
    };

    const start = () => {
      if (gone() >= whole) { before = 0; }
      since = performance.now();
      tick = setInterval(() => { show(); if (gone() >= whole) { finish(true); } }, 250);
      go.textContent = say.sayPause ?? "";
      end.hidden = false;
      said.textContent = "";
      ring();
      navigator.wakeLock?.request("screen").then(lock => { awake = lock; }, () => {});
      show();
    };

    const halt = () => {
      before = Math.min(whole, gone());
      since = null;
      clearInterval(tick);
      awake?.release();
      awake = null;
    };

    const rest = () => {
      halt();
      quiet();
      go.textContent = say.sayOn ?? "";
      show();
    };

    const finish = isWhole => {
      halt();
      if (!isWhole) { quiet(); }
      const minutes = field("minutesField"), way = field(isWhole ? "finishedField" : "stoppedField");
      if (minutes && before >= 30) { minutes.value = String(Math.round(before / 60)); }
      if (way) { way.checked = true; }
      said.textContent = (isWhole ? say.sayFinished : say.sayStopped) ?? "";
      go.textContent = (isWhole ? say.sayStart : say.sayOn) ?? "";
      end.hidden = true;
      go.focus();
      show();
    };

    bell.addEventListener("change", () => { if (since !== null) { ring(); } });
    addEventListener("pagehide", quiet);
    show();
  };

  document.querySelectorAll(".timer").forEach(build);
})();
