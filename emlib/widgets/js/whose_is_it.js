// W04 “Whose is it?”: a point between two hills, and its shares. The picture is a function of
// (x, pi, sigma1, sigma2, far, prediction).
import { svg, color, frameAxes, linear, path } from "./draw.js";
import { h, choice } from "./controls.js";
import { slider, numberAsked } from "./numbers.js";
import { announcer, follow } from "./a11y.js";
import { logJoints, naiveShare, whose } from "./two_hills.js";
import { TRY, fixed, foretold, judged, sentence, tried } from "./whose_is_it_story.js";

const HEIGHT = 300, HILLS = 190, MARGIN = 52, PLACES = 400; // px, but PLACES
const NEAR = [-12, 14], FAR = [-100, 100];
const STATE = ["x", "pi", "sigma1", "sigma2", "far"];
const range = (s) => (s.far ? FAR : NEAR);
const area = (line, back) => `${path([...line, ...back.reverse()])}Z`;

function places([from, to]) {
  return Array.from({ length: PLACES + 1 }, (_, i) => from + ((to - from) * i) / PLACES);
}

// Near: the weighted densities on top of one another. Far: their logarithms.
function drawHills(node, s, width) {
  const xs = places(range(s)), logs = xs.map((v) => logJoints(v, s));
  const low = s.far ? Math.min(...logs.flat()) : 0, high = s.far ? 0 : 1.05 * Math.max(...logs.map(([a, b]) => Math.exp(a) + Math.exp(b)));
  const { x, y } = frameAxes(node, width, HILLS, range(s), [low, high], { left: MARGIN, foot: 22, nx: width < 450 ? 5 : 9, ny: 3, yText: (v) => `${+v.toFixed(3)}` });
  node.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
  if (s.far) {
    [0, 1].forEach((k) => node.append(svg("path", { d: path(xs.map((v, i) => [x(v), y(logs[i][k])])), class: "em-part", stroke: color(k), "stroke-dasharray": k ? "9 4" : "" })));
  } else {
    const levels = [() => 0, ([a]) => Math.exp(a), ([a, b]) => Math.exp(a) + Math.exp(b)].map((f) => xs.map((v, i) => [x(v), y(f(logs[i]))]));
    [0, 1].forEach((k) => node.append(svg("path", { d: area(levels[k + 1], [...levels[k]]), fill: color(k), class: "em-hill" })));
  }
  return x;
}

// The ribbon of shares, from 0 to 1; hidden until the reader has predicted.
function drawRibbon(node, s, x, shown) {
  const top = HILLS + 12, bottom = HEIGHT - 14, y = linear(0, 1, bottom, top), [from, to] = range(s);
  node.append(svg("rect", { x: x(from), y: top, width: x(to) - x(from), height: bottom - top, class: "em-area" }));
  for (const v of [0, 1]) node.append(svg("text", { x: MARGIN - 7, y: y(v) + 4, "text-anchor": "end", class: "em-label" }, `${v}`));
  if (!shown) return node.append(svg("text", { x: (x(from) + x(to)) / 2, y: (top + bottom) / 2 + 4, "text-anchor": "middle", class: "em-label" }, "shares: predict first"));
  const line = places([from, to]).map((v) => [x(v), y(1 - whose(v, s).shares[0])]);
  const edge = (v) => [[x(from), y(v)], [x(to), y(v)]];
  node.append(svg("path", { d: area(line, edge(1)), fill: color(0), class: "em-hill" }), svg("path", { d: area(line, edge(0)), fill: color(1), class: "em-hill" }));
  if (!s.far) return;
  const lost = places([from, to]).filter((v) => Number.isNaN(naiveShare(v, s)));
  for (const side of [lost.filter((v) => v < 0), lost.filter((v) => v > 0)]) {
    if (!side.length) continue;
    const [a, b] = [x(side[0]), x(side.at(-1))];
    node.append(svg("rect", { x: a, y: y(0.5) - 9, width: b - a, height: 18, class: "em-lost" }), svg("text", { x: (a + b) / 2, y: y(0.5) + 4, "text-anchor": "middle", class: "em-label" }, "0/0"));
  }
}

// The point: a line through both pictures with a handle of 44 px.
function drawPoint(node, s, x) {
  const at = x(Math.max(range(s)[0], Math.min(range(s)[1], s.x)));
  node.append(svg("path", { d: `M${at} 8V${HEIGHT - 14}`, class: "em-line" }), svg("circle", { cx: at, cy: 24, r: 8, class: "em-now em-halo" }), svg("text", { x: at, y: HEIGHT - 1, "text-anchor": "middle", class: "em-label" }, `x = ${fixed(s.x, 2)}`));
}

// Drag anywhere in the picture, or use the arrows while it has the focus (Shift: ten steps).
function touch(node, read, move) {
  let scale = null;
  const to = (event) => {
    const box = node.getBoundingClientRect(), [from, end] = range(read());
    const view = node.viewBox.baseVal.width, px = ((event.clientX - box.left) / box.width) * view;
    move(from + ((px - MARGIN) / (view - 8 - MARGIN)) * (end - from));
  };
  node.addEventListener("pointerdown", (event) => {
    scale = event.pointerId;
    node.setPointerCapture(scale);
    to(event);
  });
  node.addEventListener("pointermove", (event) => event.pointerId === scale && to(event));
  for (const end of ["pointerup", "pointercancel"]) node.addEventListener(end, () => (scale = null));
  node.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key], s = read();
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    move(s.x + way * (s.far ? 1 : 0.1) * (event.shiftKey ? 10 : 1));
  });
}

function render({ model, el }) {
  const set = (changes) => (model.set(changes), model.save_changes());
  const read = () => Object.fromEntries(STATE.map((name) => [name, model.get(name)]));
  const move = (v) => set({ x: Math.round(100 * Math.max(range(read())[0], Math.min(range(read())[1], v))) / 100 });
  const picture = svg("svg", { role: "slider", tabindex: "0", class: "em-card-picture", "aria-label": "place of the point" });
  picture.dataset.lmSuppressShortcuts = "true";
  const words = h("p", { class: "em-card-words" }), live = h("p", { class: "em-hidden", role: "status" }), voice = announcer(live);
  const tries = choice("Try", Object.entries(TRY).map(([key, [label]]) => [key, label]), (key) => set({ ...TRY[key][1], x: key === "far" ? -40 : Math.max(NEAR[0], Math.min(NEAR[1], read().x)) }), "em-starts");
  const predict = choice("Predict", [["narrow", "narrow"], ["wide", "wide"], ["half", "half and half"], ["skip", "skip"]], (v) => set({ prediction: v }), "em-predict");
  const told = h("p", { class: "em-told" }), verdict = h("p", { class: "em-told", role: "status" });
  predict.node.children[0].after(h("p", {}, "The hills are N(0, 1), blue, and N(4, sd 2), orange, with equal weights. A point lies at −5, nearer to the narrow one. Whose is it?"));
  predict.node.append(told);
  const number = numberAsked("left border", { min: -12, max: 14 }, (value) => {
    set({ answer: value ?? -99 });
    verdict.textContent = value === null ? "Type a number from −12 to 14." : judged(value);
  });
  const question = h("fieldset", { class: "em-choice em-question" }, h("legend", {}, "Question"), h("p", {}, "On the hills as opened: where, left of both centres, are the shares equal? Find it to ±\u00a00.05."), number.node, verdict);
  const sliders = {
    pi: slider("π, weight of blue", { min: 0.01, max: 0.99, step: 0.01, digits: 2 }, (pi) => set({ pi })),
    sigma1: slider("sd of blue", { min: 0.25, max: 4, step: 0.05, digits: 2 }, (sigma1) => set({ sigma1 })),
    sigma2: slider("sd of orange", { min: 0.25, max: 4, step: 0.05, digits: 2 }, (sigma2) => set({ sigma2 })),
  };
  const exact = h("details", { class: "em-exact" }, h("summary", {}, "Change the hills"), ...Object.values(sliders).map((one) => one.node));
  const update = () => {
    const s = read(), said = model.get("prediction"), given = model.get("answer"), width = picture.clientWidth || 600;
    const x = drawHills(picture, s, width);
    drawRibbon(picture, s, x, said !== "");
    drawPoint(picture, s, x);
    for (const [name, control] of Object.entries(sliders)) control.show(s[name]);
    tries.show(tried(s));
    predict.show(said);
    told.textContent = foretold(said, s);
    number.show(given < -12 ? null : given);
    verdict.textContent = judged(given < -12 ? null : given);
    words.textContent = said ? sentence(s) : `The point is at x = ${fixed(s.x, 2)}. Drag it, or use the arrow keys.`;
    const about = { "aria-valuemin": range(s)[0], "aria-valuemax": range(s)[1], "aria-valuenow": s.x, "aria-valuetext": words.textContent, "aria-description": model.get("alt") };
    for (const [name, value] of Object.entries(about)) picture.setAttribute(name, value);
    voice(words.textContent);
  };
  const root = h("div", { role: "group", class: "em-figure em-w04", "aria-label": "Whose is it?", tabindex: "-1" });
  root.append(predict.node, tries.node, picture, words, live, exact, question);
  el.append(root);
  touch(picture, read, move);
  return follow(model, root, update);
}

export default { render };
