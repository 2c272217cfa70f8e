// W11, drawn: above, the models over p and −2ℓ with the price line; below, one of them among its points.
import { svg, density, ellipses, linear, marker, path, points, ticks } from "./draw.js";
import { clamp } from "./drag.js";
import { makeTheta, responsibilities } from "./em_core.js";
import { lineAt } from "./price_line.js";
import { AIC, bicOf, called } from "./price_story.js";

const INSET = 58, EDGE = 12, MARK = 5.5;
// p from, to; −2ℓ from, to; the box of the plane below
const WINDOWS = {
  "one cloud": { p: [0, 25], v: [2072, 2172], box: [-4.4, 4.6, -1.2, 4.9] },
  iris: { p: [11, 63], v: [305, 615], box: [0.7, 7.2, -0.1, 2.7] },
  faithful: { p: [4, 25], v: [2202, 2324], box: [1.3, 5.4, 1.5, 4] },
};
const label = (x, y, words, anchor = "middle", style = "") => svg("text", { x, y, "text-anchor": anchor, class: "em-label", style }, words);
const KEYED = { fill: "none", style: "fill: none; stroke: currentColor" };
const HALOED = "paint-order: stroke; stroke: var(--ground); stroke-width: 3px";

export function planes({ width, height }, data) {
  const { p, v, box } = WINDOWS[data], split = Math.round((width < 450 ? 0.64 : 0.57) * height), foot = split - 26, roof = 34;
  return { width, height, split, foot, roof, from: p[0], range: v, x: linear(...p, INSET, width - EDGE), y: linear(...v, foot, roof), value: linear(foot, roof, ...v), box };
}

const sign = ({ family }, style) => (family === "tied" ? marker("square", MARK, style) : svg("ellipse", { rx: family === "full" ? 7.5 : MARK, ry: family === "full" ? 4 : MARK, transform: "rotate(-35)", ...style }));

// The families in the picture, from the right.
const NAMES = { full: "ellipses", tied: "tied ellipses", spherical: "circles" };
function key(right, models) {
  const families = [...new Set(models.map((m) => m.family))], nodes = [];
  families.forEach((family, i) => {
    const x = right - i * 92;
    nodes.push(label(x, 14, NAMES[family], "end"), svg("g", { transform: `translate(${x - NAMES[family].length * 5.8 - 14} 10)` }, sign({ family }, KEYED)));
  });
  return nodes;
}

// Where a model's mark is: above the frame it sits on the rim.
export const spot = (at, m) => [at.x(m.p), Math.max(at.roof, at.y(-2 * m.l))];

// The number of a tied mark stands on its left; higher, if another mark of the same p lies below. The others'
// stand on the right, outside the ring if there is one.
const numberAt = (m, models, ringed) => (m.family !== "tied" ? [ringed ? 14 : 11, 4.5] : models.some((o) => o.p === m.p && o.l > m.l) ? [-8, -5] : [ringed ? -14 : -9, 4.5]);

function drawMark(at, m, { line, won, chosen, number }) {
  const [x, y] = spot(at, m), outside = at.y(-2 * m.l) < at.roof, end = clamp(line, at.roof, at.foot);
  const node = svg("g", {}, svg("path", { d: `M${x} ${y}V${end}`, stroke: "currentColor", opacity: 0.35 }));
  const body = svg("g", { transform: `translate(${x} ${y})` }, sign(m, { fill: won ? "var(--strong)" : "var(--ground)", stroke: won ? "var(--strong)" : "currentColor", "stroke-width": 1.8 }));
  if (chosen) body.append(svg("circle", { r: 11, fill: "none", stroke: "currentColor", "stroke-width": 1.5 }));
  body.append(label(number[0], number[1] - (outside ? 4 : 0), `${m.K}`, number[0] < 0 ? "end" : "start", HALOED));
  if (outside) body.append(label(0, -8, "↑"));
  node.append(body);
  return node;
}

// The axes, the line from its handle on, and the marks with what they lose.
export function drawCompetition(node, at, s, models, chosen, best) {
  const right = at.width - EDGE, axis = svg("g", { class: "em-axis" }, svg("path", { d: path([[INSET, at.roof - 8], [INSET, at.foot], [right, at.foot]]) }));
  for (const v of ticks(...WINDOWS[s.data].p, 5).filter((v) => at.x(v) < right - 90)) axis.append(label(at.x(v), at.foot + 15, `${v}`));
  for (const v of ticks(...at.range, 3)) if (at.y(v) < at.foot - 4) axis.append(svg("path", { d: path([[INSET - 4, at.y(v)], [INSET, at.y(v)]]) }), label(INSET - 22, at.y(v) + 4, `${v}`, "end"));
  axis.append(label(6, 14, "−2ℓ", "start"), label(right, at.foot + 15, "parameters p", "end"), ...key(right, models));
  const line = (p) => at.y(lineAt(models, s.price, p)), end = s.price ? Math.min(right, at.x(at.from + (at.value(line(at.from)) - at.range[0]) / s.price)) : right;
  const slope = at.from + ((end - INSET) / (right - INSET)) * (WINDOWS[s.data].p[1] - at.from);
  node.replaceChildren(axis, svg("path", { d: path([[INSET, line(at.from)], [end, line(slope)]]), class: "em-line", style: "stroke: var(--strong)" }));
  for (const [words, price] of [["AIC", AIC], ["BIC", bicOf(s.data)]]) {
    const y = at.y(lineAt(models, price, at.from));
    node.append(svg("path", { d: `M${INSET} ${y}h7`, stroke: "var(--strong)", "stroke-width": 2 }), label(INSET + 12, y - 6, words, "start", HALOED));
  }
  for (const m of [...models.filter((m) => m !== best), ...models.filter((m) => m === best)]) node.append(drawMark(at, m, { line: line(m.p), won: m === best, chosen: m === chosen, number: numberAt(m, models, m === chosen) }));
  return line(at.from);
}

// What the plane below shows of θ: two columns, in its own scale.
function projected({ K, D, pi, mu, Sigma }, { columns, factors }) {
  const each = (part) => Float64Array.from(Array.from({ length: K }, (_, k) => part(k)).flat());
  const mean = (k) => columns.map((c, i) => factors[i] * mu[k * D + c]);
  const covariance = (k) => columns.flatMap((c, i) => columns.map((d, j) => factors[i] * factors[j] * Sigma[(k * D + c) * D + d]));
  return { K, pi, mu: each(mean), Sigma: each(covariance) };
}

// Points and ellipses of one model; without one, grey points. Drawn anew only if something of it has changed.
export function drawFit(stage, at, x, set, m) {
  const key = [at.width, at.height, at.box, m?.name, getComputedStyle(stage.canvas).color, density()].join();
  if (stage.key === key) return;
  stage.key = key;
  const { D, columns, factors } = set, [x0, x1, y0, y1] = at.box, space = at.height - at.split - 6;
  const unit = Math.min((at.width - 16) / (x1 - x0), space / (y1 - y0)), left = (at.width - unit * (x1 - x0)) / 2, top = at.split + (space - unit * (y1 - y0)) / 2;
  const axes = { unit, x: (v) => left + unit * (v - x0), y: (v) => top + unit * (y1 - v) };
  const flat = Float64Array.from({ length: (2 * x.length) / D }, (_, i) => factors[i % 2] * x[(i >> 1) * D + columns[i % 2]]);
  const theta = m && makeTheta(m.theta), gamma = m && responsibilities(x, theta);
  points(stage.canvas, flat, axes, gamma, m ? m.K : 0, at.width < 380 ? 2.2 : 2.8);
  stage.fit.style.display = m ? "" : "none";
  if (!m) return stage.name.replaceChildren();
  stage.draw(projected(theta, set), axes);
  stage.name.replaceChildren(label(10, at.split + 12, called(m), "start", HALOED));
}

// canvas below, svg above; the handle comes last, so that it lies on top.
export function stageOf(canvas, node, ...hands) {
  const [fit, name, still] = [0, 1, 2].map(() => svg("g", { "aria-hidden": "true" })), over = svg("svg", { role: "group", "aria-label": "the models and their price" }, fit, name, still, ...hands);
  node.append(canvas, over);
  return { canvas, node, over, fit, name, still, draw: ellipses(fit) };
}
