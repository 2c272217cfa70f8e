// W10, drawn: above, the two bells over the data; below, ℓ and ℓ + ln prior against the spike's width.
import { svg, color, linear, path, ticks } from "./draw.js";
import { clamp } from "./drag.js";
import { NARROWEST, WIDEST, alone, logHalf } from "./spike.js";
import { brief } from "./collapse_story.js";

const LEFT = 46, RIGHT = 10;
const word = (x, y, words, anchor = "middle", style = "") => svg("text", { x, y, "text-anchor": anchor, class: "em-label", style }, words);
const ACCENT = "stroke: var(--strong)", IN_ACCENT = "fill: var(--strong)";
const POWERS = { 1e2: "10²", 1e4: "10⁴", 1e6: "10⁶" };
const FRAMES = { "five points": [-14, -6, -27], "petal widths": [-200, -140, -250] }; // low, high, low with a prior

// Densities up to twice the wide bell's top are to scale; above it each power of ten is as high as the next.
export function scales({ width, height }, { wide, box }) {
  const base = Math.round(0.42 * height), top = 24, knee = 2 * Math.exp(logHalf(wide[0], wide)), kneeAt = base - 0.45 * (base - top);
  const highest = Math.exp(logHalf(0, [0, NARROWEST])), low = linear(0, knee, base, kneeAt), high = linear(Math.log(knee), Math.log(highest), kneeAt, top);
  const y = (p) => (p <= knee ? low(p) : high(Math.log(p)));
  const density = (at) => (at >= kneeAt ? (knee * (base - at)) / (base - kneeAt) : Math.exp(Math.log(knee) + ((kneeAt - at) / (kneeAt - top)) * Math.log(highest / knee)));
  const x = linear(...box, LEFT, width - RIGHT), place = (at) => box[0] + ((at - LEFT) / (width - RIGHT - LEFT)) * (box[1] - box[0]);
  const u = linear(Math.log10(WIDEST), Math.log10(NARROWEST), LEFT, width - RIGHT);
  const sigmaAt = (at) => 10 ** (Math.log10(WIDEST) + ((at - LEFT) / (width - RIGHT - LEFT)) * Math.log10(NARROWEST / WIDEST));
  return { width, base, top, knee, kneeAt, x, y, place, density, sigma: (v) => u(Math.log10(v)), sigmaAt, roof: base + 50, foot: height - 22 };
}

// The height of a bell of weight 1/2 and the width of one of that height are the same rule.
export const peak = (sigma) => 1 / (2 * Math.sqrt(2 * Math.PI) * sigma);

function bell(node, at, [mean, sd], [from, to], k) {
  const [a, b] = [Math.max(from, mean - 6 * sd), Math.min(to, mean + 6 * sd)];
  const line = Array.from({ length: 121 }, (_, i) => a + ((b - a) * i) / 120).map((v) => [at.x(v), at.y(Math.exp(logHalf(v, [mean, sd])))]);
  node.append(svg("path", { d: `${path([[at.x(a), at.base], ...line, [at.x(b), at.base]])}Z`, fill: color(k), "fill-opacity": 0.35, stroke: color(k), "stroke-width": 2, "stroke-linejoin": "round" }));
}

export function drawBells(node, at, set, s) {
  const axis = svg("g", { class: "em-axis" }, svg("path", { d: path([[LEFT, at.top - 8], [LEFT, at.base], [at.width - RIGHT, at.base]]) }));
  for (const v of ticks(...set.box, 4)) axis.append(word(at.x(v), at.base + 33, brief(v).replace("-", "−")));
  for (const v of [1e2, 1e4, 1e6]) axis.append(svg("path", { d: path([[LEFT - 4, at.y(v)], [LEFT, at.y(v)]]) }), word(LEFT - 7, at.y(v) + 4, POWERS[v], "end"));
  node.replaceChildren(axis);
  const left = at.x(s.mean) < (LEFT + at.width) / 2; // the note stands on the other side
  bell(node, at, set.wide, set.box, 0);
  bell(node, at, [s.mean, s.sigma], set.box, 1);
  node.append(svg("path", { d: path([[LEFT, at.kneeAt], [at.width - RIGHT, at.kneeAt]]), class: "em-same", opacity: 0.5 }), left ? word(at.width - RIGHT, at.kneeAt - 5, "density; above: log scale", "end") : word(LEFT + 6, at.kneeAt - 5, "density; above: log scale", "start"));
  set.values.forEach((v, i) => node.append(svg("circle", { cx: at.x(v), cy: at.base + 11, r: 2.4 * Math.sqrt(set.counts[i]) ** 0.9, class: "em-now", "fill-opacity": 0.6 })));
}

// The frame holds the curve where it matters and grows with the ball: it never has room for the whole climb.
export function frame(s, now) {
  const [low, high, deep] = FRAMES[s.data], bottom = Math.min(s.Psi ? deep : low, now - 1);
  return [bottom, Math.max(high, now + 0.12 * (now - bottom))];
}

// One curve of the lower half, cut where it leaves the frame; returns where it ends.
function drawn(node, at, y, { sigmas }, heights, [low, high], about) {
  const parts = [];
  heights.forEach((v, i) => {
    const spot = [at.sigma(sigmas[i]), y(v)];
    if (v < low || v > high) parts.push([]);
    else (parts.at(-1) ?? parts[parts.push([]) - 1]).push(spot);
  });
  const shown = parts.filter((p) => p.length > 1);
  for (const part of shown) node.append(svg("path", { d: path(part), class: "em-line", ...about }));
  return shown.at(-1)?.at(-1) ?? [LEFT, at.roof];
}

export function drawClimb(node, at, set, s, lines, now, widths, heightOf) {
  const limits = frame(s, now), y = linear(...limits, at.foot, at.roof), right = at.width - RIGHT, level = alone(set);
  const axis = svg("g", { class: "em-axis" }, svg("path", { d: path([[LEFT, at.roof], [LEFT, at.foot], [right, at.foot]]) }));
  for (const power of [0, -2, -4, -6, -8]) axis.append(svg("path", { d: path([[at.sigma(10 ** power), at.foot], [at.sigma(10 ** power), at.foot + 4]]) }), word(at.sigma(10 ** power) - (power === -8 ? 8 : 0), at.foot + 17, power ? brief(10 ** power) : "σ = 1"));
  for (const v of ticks(...limits, 4)) axis.append(svg("path", { d: path([[LEFT - 4, y(v)], [LEFT, y(v)]]) }), word(LEFT - 7, y(v) + 4, `${+v.toFixed(6)}`.replace("-", "−"), "end"));
  node.append(axis);
  if (level > limits[0]) node.append(svg("path", { d: path([[LEFT, y(level)], [right, y(level)]]), class: "em-same" }), word(right, y(level) + (y(level) + 18 > at.foot ? -5 : 14), "half of the wide bell", "end"));
  const [endX, endY] = drawn(node, at, y, lines, lines.l, limits, {});
  if (s.Psi) drawn(node, at, y, lines, lines.sum, limits, { style: ACCENT });
  for (const v of widths) if (heightOf(v) < limits[1] && heightOf(v) > limits[0]) node.append(svg("circle", { cx: at.sigma(v), cy: y(heightOf(v)), r: 4, class: "em-line", style: `fill: var(--ground); ${s.Psi ? ACCENT : ""}` }));
  node.append(endX < right - 12 ? word(endX + 7, endY + 10, "ℓ", "start") : word(right, endY - 7, "ℓ", "end"));
  if (s.Psi) node.append(word(at.sigma(Math.max(NARROWEST, (widths.at(-1) ?? 1) / 8)), at.foot - 10, "ℓ + ln prior", "start", IN_ACCENT));
  return { ball: [at.sigma(s.sigma), y(now)], below: clamp(y(heightOf(s.sigma)), at.roof, at.foot) };
}
