"use strict";
/* The items of a questionnaire's page: what was answered, and showing an answer. Used by answers.js. */
const Items = (() => {
  const controls = item => [...item.querySelectorAll("input, select")].filter(each => each.type !== "hidden");
  const isNumber = each => ["number", "text", "time"].includes(each.type);
  const isWay = each => each.value === "declined" || each.value === "clear";

  /** What is plainly a number, with a point or a comma. What may be read in two ways is left to the form's own button. */
  const number = text => {
    const plain = text.trim().replace("−", "-");
    return /^[-+]?\d+([.,](\d{1,2}|\d{4,}))?$/.test(plain) ? Number(plain.replace(",", ".")) : null;
  };

  /** A time of day as hours from the midnight of a night: after `most`, it was the evening before. */
  const hours = (text, most) => {
    const [hour, minute] = text.split(":").map(Number);
    const all = hour + minute / 60;
    return Number.isFinite(all) && most !== undefined ? (all > Number(most) ? all - 24 : all) : null;
  };
  const clock = all => {
    const minutes = (Math.round(all * 60) + 2880) % 1440;
    return [Math.floor(minutes / 60), minutes % 60].map(each => String(each).padStart(2, "0")).join(":");
  };
  const typed = field => !field.checkValidity() ? null : field.type === "time" ? hours(field.value, field.dataset.most) : number(field.value);

  /** → { value, declined }, or null while there is no answer that can be sent. */
  const given = item => {
    const all = controls(item), chosen = all.find(each => each.checked);
    if (chosen && isWay(chosen)) { return { value: null, declined: chosen.value === "declined" }; }
    const field = all.find(isNumber);
    const value = chosen ? number(chosen.value) : field ? typed(field) : null;
    return value === null ? null : { value, declined: false };
  };

  const fill = (item, answer) => {
    for (const each of controls(item)) {
      if (isNumber(each)) {
        each.value = answer.value === null ? "" : each.type === "time" ? clock(answer.value) : String(answer.value);
        each.dispatchEvent(new Event("redraw"));
      } else if (isWay(each)) {
        each.checked = answer.value === null && answer.declined === (each.value === "declined");
      } else {
        each.checked = answer.value !== null && number(each.value) === answer.value;
      }
    }
  };

  /** A mark or number and “prefer not to answer” put each other out. */
  const agree = (item, control) => {
    const others = controls(item).filter(each => each !== control);
    if (isNumber(control) ? control.value !== "" : control.checked) {
      others.filter(each => each.checked).forEach(each => { each.checked = false; });
      others.filter(each => isNumber(each) && each.value !== "").forEach(each => {
        each.value = "";
        each.dispatchEvent(new Event("redraw"));
      });
    }
  };

  /** A sentence at its item; null takes it away. */
  const fault = (item, sentence) => {
    let place = item.querySelector("[data-fault]");
    if (sentence === null) { place?.remove(); return; }
    if (!place) {
      place = Object.assign(document.createElement("p"), { className: "fault" });
      place.dataset.fault = "";
      place.setAttribute("role", "alert");
      item.append(place);
    }
    place.textContent = sentence;
  };

  /** The server has this answer, at this answer of the form. */
  const note = (item, revision) => {
    item.dataset.revision = String(revision);
    item.querySelectorAll('input[type="hidden"][name^="seen."]').forEach(each => { each.value = String(revision); });
  };

  const ask = (item, isAsked) => { item.hidden = item.disabled = !isAsked; };

  /** Help, at once and under the item. */
  const help = item => {
    const section = document.querySelector("[data-help]");
    if (!section?.hidden) { return; }
    section.hidden = false;
    item?.after(section);
  };

  /** Whether this answer is one at which help is shown, even without a network. */
  const asksForHelp = (item, answer) =>
    answer.value !== null && (item.dataset.helpValues ?? "").split(" ").some(each => number(each) === answer.value);

  return Object.freeze({ given, fill, agree, fault, note, ask, help, asksForHelp });
})();
