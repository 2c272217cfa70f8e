// Native controls and the few lines that make them: every one has a label, a key and 44 px.
import { isIdle } from "./a11y.js";

// h("p", {class: "x", onclick: f}, ...children): an element with attributes, listeners, children. What can
// have the focus says to JupyterLab that a key pressed there is not a command for the notebook.
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value !== false && value !== null) node.setAttribute(key, value === true ? "" : value);
  }
  if (tag === "button" || tag === "input" || "tabindex" in attributes) node.dataset.lmSuppressShortcuts = "true";
  node.append(...children);
  return node;
}

// Radio groups and labels need names of their own on a page with many figures, of one kind or of several: the
// page counts, because each kind brings its own copy of this module.
export function unique(word) {
  globalThis.emSerial = (globalThis.emSerial ?? 0) + 1;
  return `em-${word}-${globalThis.emSerial}`;
}

export function button(label, hint, key, onclick) {
  const words = hint ? [h("b", {}, label), " ", h("span", {}, hint)] : [label];
  const node = h("button", { type: "button", class: "em-button", "aria-keyshortcuts": key || null, onclick: () => isIdle(node) || onclick() }, ...words);
  return node;
}

// Arrows go from answer to answer and choose none, else who uses keys would give the answers that lie on the way,
// and be told of them. Space or Enter gives one.
export function deliberate(group) {
  group.addEventListener("keydown", (event) => {
    const answers = [...group.querySelectorAll("input[type=radio]")], at = answers.indexOf(event.target);
    const way = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (at < 0 || (!way && event.key !== "Enter")) return;
    event.preventDefault();
    event.stopPropagation();
    if (way) answers[(at + way + answers.length) % answers.length].focus();
    else event.target.click();
  });
  return group;
}

// A range whose value a swipe leaves alone: the browser sets it where the finger comes down, and takes the
// finger away when it sees that the page is meant.
export function touchRange(attributes, oninput) {
  let before = null;
  const onpointerdown = ({ pointerType }) => (before = pointerType === "touch" ? node.value : null);
  const onpointercancel = () => {
    if (before === null || before === node.value) return;
    node.value = before;
    oninput(+before);
  };
  const node = h("input", { type: "range", ...attributes, oninput: () => oninput(+node.value), onpointerdown, onpointercancel });
  return node;
}

// A group of radio buttons; options: [[value, label], ...]; extra: its class, "em-mute" for a legend that is
// heard and not seen. Has .node, .show(value), .ask(legend, options).
export function choice(legend, options, onchange, extra = "") {
  const name = unique("choice");
  const list = h("div", { class: "em-options" });
  const title = h("legend", { class: extra.includes("em-mute") && "em-hidden" }, legend), node = h("fieldset", { class: `em-choice ${extra}` }, title, list);
  const fill = (items) =>
    list.replaceChildren(
      ...items.map(([value, label]) =>
        h("label", {}, h("input", { type: "radio", name, value, onchange: () => onchange(value) }), h("span", {}, label)),
      ),
    );
  const show = (value) => {
    for (const input of list.querySelectorAll("input")) input.checked = input.value === value;
  };
  const ask = (words, items) => {
    title.textContent = words;
    fill(items);
  };
  fill(options);
  return { node, show, ask };
}
