// W04 “Whose is it?”: a point between two hills, and its shares. The picture is a function of
// (x, pi, sigma1, sigma2, far, prediction).
import { svg, color, frameAxes, linear, path } from "./draw.js";
import { h } from "./controls.js";
import { slider, numberAsked } from "./numbers.js";
import { follow, tell } from "./a11y.js";
import { clamp, draggable, pixels } from "./drag.js";
import { card } from "./card.js";
import { logJoints, naiveShare, whose } from "./two_hills.js";
import { LOOK, PLACE, TRY, foretold, judged, numbers, sentence, tried } from "./whose_is_it_story.js";
import { minus, saving } from "./saved.js";

const MARGIN = 44, PLACES = 400; // px; how many places a curve is drawn through
const NEAR = [-12, 14], FAR = [-100, 100];
const STATE = ["x", "pi", "sigma1", "sigma2", "far"];
const range = (s) => (s.far ? FAR : NEAR);
const area = (line, back) => `${path([...line, ...back.reverse()])}Z`;

function places([from, to]) {
  return Array.from({ length: PLACES + 1 }, (_, i) => from + ((to - from) * i) / PLACES);
}

// Near: the weighted densities on top of one another. Far: their logarithms.
function drawHills(node, s, { width, split }) {
  const xs = places(range(s)), logs = xs.map((v) => logJoints(v, s));
  const low = s.far ? Math.min(...logs.flat()) : 0, high = s.far ? 0 : 1.05 * Math.max(...logs.map(([a, b]) => Math.exp(a) + Math.exp(b)));
  const { x, y } = frameAxes(node, width, split, range(s), [low, high], { left: MARGIN, foot: 22, nx: width < 450 ? 5 : 9, ny: 3, yText: (v) => `${+v.toFixed(3)}` });
  node.removeAttribute("viewBox");
  if (s.far) {
    [0, 1].forEach((k) => node.append(svg("path", { d: path(xs.map((v, i) => [x(v), y(logs[i][k])])), class: "em-part", stroke: color(k), "stroke-dasharray": k ? "9 4" : "" })));
  } else {
    const levels = [() => 0, ([a]) => Math.exp(a), ([a, b]) => Math.exp(a) + Math.exp(b)].map((f) => xs.map((v, i) => [x(v), y(f(logs[i]))]));
    [0, 1].forEach((k) => node.append(svg("path", { d: area(levels[k + 1], [...levels[k]]), fill: color(k), class: "em-hill" })));
  }
  return x;
}

// The ribbon of shares, blue from 0 upwards and orange on top of it, as in the hills; hidden until the
// reader has predicted.
function drawRibbon(node, s, { height, split }, x, shown) {
  const top = split + 12, bottom = height - 16, y = linear(0, 1, bottom, top), [from, to] = range(s);
  node.append(svg("rect", { x: x(from), y: top, width: x(to) - x(from), height: bottom - top, class: "em-area" }));
  for (const v of [0, 1]) node.append(svg("text", { x: MARGIN - 7, y: y(v) + 4, "text-anchor": "end", class: "em-label" }, `${v}`));
  if (!shown) return node.append(svg("text", { x: (x(from) + x(to)) / 2, y: (top + bottom) / 2 + 4, "text-anchor": "middle", class: "em-label" }, "shares: predict first"));
  const line = places([from, to]).map((v) => [x(v), y(whose(v, s).shares[0])]);
  const edge = (v) => [[x(from), y(v)], [x(to), y(v)]];
  node.append(svg("path", { d: area(line, edge(0)), fill: color(0), class: "em-hill" }), svg("path", { d: area(line, edge(1)), fill: color(1), class: "em-hill" }));
  if (!s.far) return;
  const lost = places([from, to]).filter((v) => Number.isNaN(naiveShare(v, s)));
  for (const side of [lost.filter((v) => v < 0), lost.filter((v) => v > 0)]) {
    if (!side.length) continue;
    const [a, b] = [x(side[0]), x(side.at(-1))];
    node.append(svg("rect", { x: a, y: y(0.5) - 9, width: b - a, height: 18, class: "em-lost" }), svg("text", { x: (a + b) / 2, y: y(0.5) + 4, "text-anchor": "middle", class: "em-label" }, "0/0"));
  }
}

// The point: a line through both pictures with a handle of 44 px.
function drawPoint(node, s, { height }, x) {
  const at = x(clamp(s.x, ...range(s)));
  node.replaceChildren(svg("circle", { cx: at, cy: 24, r: 22, class: "em-target" }), svg("path", { d: `M${at} 8V${height - 16}`, class: "em-line" }), svg("circle", { cx: at, cy: 24, r: 8, class: "em-now em-halo" }), svg("text", { x: at, y: height - 3, "text-anchor": "middle", class: "em-label", "aria-hidden": "true" }, `x = ${minus(s.x, 2)}`));
}

function render({ model, el }) {
  const set = saving(model);
  const read = () => Object.fromEntries(STATE.map((name) => [name, model.get(name)]));
  const move = (v) => set({ x: Math.round(100 * clamp(v, ...range(read()))) / 100 });
  const still = svg("g", { "aria-hidden": "true" }), point = svg("g", { role: "slider", tabindex: "0", class: "em-handle", "aria-label": "place of the point" });
  const picture = svg("svg", { role: "group", "aria-label": "the point" }, still, point);
  const drag = (event) => {
    const [from, to] = range(read()), [px] = pixels(picture, event);
    move(from + ((px - MARGIN) / (picture.clientWidth - 8 - MARGIN)) * (to - from));
  };
  draggable(picture, drag, (dx, dy) => move(read().x + (dx + dy) * (read().far ? 1 : 0.1)));
  const sliders = {
    pi: slider("π, blue", { min: 0.01, max: 0.99, step: 0.01, digits: 2, speak: (v) => `π = ${v.toFixed(2)}` }, (pi) => set({ pi })),
    x: slider("x", { min: -100, max: 100, step: 0.01, digits: 2 }, move),
    sigma1: slider("sd of blue", { min: 0.25, max: 4, step: 0.05, digits: 2 }, (sigma1) => set({ sigma1 })),
    sigma2: slider("sd of orange", { min: 0.25, max: 4, step: 0.05, digits: 2 }, (sigma2) => set({ sigma2 })),
  };
  const far = h("input", { type: "checkbox", onchange: () => set({ far: far.checked, x: clamp(read().x, ...(far.checked ? FAR : NEAR)) }) });
  const number = numberAsked("left border", { min: -12, max: 14 }, (answer) => set({ answer }));
  const { root, show } = card({
    code: "w04",
    title: "Whose is it?",
    predict: { ask: "A point at −3.5 is mostly blue's. Now orange becomes wider and lower: sd 3 in place of 2. Whose is it then?", options: [["narrow", "still blue's"], ["wide", "now orange's"], ["half", "half, half"]] },
    tries: TRY,
    question: { ask: "With equal weights and the sd of orange at 3 (“Wider hill” under Try): where, left of both centres, are the shares equal? Find it to ±\u00a00.05.", node: number.node },
    picture,
    controls: [sliders.pi.node, h("label", { class: "em-switch" }, far, "far away: −100 to 100, in logarithms")],
    exact: [sliders.x.node, sliders.sigma1.node, sliders.sigma2.node],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...TRY[key][1], x: key === "far" ? -40 : key === "wider" ? PLACE : clamp(read().x, ...NEAR) }),
  });
  const update = () => {
    const s = read(), said = model.get("prediction"), given = model.get("answer"), width = picture.clientWidth, height = picture.clientHeight;
    if (!width) return;
    const sizes = { width, height, split: Math.round(0.63 * height) }, x = drawHills(still, s, sizes);
    tell(picture, { viewBox: `0 0 ${width} ${height}` });
    drawRibbon(still, s, sizes, x, said !== "");
    drawPoint(point, s, sizes, x);
    for (const [name, control] of Object.entries(sliders)) control.show(s[name]);
    far.checked = s.far;
    number.show(given < -12 ? null : given);
    const told = said ? numbers(s) : [`x = ${minus(s.x, 2)}`, "Drag the point, or use the arrow keys."];
    show({ said, told: foretold(said, s), alt: model.get("alt"), notice: said ? sentence(s) : "Predict first: then the shares appear.", look: LOOK, numbers: told, tried: tried(s), verdict: judged(given < -12 ? null : given) });
    tell(point, { "aria-valuemin": range(s)[0], "aria-valuemax": range(s)[1], "aria-valuenow": s.x, "aria-valuetext": `x = ${minus(s.x, 2)}` });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
