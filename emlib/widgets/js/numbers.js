// Controls for a number: a range beside an exact field, and a field with a button.
import { h, touchRange, unique } from "./controls.js";
import { say, tell } from "./a11y.js";
import { minus } from "./saved.js";

// What was typed, moved into [min, max]; null if it is no number.
function within(typed, { min, max }) {
  return typed === "" || !Number.isFinite(+typed) ? null : Math.min(max, Math.max(min, +typed));
}

// A range and a number input for one value, with its limits in words; speak(value): what the range says of it.
// Has .node, .show(value) and .rest(on).
export function slider(label, { min, max, step, digits, speak = (v) => `${label} = ${minus(v, digits)}` }, oninput) {
  const id = unique("slider"), bounds = { min, max, step };
  let shown = min;
  const type = () => {
    const typed = number.value, value = within(typed, bounds);
    if (value !== null) oninput(value);
    // what is no number is taken back
    show(value ?? shown);
    say(outside, value === null || value === +typed ? "" : `; ${typed} is outside`);
  };
  const outside = h("span", { role: "status" });
  const limits = h("span", { class: "em-limits", id: `${id}-limits` }, `${min} to ${max}`.replace("-", "−"), outside);
  const range = touchRange({ id, ...bounds }, oninput);
  const number = h("input", { type: "number", "aria-label": `${label}, exact value`, "aria-describedby": limits.id, ...bounds, onchange: type });
  const show = (value) => {
    range.value = shown = value;
    number.value = value.toFixed(digits);
    tell(range, { "aria-valuetext": speak(value) });
    say(outside, "");
  };
  const words = h("div", {}, h("label", { for: id }, label), " ", limits);
  const rest = (on) => (range.disabled = number.disabled = on);
  return { node: h("div", { class: "em-slider" }, words, range, number), show, rest };
}

// A number that a question asks for: Enter or the button hands it over, moved into [min, max]; what is no
// number is not handed over but asked for. Has .node and .show(value).
export function numberAsked(label, bounds, oncheck) {
  const limits = `${bounds.min} to ${bounds.max}`.replace("-", "−");
  const input = h("input", { type: "number", step: "any", "aria-label": `${label}, ${limits}`, ...bounds });
  const hint = h("span", { class: "em-limits", role: "status" }, `a number from ${limits}`);
  const onsubmit = (event) => {
    event.preventDefault();
    const value = within(input.value, bounds);
    say(hint, value === null ? `Type a number from ${limits}.` : `a number from ${limits}`);
    if (value === null) return;
    input.value = value;
    oncheck(value);
  };
  const check = h("button", { type: "submit", class: "em-button" }, "Check");
  const node = h("form", { class: "em-number", novalidate: true, onsubmit }, input, check, hint);
  const show = (value) => {
    if (document.activeElement !== input) input.value = value ?? "";
  };
  return { node, show };
}
