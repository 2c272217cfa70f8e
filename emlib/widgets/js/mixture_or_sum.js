// W01: a mixture, a weighted sum and a sum of two Gaussians. The picture is a function of
// (pi, separation, ratio, mode).
import { svg, color, frameAxes, path } from "./draw.js";
import { h, choice, unique } from "./controls.js";
import { slider, numberAsked } from "./numbers.js";
import { announcer, follow } from "./a11y.js";
import { meanings, ceiling } from "./two_gaussians.js";
import { NAMES, isRight, legend, notice, predicted, reveals, rounded, verdict } from "./mixture_or_sum_story.js";

const RANGE = [-8, 8], HEIGHT = 300;
const TOPS = [0.5, 0.6, 0.8, 1, 1.25, 1.5, 1.75]; // of the vertical axis, as the least curve room needs
const PARTS = [0, 1].map((k) => ({ class: "em-part", stroke: color(k), "stroke-dasharray": k ? "9 4" : "" }));

function curve(f, x, y) {
  const n = 320;
  return path(Array.from({ length: n + 1 }, (_, i) => RANGE[0] + ((RANGE[1] - RANGE[0]) * i) / n).map((v) => [x(v), y(f(v))]));
}

// The scale follows σ₂/σ₁ alone, so that curves compare across meanings, weights and separations.
function draw(node, s, all) {
  const { density, mean, variance, modes } = all[s.mode], width = node.clientWidth || 600;
  const high = TOPS.find((top) => top >= 1.04 * ceiling(s.ratio)) ?? ceiling(s.ratio);
  const { x, y, bottom } = frameAxes(node, width, HEIGHT, RANGE, [0, high], { left: 44, foot: 34, nx: width < 450 ? 4 : 8, ny: 4, yText: (v) => `${+v.toFixed(3)}` });
  const weights = s.mode === "mixture" ? [s.pi, 1 - s.pi] : [1, 1];
  const line = curve(density, x, y);
  node.append(svg("path", { d: `${line}L${x(RANGE[1])} ${bottom}L${x(RANGE[0])} ${bottom}Z`, class: "em-area" }));
  node.append(svg("path", { d: line, class: "em-line" }));
  all.parts.forEach((part, k) => node.append(svg("path", { d: curve((v) => weights[k] * part(v), x, y), ...PARTS[k] })));
  if (s.mode === "mixture") {
    const same = (v) => Math.exp((-0.5 * (v - mean) ** 2) / variance) / Math.sqrt(2 * Math.PI * variance);
    node.append(svg("path", { d: curve(same, x, y), class: "em-same" }));
  }
  for (const m of modes) node.append(svg("path", { d: `M${x(m)} ${y(density(m)) - 5}l-6 -9h12Z`, class: "em-now" }));
  node.append(svg("path", { d: `M${x(mean)} ${bottom}l-6 9h12Z`, class: "em-mean" }));
}

// Which curve is which: a line of each kind and its words.
function key() {
  const kinds = [{ class: "em-line" }, ...PARTS, { class: "em-same" }];
  const words = kinds.map(() => h("span"));
  const line = (kind) => svg("svg", { class: "em-swatch", viewBox: "0 0 32 12", "aria-hidden": "true" }, svg("path", { d: "M0 6H32", ...kind }));
  const items = kinds.map((kind, i) => h("li", {}, line(kind), words[i]));
  const marks = h("li", {}, "▼ bump · △ mean · d: the separation");
  const show = (mode) => {
    legend(mode).forEach((text, i) => (words[i].textContent = text));
    items[3].style.visibility = mode === "mixture" ? "" : "hidden"; // its place is kept: nothing jumps
  };
  return { node: h("ul", { class: "em-note em-key" }, ...items.slice(0, 3), marks, items[3]), show };
}

// One row for each meaning; its radio button chooses the picture.
function table(onchange) {
  const name = unique("mode"), rows = {}, body = h("tbody");
  for (const [mode, [word, formula]] of Object.entries(NAMES)) {
    const input = h("input", { type: "radio", name, value: mode, onchange: () => onchange(mode) });
    const cells = [h("td"), h("td"), h("td")];
    rows[mode] = { input, cells };
    body.append(h("tr", {}, h("th", { scope: "row" }, h("label", {}, input, h("span", {}, h("b", {}, word), " ", h("span", {}, formula)))), ...cells));
  }
  const head = h("tr", {}, ...["meaning", "mean", "variance", "bumps"].map((word) => h("th", { scope: "col" }, word)));
  const show = (chosen, all) => {
    for (const [mode, { input, cells }] of Object.entries(rows)) {
      const { mean, variance, modes } = all[mode];
      input.checked = mode === chosen;
      [rounded(mean, 3), rounded(variance, 3), `${modes.length}`].forEach((word, i) => (cells[i].textContent = word));
    }
  };
  return { node: h("table", { class: "em-table" }, h("thead", {}, head), body), show };
}

function questions(set, model) {
  const predict = choice("Predict", [["less", "less distance"], ["same", "the same"], ["more", "more distance"]], (v) => set({ prediction: v }), "em-predict");
  predict.node.children[0].after(h("p", {}, "With equal weights (π = 0.5, σ₂/σ₁ = 1) a second bump appears beyond a separation of 2. With π = 0.75, does it need less or more?"));
  const told = h("p", { class: "em-told" }), judged = h("p", { class: "em-told", role: "status" });
  predict.node.append(told);
  const check = (value) => {
    set({ answer: value });
    judged.textContent = verdict(value);
  };
  const number = numberAsked("separation at which the second bump appears", { min: 0, max: 6 }, check);
  const ask = h("p", {}, "At π = 0.75 and equal σ: at which separation does the second bump appear? Find it with the controls, to ±\u00a00.1.");
  const question = h("fieldset", { class: "em-choice em-question" }, h("legend", {}, "Question"), ask, number.node, judged);
  const progress = { moved: false, seen: false };
  let first = null;
  const update = (s, all) => {
    const said = model.get("prediction"), given = model.get("answer"), now = JSON.stringify(s);
    first ??= now;
    progress.moved ||= now !== first;
    progress.seen ||= reveals(s, all) || isRight(given);
    predict.show(said);
    told.textContent = predicted(said, progress, s, all);
    number.show(given < 0 ? null : given);
    judged.textContent = verdict(given);
  };
  return { before: predict.node, after: question, update };
}

function render({ model, el }) {
  const set = (changes) => {
    model.set(changes);
    model.save_changes();
  };
  const picture = svg("svg", { role: "img", class: "em-density" });
  const words = h("p", { class: "em-story" }), live = h("p", { class: "em-hidden", role: "status" }), voice = announcer(live);
  const sliders = {
    pi: slider("π, weight of X₁", { min: 0, max: 1, step: 0.01, digits: 2 }, (pi) => set({ pi })),
    separation: slider("separation, in σ₁", { min: 0, max: 6, step: 0.005, digits: 3 }, (separation) => set({ separation })),
    ratio: slider("σ₂/σ₁", { min: 0.25, max: 2, step: 0.01, digits: 2 }, (ratio) => set({ ratio })),
  };
  const meaning = table((mode) => set({ mode })), curves = key(), q = questions(set, model);
  const update = () => {
    const s = Object.fromEntries(["pi", "separation", "ratio", "mode"].map((name) => [name, model.get(name)]));
    const all = meanings(s.pi, s.separation, s.ratio);
    for (const [name, control] of Object.entries(sliders)) control.show(s[name]);
    meaning.show(s.mode, all);
    curves.show(s.mode);
    draw(picture, s, all);
    q.update(s, all);
    words.textContent = notice(s, all);
    picture.setAttribute("aria-label", `${model.get("alt")} ${words.textContent}`);
    voice(words.textContent);
  };
  const root = h("div", { role: "group", class: "em-figure em-w01", "aria-label": "A mixture is not a sum", tabindex: "-1" });
  root.append(q.before, picture, curves.node, ...Object.values(sliders).map((s) => s.node), meaning.node, words, live, q.after);
  el.append(root);
  return follow(model, root, update);
}

export default { render };
