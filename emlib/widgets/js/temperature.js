// W07 “Temperature”: two equal circles on 500 points, and what remains of EM when they shrink.
// The picture is a function of (sigma2, starts, prediction).
import { svg, color, equalAxes, marker, points } from "./draw.js";
import { h } from "./controls.js";
import { numberAsked, slider } from "./numbers.js";
import { follow, tell } from "./a11y.js";
import { clamp, draggable, pixels, placed } from "./drag.js";
import { card } from "./card.js";
import { reading, settle } from "./spheres.js";
import { LOOK, TRY, account, assessed, chosen, numerals, outcome, short } from "./temperature_story.js";
import { saving, unpack } from "./saved.js";

const BOX = [-0.8, 9.2, -0.5, 6.8], SHAPES = ["circle", "square"], STEP = 0.1;

// The line on which both shares are one half, across the middle between the means.
function border(mu, axes) {
  const [dx, dy] = [mu[2] - mu[0], mu[3] - mu[1]], [mx, my] = [(mu[0] + mu[2]) / 2, (mu[1] + mu[3]) / 2], far = 20 / (Math.hypot(dx, dy) || Infinity);
  return svg("path", { d: `M${axes.x(mx - far * dy)} ${axes.y(my + far * dx)}L${axes.x(mx + far * dy)} ${axes.y(my - far * dx)}`, class: "em-same" });
}

function drawScene(stage, s, x, run, known) {
  const width = stage.node.clientWidth, height = stage.node.clientHeight;
  if (!width) return null;
  const axes = equalAxes(BOX, width, height), gamma = new Float64Array(2 * run.share.length);
  run.share.forEach((g, n) => gamma.set([g, 1 - g], 2 * n));
  points(stage.canvas, x, axes, known ? gamma : null, 2, width < 380 ? 2.4 : 3);
  tell(stage.over, { viewBox: `0 0 ${width} ${height}` });
  stage.still.replaceChildren(...(known ? [border(run.mu, axes)] : []));
  [0, 1].forEach((k) => {
    const at = (mu) => `translate(${axes.x(mu[2 * k])} ${axes.y(mu[2 * k + 1])})`;
    stage.handles[k].setAttribute("transform", at(s.starts));
    placed(stage.handles[k], s.starts.slice(2 * k, 2 * k + 2), BOX);
    if (!known) return;
    const ring = svg("circle", { r: Math.max(2, axes.unit * Math.sqrt(s.sigma2)), fill: "none", stroke: color(k), "stroke-width": 2.2, transform: at(run.mu) });
    stage.still.append(ring, marker(SHAPES[k], 7, { fill: color(k), class: "em-halo", transform: at(run.mu) }));
  });
  return axes;
}

// A hollow mark where a centre starts.
function handle(k, drag, nudge) {
  const name = `start of centre ${k + 1}, ${["blue", "orange"][k]}: arrows move it`;
  const node = svg("g", { tabindex: "0", role: "slider", class: "em-handle", "aria-label": name }, svg("circle", { r: 22, class: "em-target" }), marker(SHAPES[k], 9, { fill: "none", stroke: color(k), "stroke-width": 2.5 }));
  return draggable(node, drag, nudge);
}

function render({ model, el }) {
  const set = saving(model);
  const view = model.get("points"), x = unpack(view), z = model.get("labels");
  const read = () => ({ sigma2: model.get("sigma2"), starts: model.get("starts") });
  let axes = null, seen = false;
  const move = (k, u, v) => {
    const starts = [...read().starts];
    starts[2 * k] = Math.round(100 * clamp(u, BOX[0], BOX[1])) / 100;
    starts[2 * k + 1] = Math.round(100 * clamp(v, BOX[2], BOX[3])) / 100;
    set({ starts });
  };
  const drag = (k) => (event) => {
    const [px, py] = pixels(stage.node, event);
    move(k, BOX[0] + (px - axes.x(BOX[0])) / axes.unit, BOX[3] - (py - axes.y(BOX[3])) / axes.unit);
  };
  const nudge = (k) => (dx, dy) => move(k, read().starts[2 * k] + STEP * dx, read().starts[2 * k + 1] + STEP * dy);
  const canvas = h("canvas", { "aria-hidden": "true" }), still = svg("g", { "aria-hidden": "true" }), handles = [0, 1].map((k) => handle(k, drag(k), nudge(k)));
  const over = svg("svg", { role: "group", "aria-label": "the two starts" }, still, ...handles);
  const stage = { canvas, over, still, handles, node: h("div", { class: "em-plane" }, canvas, over) };
  const heat = slider("log₁₀ σ²", { min: -3, max: 0.6, step: 0.01, digits: 2, speak: (v) => `σ² = ${short(10 ** v)}` }, (v) => set({ sigma2: +short(10 ** v) }));
  const number = numberAsked("σ² at which the centres melt into one", { min: 0, max: 4 }, (answer) => set({ answer }));
  const { root, show } = card({
    code: "w07",
    title: "Temperature",
    predict: { ask: "Of the 500 points 476 lie in a long cloud and 24 in a small one. Which cut into two has the smaller sum of squared distances, J?", options: [["apart", "the small apart"], ["halved", "the long halved"]] },
    tries: TRY,
    question: { ask: "Raise the temperature: at which σ² do the two centres melt into one? Find it to ±\u00a00.1.", node: number.node },
    picture: stage.node,
    controls: [heat.node, h("p", { class: "em-note" }, "Hollow: starts, to be dragged. Filled: where they come to rest. Rings: σ.")],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...TRY[key][1] }),
  });
  const update = () => {
    const s = read(), said = model.get("prediction"), given = model.get("answer"), run = settle(x, s.starts, s.sigma2), r = reading(x, z, run);
    axes = drawScene(stage, s, x, run, said !== "") ?? axes;
    seen ||= said !== "" && Math.abs(r.J - 654.7) < 0.2;
    heat.show(Math.log10(s.sigma2));
    number.show(given < 0 ? null : given);
    const told = said ? numerals(s, r) : ["Drag the hollow marks, or use arrows."];
    show({ said, told: outcome(said, seen), alt: model.get("alt"), notice: said ? account(s, run, r) : "Predict first: then the points take their colours.", look: LOOK, numbers: told, tried: chosen(s), verdict: assessed(given) });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
