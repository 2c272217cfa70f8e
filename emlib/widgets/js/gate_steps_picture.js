// W16, drawn: the points and the two lines, below them the gate over the same x, below that ℓ by rounds.
import { svg, color, linear, marker, path, points, ticks, COMPONENTS } from "./draw.js";
import { LAST, gateOf, logitOf } from "./experts_run.js";

const LEFT = 44, RIGHT = 12, BOX = [-3.2, 3.2, -2.4, 3.8], RANGE = [-510, -185];
const word = (x, y, words, anchor = "middle", style = "") => svg("text", { x, y, "text-anchor": anchor, class: "em-label", style }, words);
const HALOED = "paint-order: stroke; stroke: var(--ground); stroke-width: 3px";
const signed = (v) => `${+v.toFixed(6)}`.replace("-", "−");

export function scales({ width, height }) {
  const right = width - RIGHT, base = Math.round(0.52 * height), strip = Math.round(0.575 * height), floor = Math.round(0.71 * height), roof = Math.round(0.775 * height), foot = height - 18;
  const y = linear(BOX[2], BOX[3], base, 6), at = linear(0, Math.log1p(LAST), LEFT, right);
  return { width, height, right, base, strip, floor, roof, foot, x: linear(BOX[0], BOX[1], LEFT, right), y, heightAt: linear(base, 6, BOX[2], BOX[3]), gate: linear(0, 1, floor, strip), round: (t) => at(Math.log1p(t)), roundAt: (px) => Math.round(Math.expm1(linear(LEFT, right, 0, Math.log1p(LAST))(px))), l: (v) => linear(...RANGE, foot, roof)(Math.max(RANGE[0], v)) };
}

export function drawPoints(canvas, at, data, share) {
  const xy = new Float64Array(2 * data.N), gamma = share && new Float64Array(2 * data.N);
  for (let n = 0; n < data.N; n++) {
    [xy[2 * n], xy[2 * n + 1]] = [data.x[n], data.y[n]];
    if (share) [gamma[2 * n], gamma[2 * n + 1]] = [1 - share[n], share[n]];
  }
  points(canvas, xy, at, gamma, 2, at.width < 450 ? 2 : 2.6);
}

const straight = ([level, slope], x) => level + slope * x;
const stroke = (k) => ({ fill: "none", stroke: color(k), "stroke-width": 2.6, "stroke-dasharray": COMPONENTS[k].dash });

export function drawLines(node, at, theta, clip) {
  const axis = svg("g", { class: "em-axis" }, svg("path", { d: path([[LEFT, 6], [LEFT, at.base], [at.right, at.base]]) }));
  for (const v of [-2, 0, 2]) axis.append(svg("path", { d: path([[at.x(v), at.base], [at.x(v), at.base + 4]]) }), svg("path", { d: path([[LEFT - 4, at.y(v)], [LEFT, at.y(v)]]) }), word(LEFT - 7, at.y(v) + 4, signed(v), "end"));
  axis.append(word(8, 16, "y", "start"));
  node.replaceChildren(axis);
  theta.lines.forEach((line, k) => node.append(svg("path", { ...stroke(k), "clip-path": `url(#${clip})`, d: path([-3, 3].map((v) => [at.x(v), at.y(straight(line, v))])) })));
}

export function drawGate(node, at, data, d) {
  const axis = svg("g", { class: "em-axis" }, svg("path", { d: path([[LEFT, at.strip], [LEFT, at.floor], [at.right, at.floor]]) }));
  for (const v of ticks(-3, 3, 6)) axis.append(svg("path", { d: path([[at.x(v), at.floor], [at.x(v), at.floor + 4]]) }), word(at.x(v), at.floor + 16, v === 3 ? "x" : signed(v)));
  for (const v of [0, 1]) axis.append(svg("path", { d: path([[LEFT - 4, at.gate(v)], [LEFT, at.gate(v)]]) }), word(LEFT - 7, at.gate(v) + 4, `${v}`, "end"));
  node.replaceChildren(axis);
  const curve = (k) => path(Array.from({ length: 121 }, (_, i) => -3 + i / 20).map((v) => [at.x(v), at.gate(k ? gateOf(data, d, v) : 1 - gateOf(data, d, v))]));
  const [v0, v1] = logitOf(data, d), half = -v0 / v1;
  if (Math.abs(half) < 3) node.append(svg("path", { class: "em-same", d: path([[at.x(half), 6], [at.x(half), at.floor]]) }));
  for (const k of [0, 1]) node.append(svg("path", { ...stroke(k), d: curve(k) }));
  node.append(word(at.right, at.gate(0.75) + 4, "gate", "end", HALOED));
}

// ℓ up to the round that is shown, and all of the run to the top, thin, to compare with.
export function drawTrace(node, at, bounds, whole, t) {
  const axis = svg("g", { class: "em-axis" }, svg("path", { d: path([[LEFT, at.roof], [LEFT, at.foot], [at.right, at.foot]]) }));
  for (const v of [0, 1, 3, 10, 30, 100]) axis.append(svg("path", { d: path([[at.round(v), at.foot], [at.round(v), at.foot + 4]]) }), word(at.round(v) - (v === 100 ? 8 : 0), at.foot + 16, `${v}`));
  for (const v of [-200, -400]) axis.append(svg("path", { d: path([[LEFT - 4, at.l(v)], [LEFT, at.l(v)]]) }), word(LEFT - 7, at.l(v) + 4, signed(v), "end"));
  node.replaceChildren(axis);
  const curve = (values) => path(values.map((v, i) => [at.round(i), at.l(v)]));
  node.append(svg("path", { class: "em-line", style: "stroke-width: 1; stroke-dasharray: 2 4", d: curve(whole) }));
  node.append(svg("path", { class: "em-line", style: "stroke: var(--strong); stroke-width: 2.4", d: curve(bounds.slice(0, t + 1)) }));
  node.append(word(at.right, at.l(-310) + 4, "ℓ; dotted: to its top", "end", HALOED));
  return [at.round(t), at.l(bounds[t])];
}

export const grip = (k) => marker(COMPONENTS[k].shape, 7, { fill: "var(--ground)", stroke: color(k), "stroke-width": 2.4 });
