// W14, drawn: points, ticks where x₂ is hidden, and the 90 % ellipses of the truth and of three fits.
import { svg, equalAxes, path, ticks } from "./draw.js";

const BOX = [-2.4, 4.2, -1.3, 4.9], FOOT = 34, LEFT = 34; // of the plane; px below and beside it
const R90 = Math.sqrt(-2 * Math.log(0.1));
export const LINES = [
  ["truth", "truth", "stroke: var(--rule, currentColor); stroke-opacity: 0.45; stroke-width: 7"],
  ["complete", "complete rows", "stroke: currentColor; stroke-width: 2; stroke-dasharray: 1.5 4; stroke-linecap: round"],
  ["fill", "fill-in", "stroke: currentColor; stroke-width: 1.8; stroke-dasharray: 8 4"],
  ["em", "EM", "stroke: var(--strong); stroke-width: 2.6"],
];

function ellipse({ mu, S }, at, style) {
  const [a, b, d] = S, mid = (a + d) / 2, gap = Math.hypot((a - d) / 2, b), turn = (-Math.atan2(2 * b, a - d) * 90) / Math.PI, r = R90 * at.unit;
  return svg("ellipse", { rx: r * Math.sqrt(mid + gap), ry: r * Math.sqrt(Math.max(0, mid - gap)), transform: `translate(${at.x(mu[0])} ${at.y(mu[1])}) rotate(${turn})`, fill: "none", style });
}

const word = (x, y, words, anchor = "middle") => svg("text", { x, y, "text-anchor": anchor, class: "em-label" }, words);

function frame(at, width, foot) {
  const axis = svg("g", { class: "em-axis" }, svg("path", { d: path([[LEFT, 6], [LEFT, foot], [width - 6, foot]]) }));
  for (const v of ticks(-2, 4, 6)) axis.append(svg("path", { d: path([[at.x(v), foot], [at.x(v), foot + 4]]) }), word(at.x(v), foot + 16, `${v}`.replace("-", "−")));
  for (const v of ticks(-1, 4, 5)) axis.append(svg("path", { d: path([[LEFT - 4, at.y(v)], [LEFT, at.y(v)]]) }), word(LEFT - 8, at.y(v) + 4, `${v}`.replace("-", "−"), "end"));
  axis.append(word(width - 8, foot + 30, "x₁", "end"), word(10, 16, "x₂", "start"));
  return axis;
}

// The names of the lines, in the corner that the cloud leaves free.
function key(lines, x, y) {
  return lines.flatMap(([, name, style], i) => [svg("path", { d: `M${x} ${y + 18 * i - 4}h26`, style }), word(x + 33, y + 18 * i, name, "start")]);
}

// found: the fits by name, or null where the reader has not predicted yet.
export function draw(node, { width, height }, x, hidden, found, s, truth) {
  const foot = height - FOOT, plane = equalAxes(BOX, width - LEFT - 6, foot - 6), at = { unit: plane.unit, x: (v) => LEFT + plane.x(v), y: (v) => 6 + plane.y(v) };
  node.setAttribute("viewBox", `0 0 ${width} ${height}`);
  node.replaceChildren(frame(at, width, foot));
  hidden.forEach((hole, n) => {
    const [px, py] = [at.x(x[2 * n]), at.y(x[2 * n + 1])];
    if (!hole) node.append(svg("circle", { cx: px, cy: py, r: 2.6, class: "em-now", "fill-opacity": 0.6 }));
    else node.append(svg("path", { d: `M${px} ${foot - 1}v-11`, style: "stroke: currentColor; stroke-width: 1; stroke-opacity: 0.7" }));
    if (hole && s.uncovered) node.append(svg("circle", { cx: px, cy: py, r: 2.8, style: "fill: none; stroke: currentColor; stroke-width: 1.1; stroke-opacity: 0.8" }));
  });
  const lines = found ? LINES : LINES.slice(0, 1), all = { truth, ...found };
  for (const [name, , style] of lines) node.append(ellipse(all[name], at, style));
  node.append(...key(lines, LEFT + 14, 24));
  if (!found) node.append(word(width - 10, foot - 22, "three fits: predict first", "end"));
}
