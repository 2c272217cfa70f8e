// W02 “Slow sampler”: a spin on the bar chooses the cloud, a dart finds the place. The picture is a function of
// (n, view, pi, mu, prediction) and of 1000 stored spins and darts.
import { svg, color, ellipses, equalAxes, linear, marker, path, points } from "./draw.js";
import { button, choice, h } from "./controls.js";
import { slider } from "./numbers.js";
import { follow, idle, reveal, tell } from "./a11y.js";
import { clamp, draggable, pixels, placed } from "./drag.js";
import { card } from "./card.js";
import { drawn, jumped, sharing, thetaOf, stored, thrown } from "./spinner.js";
import { BAR, HEAD, MARGIN, drawBar, drawStrip, sketch } from "./wheel.js";
import { NAMES, OPENED, TRY, foretold, judged, look, numbers, sentence, tried } from "./slow_sampler_story.js";
import { saving } from "./saved.js";

const BOX = [-3, 9.1, -1.8, 6.4], REACH = [-2, 8, -1, 5.5]; // what is shown, and where means may go
const LEAST = 0.02; // of a weight
const SHAPES = ["circle", "square", "triangle"], VIEWS = [["labels", "labels"], ["hidden", "hidden"], ["shares", "shares"]];
const STATE = ["n", "view", "pi", "mu", "factors"];
const hundredth = (v) => Math.round(100 * v) / 100;

// From the spin to the mean that it chose, and from there the dart to the last point.
function drawDart(s, noise, { x, z }, axes, u) {
  const n = s.n - 1, k = z[n], mean = [axes.x(s.mu[2 * k]), axes.y(s.mu[2 * k + 1])], end = [axes.x(x[2 * n]), axes.y(x[2 * n + 1])];
  return [svg("path", { d: path([[u(noise[3 * n]), HEAD], mean]), class: "em-same" }), svg("path", { d: path([mean, end]), class: "em-line" }), svg("circle", { cx: end[0], cy: end[1], r: 6.5, class: "em-ring" })];
}

// A thin line to each point that the weights as opened would have thrown from another mean.
function drawJumps(s, noise, { x }, jumps, axes) {
  const d = jumps.map(([n, old]) => path([thrown(noise, n, old, s), [x[2 * n], x[2 * n + 1]]].map(([a, b]) => [axes.x(a), axes.y(b)]))).join("");
  return svg("path", { d, class: "em-trail" });
}

function makeStage(parts) {
  const canvas = h("canvas", { "aria-hidden": "true" }), [rings, scene, frame] = [0, 1, 2].map(() => svg("g", { "aria-hidden": "true" }));
  const over = svg("svg", { role: "group", "aria-label": "the bar and the means" }, rings, scene, frame, ...parts.borders, ...parts.means);
  return { canvas, rings, scene, frame, over, drawRings: ellipses(rings), node: h("div", { class: "em-plane" }, canvas, over), ...parts };
}

function drawStage(stage, s, noise, made, shared, said) {
  const width = stage.node.clientWidth, height = stage.node.clientHeight, foot = height - (width < 380 ? 44 : 60);
  if (!width) return null;
  const u = linear(0, 1, MARGIN, width - MARGIN), inner = equalAxes(BOX, width, foot - HEAD), axes = { ...inner, y: (v) => HEAD + inner.y(v) };
  Object.assign(stage.canvas.style, { top: `${HEAD}px`, height: `${foot - HEAD}px` });
  points(stage.canvas, made.x, inner, shared.colours, 3, width < 380 ? 2.3 : 3);
  tell(stage.over, { viewBox: `0 0 ${width} ${height}` });
  stage.drawRings(thetaOf(s), axes);
  stage.rings.style.display = s.view === "hidden" ? "none" : "";
  for (const node of [...stage.means, ...stage.borders]) reveal(node, s.view !== "hidden");
  const ringed = s.view === "shares" && said ? shared.astray.map((n) => svg("circle", { cx: axes.x(made.x[2 * n]), cy: axes.y(made.x[2 * n + 1]), r: 5.5, class: "em-ring" })) : [];
  stage.scene.replaceChildren(...ringed, ...(s.view === "labels" ? [drawJumps(s, noise, made, shared.jumps, axes), ...drawDart(s, noise, made, axes, u)] : []));
  stage.frame.replaceChildren(drawBar(s, noise, width, u), drawStrip(s, said ? made.z : null, foot, width, height));
  stage.means.forEach((node, k) => {
    node.setAttribute("transform", `translate(${axes.x(s.mu[2 * k])} ${axes.y(s.mu[2 * k + 1])})`);
    placed(node, s.mu.slice(2 * k, 2 * k + 2), REACH);
  });
  stage.borders.forEach((node, i) => placeBorder(node, i, s, u));
  return { ...axes, u };
}

// A border of 44 px; where the sector between the two is narrow, each reaches outwards.
function placeBorder(node, i, s, u) {
  const at = s.pi[0] + (i ? s.pi[1] : 0), inward = Math.min(22, (u(s.pi[1]) - u(0)) / 2);
  node.firstChild.setAttribute("x", i ? -inward : inward - 44);
  node.setAttribute("transform", `translate(${u(at)} 0)`);
  tell(node, { "aria-valuemin": 0, "aria-valuemax": 1, "aria-valuenow": hundredth(at), "aria-valuetext": `${hundredth(at)}: ${NAMES[i]} ${s.pi[i].toFixed(2)}, ${NAMES[i + 1]} ${s.pi[i + 1].toFixed(2)}` });
}

function render({ model, el }) {
  const set = saving(model);
  const noise = stored(model.get("noise")), read = () => Object.fromEntries(STATE.map((name) => [name, model.get(name)]));
  let axes = null;
  const shift = (i, to) => {
    const { pi } = read(), ends = [pi[0], pi[0] + pi[1]];
    ends[i] = i ? clamp(to, ends[0] + LEAST, 1 - LEAST) : clamp(to, LEAST, ends[1] - LEAST);
    const [a, b] = ends.map(hundredth);
    set({ pi: [a, hundredth(b - a), hundredth(1 - b)] });
  };
  const move = (k, a, b) => {
    const mu = [...read().mu];
    mu[2 * k] = hundredth(clamp(a, REACH[0], REACH[1]));
    mu[2 * k + 1] = hundredth(clamp(b, REACH[2], REACH[3]));
    set({ mu });
  };
  const border = (i) => {
    const node = svg("g", { tabindex: "0", role: "slider", class: "em-handle", "aria-label": `border between ${NAMES[i]} and ${NAMES[i + 1]}` }, svg("rect", { width: 44, y: 2, height: 44, class: "em-target" }), svg("path", { d: `M0 ${BAR[0] - 3}V${BAR[1] + 3}`, class: "em-grip" }));
    const end = () => read().pi[0] + (i ? read().pi[1] : 0);
    return draggable(node, (event) => shift(i, (pixels(stage.node, event)[0] - axes.u(0)) / (axes.u(1) - axes.u(0))), (dx, dy) => shift(i, end() + 0.01 * (dx + dy)));
  };
  const mean = (k) => {
    const node = svg("g", { tabindex: "0", role: "slider", class: "em-handle", "aria-label": `mean of ${NAMES[k]}: arrows move it` }, svg("circle", { r: 22, class: "em-target" }), marker(SHAPES[k], 7, { fill: color(k), class: "em-halo" }));
    const drag = (event) => {
      const [px, py] = pixels(stage.node, event);
      move(k, BOX[0] + (px - axes.x(BOX[0])) / axes.unit, BOX[3] - (py - axes.y(BOX[3])) / axes.unit);
    };
    return draggable(node, drag, (dx, dy) => move(k, read().mu[2 * k] + 0.1 * dx, read().mu[2 * k + 1] + 0.1 * dy));
  };
  const stage = makeStage({ means: [0, 1, 2].map(mean), borders: [0, 1].map(border) });
  const one = button("Draw one", "", null, () => set({ n: read().n + 1 }));
  const many = slider("n", { min: 1, max: 1000, step: 1, digits: 0, speak: (v) => `${v} point${v === 1 ? "" : "s"}` }, (n) => set({ n: Math.round(n) }));
  const views = choice("View", VIEWS, (view) => set({ view }), "em-quiet");
  const answer = choice("Which points?", [["spin", "spin in .65–.80"], ["chance", "51 by chance"], ["near", "the 51 nearest"]], (given) => set({ answer: given }), "em-quiet");
  for (const asked of [views, answer]) asked.node.firstChild.classList.add("em-hidden"); // the words stand above
  const { root, show } = card({
    code: "w02",
    title: "Slow sampler",
    predict: { ask: "A spinner is 15 % orange. It is spun a hundred times, and that ten times over. Which strip shows how often orange comes up?", options: [["same", sketch([15], "all at 15")], ["few", sketch([14, 15, 16], "14 to 16")], ["wide", sketch([8, 9, 10, 11, 13, 14, 16, 17, 18, 24], "8 to 24")]] },
    tries: TRY,
    question: { ask: "“Wider orange” doubles orange's sector at green's cost. Of the “Three hundred”, 51 points jump (not the 51 orange ones). Which?", node: answer.node },
    picture: stage.node,
    controls: [h("div", { class: "em-row" }, one, many.node), views.node],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...TRY[key][1], view: "labels" }),
  });
  const update = () => {
    const s = read(), said = model.get("prediction"), made = drawn(noise, s), shared = { ...sharing(made.x, made.z, s), jumps: jumped(noise, made.z, OPENED) };
    const hard = () => Float64Array.from({ length: 3 * s.n }, (_, i) => +(made.z[Math.floor(i / 3)] === i % 3));
    shared.colours = { labels: hard, hidden: () => null, shares: () => shared.gamma }[s.view]();
    axes = drawStage(stage, s, noise, made, shared, said) ?? axes;
    idle(one, s.n === 1000);
    many.show(s.n);
    for (const input of many.node.querySelectorAll("input")) input.disabled = !said;
    views.show(s.view);
    answer.show(model.get("answer"));
    const told = said || s.view === "hidden" ? numbers(s, made.counts) : ["Drag the borders on the bar, or a mean."];
    show({ said, told: foretold(said, s), alt: s.view === "hidden" ? "Points in the plane, all in one colour." : model.get("alt"), notice: said ? sentence(s, made, shared) : "Predict first: then the counts appear.", look: look(s, shared.jumps.length), numbers: told, tried: tried(s), verdict: judged(model.get("answer")) });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
