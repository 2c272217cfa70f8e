// W01: a mixture, a weighted sum and a sum of two Gaussians. The picture is a function of
// (pi, separation, ratio, mode).
import { svg, color, frameAxes, path } from "./draw.js";
import { h, choice, slider, unique } from "./controls.js";
import { announcer, watch } from "./a11y.js";
import { meanings } from "./two_gaussians.js";

const RANGE = [-8, 8];
const HEIGHTS = [0.25, 0.5, 1, 2, 4, 8]; // the vertical axis steps, so that a small move does not rescale it
const NAMES = { mixture: "mixture", weighted: "πX₁ + (1−π)X₂", sum: "X₁ + X₂" };
const rounded = (v, digits) => v.toFixed(digits).replace(/^-(?=0\.?0*$)/, "").replace("-", "−");
const bumps = (n) => (n === 1 ? "one bump" : "two bumps");

function curve(f, x, y) {
  const n = 320;
  return path(Array.from({ length: n + 1 }, (_, i) => RANGE[0] + ((RANGE[1] - RANGE[0]) * i) / n).map((v) => [x(v), y(f(v))]));
}

function peakOf(all, mode, pi) {
  const { density, modes } = all[mode];
  const shown = mode === "mixture" ? [] : [all.parts[0](-all.d / 2), all.parts[1](all.d / 2)];
  return Math.max(...modes.map(density), ...shown);
}

function draw(node, s, all) {
  const { density, mean, variance, modes } = all[s.mode], width = node.clientWidth || 600;
  const high = HEIGHTS.find((top) => top >= 1.04 * peakOf({ ...all, d: s.separation }, s.mode, s.pi));
  const { x, y, bottom } = frameAxes(node, width, 270, RANGE, [0, high], { left: 44, foot: 34, nx: width < 450 ? 4 : 8, ny: 4, yText: (v) => `${+v.toFixed(3)}` });
  const weights = s.mode === "mixture" ? [s.pi, 1 - s.pi] : [1, 1];
  const line = curve(density, x, y);
  node.append(svg("path", { d: `${line}L${x(RANGE[1])} ${bottom}L${x(RANGE[0])} ${bottom}Z`, class: "em-area" }));
  node.append(svg("path", { d: line, class: "em-line" }));
  all.parts.forEach((part, k) => node.append(svg("path", { d: curve((v) => weights[k] * part(v), x, y), class: "em-part", stroke: color(k), "stroke-dasharray": k ? "9 4" : "" })));
  if (s.mode === "mixture") {
    const same = (v) => Math.exp((-0.5 * (v - mean) ** 2) / variance) / Math.sqrt(2 * Math.PI * variance);
    node.append(svg("path", { d: curve(same, x, y), class: "em-same" }));
  }
  for (const m of modes) node.append(svg("path", { d: `M${x(m)} ${y(density(m)) - 5}l-6 -9h12Z`, class: "em-now" }));
  node.append(svg("path", { d: `M${x(mean)} ${bottom}l-6 9h12Z`, class: "em-mean" }));
}

function notice(s, all) {
  const { mixture, weighted, sum } = all;
  if (s.mode === "weighted") return `The weighted sum has the mixture's mean, ${rounded(mixture.mean, 3)}, but variance ${rounded(weighted.variance, 3)} where the mixture has ${rounded(mixture.variance, 3)}. It is Gaussian: one bump, wherever its parts are.`;
  if (s.mode === "sum") return `X₁ + X₂ adds both numbers: mean ${rounded(sum.mean, 3)}, variance ${rounded(sum.variance, 3)}, whatever π and the separation. It is Gaussian.`;
  const alone = s.pi === 0 || s.pi === 1, same = s.separation === 0 && s.ratio === 1;
  const gaussian = alone ? "Only one part has any weight, so it is that Gaussian." : same ? "Both parts are the same Gaussian, so it is that Gaussian." : "It is not Gaussian: the dotted curve is the Gaussian of the same mean and variance.";
  return `The mixture has ${bumps(mixture.modes.length)}, at ${mixture.modes.map((m) => rounded(m, 2)).join(" and ")}; variance ${rounded(mixture.variance, 3)}. ${gaussian}`;
}

// One row for each meaning; its radio button chooses the picture.
function table(onchange) {
  const name = unique("mode"), rows = {}, body = h("tbody");
  for (const [mode, label] of Object.entries(NAMES)) {
    const input = h("input", { type: "radio", name, value: mode, onchange: () => onchange(mode) });
    const cells = [h("td"), h("td"), h("td")];
    rows[mode] = { input, cells };
    body.append(h("tr", {}, h("th", { scope: "row" }, h("label", {}, input, h("span", {}, label))), ...cells));
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
  const told = h("p", { class: "em-told" }), verdict = h("p", { class: "em-told" });
  predict.node.append(told);
  const input = h("input", { type: "number", min: 0, max: 6, step: "any", "aria-label": "separation at which the second bump appears", onchange: () => set({ answer: input.value === "" ? -1 : Number(input.value) }) });
  const ask = h("p", {}, "At π = 0.75 and equal σ: at which separation does the second bump appear? Find it with the controls, to ± 0.1.");
  const question = h("fieldset", { class: "em-choice em-question" }, h("legend", {}, "Question"), ask, h("div", { class: "em-number" }, input), verdict);
  const update = () => {
    const said = model.get("prediction"), given = model.get("answer");
    predict.show(said);
    told.textContent = !said ? "Choose before you move anything." : "Noted. Set π = 0.75 and move the separation until “bumps” says 2.";
    if (document.activeElement !== input) input.value = given < 0 ? "" : given;
    const right = Math.abs(given - 2.845) <= 0.1;
    verdict.textContent = given < 0 ? "" : right ? "Right: the second bump appears at 2.845. Unequal weights need more distance." : "Not there. Watch the bumps column for π = 0.75, σ₂/σ₁ = 1.";
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
  const meaning = table((mode) => set({ mode })), q = questions(set, model);
  const update = () => {
    const s = Object.fromEntries(["pi", "separation", "ratio", "mode"].map((name) => [name, model.get(name)]));
    const all = meanings(s.pi, s.separation, s.ratio);
    for (const [name, control] of Object.entries(sliders)) control.show(s[name]);
    meaning.show(s.mode, all);
    draw(picture, s, all);
    q.update();
    words.textContent = notice(s, all);
    picture.setAttribute("aria-label", `${model.get("alt")} ${words.textContent}`);
    voice(words.textContent);
  };
  const root = h("div", { role: "group", class: "em-figure em-w01", "aria-label": "A mixture is not a sum", tabindex: "-1" });
  const key = h("p", { class: "em-note" }, "Blue, solid: X₁ ~ N(−d/2, 1). Vermillion, dashed: X₂ ~ N(+d/2, σ₂²). In the mixture, times their weights. d: the separation; ▼ bumps; △ mean.");
  root.append(q.before, picture, key, ...Object.values(sliders).map((s) => s.node), meaning.node, words, live, q.after);
  el.append(root);
  model.on("change", update);
  const unwatch = watch(root, update);
  update();
  return () => {
    unwatch();
    model.off("change", update);
  };
}

export default { render };
