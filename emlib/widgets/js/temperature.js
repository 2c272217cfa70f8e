// W07 “Temperature”: two equal circles on 500 points, and what remains of EM when they shrink.
// The picture is a function of (sigma2, starts, prediction).
import { svg, color, equalAxes, marker, points } from "./draw.js";
import { h, choice } from "./controls.js";
import { numberAsked, slider } from "./numbers.js";
import { announcer, follow } from "./a11y.js";
import { reading, settle } from "./spheres.js";
import { TRY, account, assessed, chosen, outcome, short } from "./temperature_story.js";

const BOX = [-0.8, 9.2, -0.5, 6.8], SHAPES = ["circle", "square"], STEP = 0.1;
const clamp = (v, from, to) => Math.max(from, Math.min(to, v));

// The line on which both shares are one half, across the middle between the means.
function border(mu, axes) {
  const [dx, dy] = [mu[2] - mu[0], mu[3] - mu[1]], [mx, my] = [(mu[0] + mu[2]) / 2, (mu[1] + mu[3]) / 2], far = 20 / (Math.hypot(dx, dy) || Infinity);
  return svg("path", { d: `M${axes.x(mx - far * dy)} ${axes.y(my + far * dx)}L${axes.x(mx + far * dy)} ${axes.y(my - far * dx)}`, class: "em-same" });
}

function drawScene(stage, s, x, run, known) {
  const width = stage.node.clientWidth, height = Math.round((width * (BOX[3] - BOX[2])) / (BOX[1] - BOX[0]));
  if (!width) return null;
  stage.node.style.height = `${height}px`;
  const axes = equalAxes(BOX, width, height), gamma = new Float64Array(2 * run.share.length);
  run.share.forEach((g, n) => gamma.set([g, 1 - g], 2 * n));
  points(stage.canvas, x, axes, known ? gamma : null, 2, width < 380 ? 2.4 : 3);
  stage.over.setAttribute("viewBox", `0 0 ${width} ${height}`);
  stage.still.replaceChildren(...(known ? [border(run.mu, axes)] : []));
  [0, 1].forEach((k) => {
    const at = (mu) => `translate(${axes.x(mu[2 * k])} ${axes.y(mu[2 * k + 1])})`;
    stage.handles[k].setAttribute("transform", at(s.starts));
    if (!known) return;
    const ring = svg("circle", { r: Math.max(2, axes.unit * Math.sqrt(s.sigma2)), fill: "none", stroke: color(k), "stroke-width": 2.2, transform: at(run.mu) });
    stage.still.append(ring, marker(SHAPES[k], 7, { fill: color(k), class: "em-halo", transform: at(run.mu) }));
  });
  return axes;
}

// A hollow mark where a centre starts: drag it, or step it with the arrows (Shift: ten steps).
function handle(k, read, move) {
  const node = svg("g", { tabindex: "0", role: "button", class: "em-handle", "aria-label": `start of centre ${k + 1}, ${["blue", "orange"][k]}: arrows move it` }, svg("circle", { r: 22, class: "em-target" }), marker(SHAPES[k], 9, { fill: "none", stroke: color(k), "stroke-width": 2.5 }));
  node.dataset.lmSuppressShortcuts = "true";
  let held = null;
  node.addEventListener("pointerdown", (event) => {
    held = event.pointerId;
    node.setPointerCapture(held);
  });
  node.addEventListener("pointermove", (event) => event.pointerId === held && move(k, event));
  for (const end of ["pointerup", "pointercancel"]) node.addEventListener(end, () => (held = null));
  node.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const size = STEP * (event.shiftKey ? 10 : 1), { starts } = read();
    move(k, null, [starts[2 * k] + size * way[0], starts[2 * k + 1] + size * way[1]]);
  });
  return node;
}

function render({ model, el }) {
  const set = (changes) => (model.set(changes), model.save_changes());
  const view = model.get("points"), x = new Float64Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength)), z = model.get("labels");
  const read = () => ({ sigma2: model.get("sigma2"), starts: model.get("starts") });
  let axes = null, seen = false;
  const move = (k, event, place) => {
    const box = stage.node.getBoundingClientRect(), starts = [...read().starts];
    const [u, v] = place ?? [BOX[0] + (event.clientX - box.left - axes.x(BOX[0])) / axes.unit, BOX[3] - (event.clientY - box.top - axes.y(BOX[3])) / axes.unit];
    starts[2 * k] = Math.round(100 * clamp(u, BOX[0], BOX[1])) / 100;
    starts[2 * k + 1] = Math.round(100 * clamp(v, BOX[2], BOX[3])) / 100;
    set({ starts });
  };
  const canvas = h("canvas", { role: "img" }), still = svg("g"), handles = [0, 1].map((k) => handle(k, read, move));
  const over = svg("svg", { role: "group", "aria-label": "the two starts" }, still, ...handles);
  const stage = { canvas, over, still, handles, node: h("div", { class: "em-plane" }, canvas, over) };
  const words = h("p", { class: "em-card-words" }), live = h("p", { class: "em-hidden", role: "status" }), voice = announcer(live);
  const tries = choice("Try", Object.entries(TRY).map(([key, [label]]) => [key, label]), (key) => set({ ...TRY[key][1] }), "em-starts");
  const predict = choice("Predict", [["apart", "the small cloud apart"], ["halved", "the long cloud cut"], ["skip", "skip"]], (v) => set({ prediction: v }), "em-predict");
  const told = h("p", { class: "em-told" }), verdict = h("p", { class: "em-told", role: "status" });
  predict.node.children[0].after(h("p", {}, "476 points lie in a long cloud, 24 in a small one. Which cut into two has the smaller sum of squared distances, J?"));
  predict.node.append(told);
  const heat = slider("log₁₀ σ²", { min: -3, max: 0.6, step: 0.01, digits: 2 }, (v) => set({ sigma2: +short(10 ** v) }));
  const number = numberAsked("σ² at which the centres melt into one", { min: 0, max: 4 }, (value) => {
    set({ answer: value ?? -1 });
    verdict.textContent = value === null ? "Type a number from 0 to 4." : assessed(value);
  });
  const question = h("fieldset", { class: "em-choice em-question" }, h("legend", {}, "Question"), h("p", {}, "Raise the temperature: at which σ² do the two centres melt into one? Find it to ±\u00a00.1."), number.node, verdict);
  const update = () => {
    const s = read(), said = model.get("prediction"), given = model.get("answer"), run = settle(x, s.starts, s.sigma2), r = reading(x, z, run);
    axes = drawScene(stage, s, x, run, said !== "") ?? axes;
    seen ||= said !== "" && Math.abs(r.J - 654.7) < 0.2;
    heat.show(Math.log10(s.sigma2));
    tries.show(chosen(s));
    predict.show(said);
    told.textContent = outcome(said, seen);
    number.show(given < 0 ? null : given);
    verdict.textContent = assessed(given);
    words.textContent = said ? account(s, run, r) : "The hollow marks are the starts. Drag them, or use the arrow keys.";
    canvas.setAttribute("aria-label", `${model.get("alt")} ${words.textContent}`);
    voice(words.textContent);
  };
  const root = h("div", { role: "group", class: "em-figure em-w07", "aria-label": "Temperature", tabindex: "-1" });
  root.append(predict.node, tries.node, stage.node, words, live, heat.node, h("p", { class: "em-note" }, "Hollow: starts. Filled: where the centres come to rest; a ring has the radius σ. Dots: the border of equal shares."), question);
  el.append(root);
  return follow(model, root, update);
}

export default { render };
