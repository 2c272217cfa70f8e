// The picture of W03: the plane above, and below it ℓ on the same horizontal axis.
import { responsibilities } from "./em_core.js";
import { color, COMPONENTS, ellipses, equalAxes, frameAxes, marker, path, points, svg } from "./draw.js";
import { h, unique } from "./controls.js";
import { reveal, tell } from "./a11y.js";
import { placed } from "./drag.js";
import { minus } from "./saved.js";

export const REGION = [-3, 9, -0.8, 5.8]; // where a mean can be put, in units of x
const LEFT = 49, RIGHT = 8; // px

function drawPlane(stage, s, x, v, axes, known) {
  const now = v.end ? v.end.thetas.at(-1) : v.theta, { mu } = v.theta;
  points(stage.canvas, x, axes, known ? responsibilities(x, now) : null, now.K, stage.node.clientWidth < 380 ? 2.2 : 2.8);
  stage.rings(now, axes);
  const at = (m, k) => [axes.x(m[2 * k]), axes.y(m[2 * k + 1])];
  const trails = v.end ? [0, 1, 2].map((k) => svg("path", { d: path(v.end.thetas.map((t) => at(t.mu, k))), class: "em-trail", stroke: color(k) })) : [];
  const hollow = v.end ? [0, 1, 2].map((k) => marker(COMPONENTS[k].shape, 6, { fill: "none", stroke: color(k), "stroke-width": 2, transform: `translate(${at(mu, k)})` })) : [];
  stage.trails.replaceChildren(...trails, ...hollow);
  stage.handles.forEach((handle, k) => {
    handle.setAttribute("transform", `translate(${at(mu, k)})`);
    const [u, v] = mu.subarray(2 * k, 2 * k + 2);
    placed(handle, [u, v], REGION, `x₁ = ${minus(u)}, x₂ = ${minus(v)}${k === s.component ? ", chosen" : ""}`);
  });
}

// The line of the slice in the plane, and from its mean down to the ball.
function drawLine(stage, s, v, axes, foot) {
  const px = axes.x(v.x1), py = axes.y(v.x2), ring = svg("circle", { r: 15, class: "em-chosen", transform: `translate(${px} ${py})` });
  const along = svg("path", { d: `M${axes.x(REGION[0])} ${py}H${axes.x(REGION[1])}`, class: "em-same" });
  stage.line.replaceChildren(along, svg("path", { d: `M${px} ${py + 15}V${foot}`, class: "em-same" }), ring);
}

function drawCurve(stage, s, v, width, height, split, known) {
  const ells = v.line.map(([, ell]) => ell), high = Math.max(...ells), low = Math.max(Math.min(...ells), high - 400), pad = 0.08 * (high - low);
  const frame = { left: LEFT, foot: 22, nx: 6 }, range = known ? [low - pad, high + 2 * pad] : [0, 1];
  const { x, y, bottom, top } = frameAxes(stage.chart, width, height - split, REGION.slice(0, 2), range, { ...frame, ny: known ? 4 : 1, yText: known ? undefined : () => "" });
  stage.chart.removeAttribute("viewBox");
  const words = (at, up, text, anchor = "middle") => svg("text", { x: at, y: up, "text-anchor": anchor, class: "em-label" }, text);
  [...stage.ball.children].slice(1).forEach((mark, k) => (mark.style.display = k === s.component ? "" : "none"));
  reveal(stage.ball, known);
  if (!known) return stage.chart.append(words((LEFT + width) / 2, (bottom + top) / 2, "ℓ along the dotted line: predict first"));
  const shown = v.line.filter(([, ell]) => ell >= low - pad).map(([at, ell]) => [x(at), y(ell)]);
  stage.chart.append(svg("path", { d: path(shown), class: "em-line" }), words(LEFT + 6, top + 4, v.end ? "ℓ before you let go, in nats" : "ℓ in nats", "start"));
  for (const [at, ell] of v.end ? [] : v.tops) stage.chart.append(words(Math.max(x(at), LEFT + 18), y(ell) - 11, minus(at)));
  stage.ball.setAttribute("transform", `translate(${x(v.x1)} ${split + y(Math.max(v.ell, low - pad))})`);
}

// Sizes follow the width: the plane above, with the curve below it on the same horizontal axis.
export function drawExplorer(stage, x, s, v, known) {
  const width = stage.node.clientWidth, height = stage.node.clientHeight, unit = (width - LEFT - RIGHT) / (REGION[1] - REGION[0]);
  if (!width) return null;
  const split = Math.round(unit * (REGION[3] - REGION[2])), inner = equalAxes(REGION, width - LEFT - RIGHT, split);
  const axes = { ...inner, x: (value) => LEFT + inner.x(value) };
  tell(stage.over, { viewBox: `0 0 ${width} ${height}` });
  for (const [name, value] of Object.entries({ x: LEFT, y: 0, width: width - LEFT, height: split })) stage.clip.setAttribute(name, value);
  stage.chart.style.transform = `translateY(${split}px)`;
  stage.node.classList.toggle("em-gone", s.let_go);
  drawPlane(stage, s, x, v, axes, known);
  drawLine(stage, s, v, axes, known ? height - 22 : split);
  drawCurve(stage, s, v, width, height, split, known);
  return axes;
}

const touched = (words, about, ...marks) => svg("g", { tabindex: "0", class: "em-handle", "aria-label": words, ...about }, svg("circle", { r: 22, class: "em-target" }), ...marks);

// The nodes of the picture: what lies in the plane is cut off where the plane ends.
export function makeStage() {
  const canvas = h("canvas", { "aria-hidden": "true" }), [chart, line] = [0, 1].map(() => svg("g", { "aria-hidden": "true" })), trails = svg("g"), shapes = svg("g"), id = unique("clip"), clip = svg("rect"), inside = svg("g", { "aria-hidden": "true", "clip-path": `url(#${id})` }, shapes, trails);
  const handles = [0, 1, 2].map((k) => touched(`mean of ${COMPONENTS[k].name}: arrows move it`, { role: "slider" }));
  const ball = touched("x₁ of the chosen mean", { role: "slider", "aria-valuemin": REGION[0], "aria-valuemax": REGION[1] }, ...COMPONENTS.slice(0, 3).map(({ shape }, k) => marker(shape, 7, { fill: color(k), class: "em-halo" })));
  const over = svg("svg", { role: "group", "aria-label": "three means, and the ball on the curve" }, svg("clipPath", { id }, clip), inside, line, chart, ...handles, ball);
  return { canvas, chart, line, trails, clip, handles, ball, over, rings: ellipses(shapes), node: h("div", { class: "em-plane" }, canvas, over) };
}
