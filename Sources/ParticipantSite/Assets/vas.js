"use strict";
/*
 * A line to mark, drawn beside the number field that carries its value. It is empty until somebody sets it: with a
 * tap anywhere on it, the two buttons, the arrow keys, Home and End, by moving the mark, or with the number field.
 * It speaks its two ends, and that it is not answered yet. Without this script the number field is the control.
 */
(() => {
  const words = document.getElementById("words")?.dataset ?? {};
  const element = (name, className, attributes = {}) => {
    const made = document.createElement(name);
    made.className = className;
    for (const [key, value] of Object.entries(attributes)) { made.setAttribute(key, value); }
    return made;
  };

  const draw = (place, index) => {
    const field = place.querySelector('input[type="number"]');
    if (!field) { return; }
    const least = Number(field.min), most = Number(field.max), step = Number(field.step) || 1;
    if (!(most > least)) { return; }
    const isMirrored = getComputedStyle(place).direction === "rtl";
    const legend = place.closest("fieldset")?.querySelector("legend");
    if (legend) { legend.id ||= `line-${index}`; }

    const track = element("div", "line-track", {
      role: "slider", tabindex: "0", "aria-orientation": "horizontal", "aria-valuemin": least, "aria-valuemax": most,
      ...(legend ? { "aria-labelledby": legend.id } : { "aria-label": words.gentleLineUnset ?? "" }),
    });
    const mark = element("span", "line-mark", { "aria-hidden": "true" });
    const less = element("button", "line-step", { type: "button", "aria-label": words.gentleLineLess ?? "−" });
    const more = element("button", "line-step", { type: "button", "aria-label": words.gentleLineMore ?? "+" });
    less.textContent = "−";
    more.textContent = "+";
    track.append(mark);
    const row = element("div", "line-row");
    row.append(less, track, more);
    const state = element("p", "line-state", { "aria-hidden": "true" });
    const byNumber = element("details", "line-number");
    const summary = document.createElement("summary");
    summary.textContent = words.gentleLineNumber ?? "";
    const numbered = field.closest(".line-field") ?? field;
    numbered.before(row, state, byNumber);
    byNumber.append(summary, numbered);

    // The value is the field's; what is drawn follows it.

    const value = () => field.value.trim() === "" || !field.checkValidity() ? null : Number(field.value);
    const nearest = number => {
      const digits = (String(step).split(".")[1] ?? "").length;
      const stepped = least + Math.round((number - least) / step) * step;
      return Number(Math.min(most, Math.max(least, stepped)).toFixed(digits));
    };
    const middle = nearest((least + most) / 2);
    const spoken = number => (words.gentleLineValue ?? "{n}")
      .replace("{n}", () => String(number)).replace("{most}", () => String(most))
      .replace("{from}", () => place.dataset.from ?? String(least)).replace("{to}", () => place.dataset.to ?? String(most));

    const redraw = () => {
      const now = value();
      mark.hidden = now === null;
      track.setAttribute("aria-valuenow", String(now ?? middle));
      track.setAttribute("aria-valuetext", now === null ? words.gentleLineUnset ?? "" : spoken(now));
      if (now !== null) { track.style.setProperty("--at", `${((now - least) / (most - least)) * 100}%`); }
      state.textContent = (now === null ? words.gentleLineUnset : words.gentleLineSet) ?? "";
    };
    const set = (number, isDone = true) => {
      field.value = String(nearest(number));
      redraw();
      if (isDone) { field.dispatchEvent(new Event("change", { bubbles: true })); }
    };
    const at = event => {
      const box = track.getBoundingClientRect();
      const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
      return least + (isMirrored ? 1 - share : share) * (most - least);
    };
    // The first step on an empty line goes to its middle.
    const move = steps => { const now = value(); set(now === null ? middle : now + steps * step); };
    const little = Math.max(1, Math.round((most - least) / step / 100));

    track.addEventListener("click", event => { if (event.detail > 0) { set(at(event)); track.focus({ preventScroll: true }); } });
    less.addEventListener("click", () => move(-little));
    more.addEventListener("click", () => move(little));
    track.addEventListener("keydown", event => {
      if (event.altKey || event.ctrlKey || event.metaKey) { return; }
      const onward = isMirrored ? -1 : 1;
      const moves = {
        ArrowRight: () => move(onward * little), ArrowLeft: () => move(-onward * little), ArrowUp: () => move(little), ArrowDown: () => move(-little),
        PageUp: () => move(10 * little), PageDown: () => move(-10 * little), Home: () => set(least), End: () => set(most),
      };
      if (Object.hasOwn(moves, event.key)) { event.preventDefault(); moves[event.key](); }
    });

    // Moving the mark is one more way, never the only one.
    mark.addEventListener("pointerdown", event => { mark.setPointerCapture(event.pointerId); });
    mark.addEventListener("pointermove", event => { if (mark.hasPointerCapture(event.pointerId) && event.buttons > 0) { set(at(event), false); } });

    field.addEventListener("input", redraw);
    field.addEventListener("redraw", redraw);
    addEventListener("pageshow", redraw);
    redraw();
  };

  document.querySelectorAll("[data-line]").forEach(draw);
})();
