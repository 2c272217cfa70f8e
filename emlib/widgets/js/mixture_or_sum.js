// W01: a mixture, a weighted sum and a sum of two Gaussians. The picture is a function of
// (pi, separation, ratio, mode, drawn): curves above, and below what a coin and a plus make of the same draws.
import { svg, color, frameAxes, linear, marker, path } from "./draw.js";
import { h, button, choice } from "./controls.js";
import { slider, numberAsked } from "./numbers.js";
import { follow, stillness, tell } from "./a11y.js";
import { clamp, draggable, pixels } from "./drag.js";
import { card } from "./card.js";
import { player } from "./play.js";
import { meanings, highest, fallen, counted } from "./two_gaussians.js";
import { LOOK_01, NAMES, TRY_01, bells, chosen01, isRight, legend, notice01, numbers01, predicted, recipes, reveals, verdict } from "./mixture_or_sum_story.js";
import { minus, saving, unpack } from "./saved.js";

const RANGE = [-8, 8], BINS = 40, LEFT_EDGE = 34, FOOT = 38; // px
const SHOWER = 8; // draws in a beat of rain
const PARTS = [0, 1].map((k) => ({ class: "em-part", stroke: color(k), "stroke-dasharray": k ? "9 4" : "" }));

function curve(f, x, y, n = 320) {
  return path(Array.from({ length: n + 1 }, (_, i) => RANGE[0] + ((RANGE[1] - RANGE[0]) * i) / n).map((v) => [x(v), y(f(v))]));
}

// Names of the curves: at the bells, and of the whole and the dotted one on the side where the mean is not.
function nameCurves(node, s, mean, { x, y, top }, weights, parts, width) {
  const words = (at, up, text, anchor, fill) => node.append(svg("text", { x: at, y: up, "text-anchor": anchor, fill: `color-mix(in srgb, ${fill} 60%, currentColor)`, class: "em-curve-name" }, text));
  bells(s.mode).forEach((text, k) => {
    const far = (k ? 1.35 : -1.35) * (k ? s.ratio : 1), place = (k ? s.separation : -s.separation) / 2 + far;
    const at = k ? Math.min(x(place), width - 12 - 5.7 * text.length) : Math.max(x(place), LEFT_EDGE + 4 + 5.7 * text.length);
    words(at, y(weights[k] * parts[k](place)) - 8, text, k ? "start" : "end", color(k));
  });
  const right = mean <= 0, edge = right ? width - 8 : LEFT_EDGE + 8, inner = right ? edge - 92 : edge + 30;
  legend(s.mode).flatMap((lines, i) => lines.map((text, j) => [text, j ? "" : ["em-line", "em-same"][i]])).forEach(([text, kind], i) => {
    const up = top + 10 + 15 * i;
    if (kind) node.append(svg("path", { d: `M${inner - 26} ${up - 4}h22`, class: kind }));
    words(inner, up, text, "start", "currentColor");
  });
}

// The scale follows the meaning and σ₂/σ₁ alone, so that curves compare across weights and separations.
function drawCurves(node, s, all, width, height) {
  const { density, mean, variance, modes } = all[s.mode], high = 1.06 * highest(s.mode, s.ratio);
  const axes = frameAxes(node, width, height, RANGE, [0, high], { left: LEFT_EDGE, foot: FOOT, nx: width < 450 ? 4 : 8, ny: 3, yText: (v) => `${+v.toFixed(3)}` });
  const { x, y, bottom } = axes, weights = s.mode === "mixture" ? [s.pi, 1 - s.pi] : [1, 1], line = curve(density, x, y);
  node.append(svg("path", { d: `${line}L${x(RANGE[1])} ${bottom}L${x(RANGE[0])} ${bottom}Z`, class: "em-area" }), svg("path", { d: line, class: "em-line" }));
  all.parts.forEach((part, k) => node.append(svg("path", { d: curve((v) => weights[k] * part(v), x, y), ...PARTS[k] })));
  const same = (v) => Math.exp((-0.5 * (v - mean) ** 2) / variance) / Math.sqrt(2 * Math.PI * variance);
  if (s.mode === "mixture") node.append(svg("path", { d: curve(same, x, y), class: "em-same" }));
  for (const m of modes) node.append(svg("path", { d: `M${x(m)} ${y(density(m)) - 4}l-6 -9h12Z`, class: "em-now" }));
  node.append(svg("path", { d: `M${x(mean)} ${bottom + 8}l-6 9h12Z`, class: "em-mean" }));
  nameCurves(node, s, mean, axes, weights, all.parts, width);
  return x;
}

// One gauge of rain: bars that fill the curve when all the draws have fallen, and a drop where the last one fell.
function drawGauge(node, { title, stacks, last, density, high, share, left, right, top, bottom }) {
  const x = linear(...RANGE, left, right), y = linear(0, high, bottom, top + 20), wide = (RANGE[1] - RANGE[0]) / BINS;
  const tall = (count) => bottom - y(count / (share * wide)), box = (i, from, to, fill) => svg("rect", { x: x(RANGE[0] + i * wide) + 0.3, y: Math.max(top + 16, bottom - tall(to)), width: x(wide) - x(0) - 0.6, height: Math.max(0, Math.min(tall(to), bottom - top - 16) - tall(from)), fill, class: "em-bar" });
  for (let i = 0; i < BINS; i++) {
    let below = 0;
    for (const { counts, fill } of stacks) node.append(box(i, below, (below += counts[i]), fill));
  }
  node.append(svg("path", { d: curve(density, x, y, 160), class: "em-outline" }), svg("path", { d: `M${left} ${bottom}H${right}`, class: "em-ground" }));
  node.append(svg("text", { x: (left + right) / 2, y: top + 10, "text-anchor": "middle", class: "em-label" }, title));
  for (const v of [-5, 0, 5]) node.append(svg("text", { x: x(v), y: bottom + 13, "text-anchor": "middle", class: "em-label em-small" }, `${v}`.replace("-", "−")));
  if (last) node.append(svg("circle", { cx: x(clamp(last.at, ...RANGE)), cy: top + 19, r: 4, fill: last.fill, class: "em-halo" }));
}

function drawRain(node, s, all, rain, share, width, top, height) {
  const bottom = height - 16, high = 1.05 * highest(s.mode === "sum" ? "sum" : "weighted", s.ratio), n = s.drawn - 1, half = width / 2;
  const count = (values) => counted(values, ...RANGE, BINS), of = (k) => rain.coin.filter((_, i) => rain.faces[i] === k);
  const [coin, plus] = recipes(s.mode), both = { high, share, top, bottom };
  const stacks = [0, 1].map((k) => ({ counts: count(of(k)), fill: color(k) }));
  drawGauge(node, { ...both, title: coin, stacks, density: all.mixture.density, last: n >= 0 && { at: rain.coin[n], fill: color(rain.faces[n]) }, left: 4, right: half - 8 });
  drawGauge(node, { ...both, title: plus, stacks: [{ counts: count(rain.plus), fill: "currentColor" }], density: all[s.mode === "sum" ? "sum" : "weighted"].density, last: n >= 0 && { at: rain.plus[n], fill: "currentColor" }, left: half + 8, right: width - 4 });
}

// A bell's handle on the axis; both move together, away from each other or nearer.
function bell(k, drag, nudge) {
  const name = `centre of X${"₁₂"[k]}, ${["blue", "orange"][k]}: arrows change the separation`;
  const node = svg("g", { tabindex: "0", role: "slider", class: "em-handle", "aria-label": name, "aria-valuemin": 0, "aria-valuemax": 6 }, svg("circle", { r: 22, class: "em-target" }), marker(["circle", "square"][k], 8, { fill: color(k), class: "em-halo" }));
  return draggable(node, drag, nudge);
}

// All three meanings side by side, folded under the card.
function table() {
  const cells = {}, body = h("tbody");
  for (const [mode, word] of Object.entries(NAMES)) {
    cells[mode] = [h("td"), h("td"), h("td")];
    body.append(h("tr", {}, h("th", { scope: "row" }, word), ...cells[mode]));
  }
  const head = h("tr", {}, ...["meaning", "mean", "variance", "bumps"].map((word) => h("th", { scope: "col" }, word)));
  const show = (all) => {
    for (const mode of Object.keys(NAMES)) [minus(all[mode].mean, 3), minus(all[mode].variance, 3), `${all[mode].modes.length}`].forEach((word, i) => (cells[mode][i].textContent = word));
  };
  return { node: h("div", { class: "em-sums" }, h("table", { class: "em-table" }, h("thead", {}, head), body)), show };
}

function render({ model, el }) {
  const set = saving(model);
  const read = () => Object.fromEntries(["pi", "separation", "ratio", "mode", "drawn"].map((name) => [name, model.get(name)]));
  const view = model.get("draws"), draws = unpack(view), all400 = draws.length / 3;
  const still = svg("g", { "aria-hidden": "true" }), move = (separation) => set({ separation: Math.round(100 * clamp(separation, 0, 6)) / 100 });
  let x = null;
  const drag = (k) => (event) => move((k ? 2 : -2) * linear(x(0), x(1), 0, 1)(pixels(picture, event)[0]));
  const handles = [0, 1].map((k) => bell(k, drag(k), (dx, dy) => move(read().separation + 0.05 * (k ? dx + dy : dy - dx))));
  const picture = svg("svg", { role: "group", "aria-label": "centres of the bells" }, still, ...handles);
  const sliders = {
    pi: slider("π, weight of X₁", { min: 0, max: 1, step: 0.01, digits: 2, speak: (v) => `π = ${v.toFixed(2)}` }, (pi) => set({ pi })),
    separation: slider("separation, in σ₁", { min: 0, max: 6, step: 0.005, digits: 3, speak: (v) => `separation ${v.toFixed(3)} σ₁` }, (separation) => set({ separation })),
    ratio: slider("σ₂/σ₁", { min: 0.25, max: 2, step: 0.01, digits: 2 }, (ratio) => set({ ratio })),
    drawn: slider("draws", { min: 0, max: all400, step: 1, digits: 0, speak: (v) => `${v} draws` }, (drawn) => set({ drawn: Math.round(drawn) })),
  };
  const meaning = choice("Meaning", Object.entries(NAMES), (mode) => set({ mode }), "em-mute em-meaning"), compared = table();
  const rain = player({ now: () => read().drawn, end: () => all400, go: (drawn) => set({ drawn }), next: (n) => n + SHOWER, beat: 60, onrest: () => update() });
  const shower = button("Rain", "", "", () => rain.toggle()), number = numberAsked("separation at which the second bump appears", { min: 0, max: 6 }, (answer) => set({ answer }));
  const { root, show } = card({
    code: "w01",
    title: "A mixture is not a sum",
    predict: { ask: "With equal weights (π = 0.5) and equal σ, a second bump appears beyond a separation of 2. With π = 0.75, does it need less or more?", options: [["less", "less"], ["same", "the same"], ["more", "more"]] },
    tries: TRY_01,
    question: { ask: "At π = 0.75 and equal σ: at which separation does the second bump appear? Drag a bell and find it to ±\u00a00.1.", node: number.node },
    picture,
    controls: [h("div", { class: "em-row" }, meaning.node, shower), sliders.pi.node],
    exact: [sliders.separation.node, sliders.ratio.node, sliders.drawn.node, compared.node],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => (rain.rest(), set({ ...TRY_01[key][1] })),
  });
  let seen = false;
  const update = () => {
    const s = read(), all = meanings(s.pi, s.separation, s.ratio), said = model.get("prediction"), given = model.get("answer"), made = fallen(draws, s.drawn, s);
    const width = picture.clientWidth, height = picture.clientHeight, split = Math.round(0.61 * height);
    if (!width) return;
    x = drawCurves(still, s, all, width, split);
    drawRain(still, s, all, made, all400, width, split + 4, height);
    tell(picture, { viewBox: `0 0 ${width} ${height}` });
    handles.forEach((node, k) => {
      node.setAttribute("transform", `translate(${x((k ? 1 : -1) * (s.separation / 2))} ${split - FOOT})`);
      tell(node, { "aria-valuenow": s.separation, "aria-valuetext": `separation ${minus(s.separation, 2)} σ₁` });
    });
    for (const [name, control] of Object.entries(sliders)) control.show(s[name]);
    sliders.pi.rest(said === "" || s.mode === "sum"); // the sum knows no π
    meaning.show(s.mode);
    compared.show(all);
    number.show(given < 0 ? null : given);
    shower.textContent = rain.playing() ? "Stop" : stillness() ? "All rain" : "Rain";
    seen ||= reveals(s, all) || isRight(given);
    const told = numbers01(s, all);
    show({ said, told: predicted(said, seen, s, all), alt: model.get("alt"), notice: notice01(s, all, made), look: LOOK_01, numbers: told, tried: chosen01(s), verdict: verdict(given) });
  };
  el.append(root);
  const unfollow = follow(model, root, update);
  return () => {
    rain.rest();
    unfollow();
  };
}

export default { render };
