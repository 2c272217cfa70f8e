// W15, drawn: above, P(loaded) of each roll over the rolls and the dice; below, ℓ against the stickiness.
import { svg, color, linear, marker, path, ticks } from "./draw.js";
import { alone } from "./sticky_chain.js";

const LEFT = 46, RIGHT = 10;
const word = (x, y, words, anchor = "middle") => svg("text", { x, y, "text-anchor": anchor, class: "em-label" }, words);

export function scales({ width, height }, N) {
  const foot = Math.round(0.44 * height), right = width - RIGHT;
  const x = linear(1, N, LEFT + 6, right - 4), roll = (px) => 1 + ((px - LEFT - 6) / (right - LEFT - 10)) * (N - 1);
  const s = linear(0, 1, LEFT, right), stickAt = (px) => (px - LEFT) / (right - LEFT);
  return { width, right, x, roll, s, stickAt, top: 22, foot, y: linear(0, 1, foot, 22), rolls: foot + 11, band: foot + 22, roof: foot + 62, floor: height - 22 };
}

// Stretches of equal labels as [label, first, last].
function stretches(z) {
  const out = [];
  z.forEach((k, i) => (out.at(-1)?.[0] === k ? (out.at(-1)[2] = i) : out.push([k, i, i])));
  return out;
}

export function drawRolls(node, at, s, r, dice) {
  const axis = svg("g", { class: "em-axis" }, svg("path", { d: path([[LEFT, at.top], [LEFT, at.foot], [at.right, at.foot]]) }));
  for (const v of [0, 0.5, 1]) axis.append(svg("path", { d: path([[LEFT - 4, at.y(v)], [LEFT, at.y(v)]]) }), word(LEFT - 7, at.y(v) + 4, `${v}`, "end"));
  node.replaceChildren(axis);
  for (const six of [0, 1]) node.append(svg("path", { d: path([[LEFT, at.y(alone(six))], [at.right, at.y(alone(six))]]), class: "em-same", opacity: 0.5 }));
  const half = (at.x(2) - at.x(1)) / 2;
  for (const [k, i, j] of stretches(dice)) node.append(svg("rect", { x: at.x(i + 1) - half, y: at.band, width: at.x(j + 1) - at.x(i + 1) + 2 * half, height: k ? 10 : 4, fill: color(k), "fill-opacity": 0.8 }));
  r.sixes.forEach((six, i) => node.append(six ? marker("square", 3, { class: "em-now", transform: `translate(${at.x(i + 1)} ${at.rolls})` }) : svg("circle", { cx: at.x(i + 1), cy: at.rolls, r: 1.1, class: "em-now" })));
  node.append(word(LEFT, at.band + 23, "■ a six", "start"), word(at.right, at.band + 23, "which die it was: fair thin, loaded thick", "end"));
  node.append(svg("path", { d: path([[at.x(s.at), at.top], [at.x(s.at), at.band]]), class: "em-same" }));
  node.append(svg("path", { d: path(r.loaded.map((p, i) => [at.x(i + 1), at.y(p)])), class: "em-line" }));
  node.append(word(LEFT, at.top - 8, "P(loaded)", "start"));
}

export function drawClimb(node, at, line, s, ell) {
  const low = Math.min(...line), high = Math.max(...line), pad = 0.1 * (high - low || 1), y = linear(low - pad, high + pad, at.floor, at.roof);
  const axis = svg("g", { class: "em-axis" }, svg("path", { d: path([[LEFT, at.roof], [LEFT, at.floor], [at.right, at.floor]]) }));
  for (const v of ticks(low - pad, high + pad, 3)) axis.append(svg("path", { d: path([[LEFT - 4, y(v)], [LEFT, y(v)]]) }), word(LEFT - 7, y(v) + 4, `${+v.toFixed(6)}`.replace("-", "−"), "end"));
  for (const [v, words, anchor] of [[0, "s = 0: mixture", "start"], [0.5, "0.5", "middle"], [1, "1: one die", "end"]]) axis.append(svg("path", { d: path([[at.s(v), at.floor], [at.s(v), at.floor + 4]]) }), word(at.s(v), at.floor + 17, words, anchor));
  node.replaceChildren(axis, svg("path", { d: path(line.map((v, i) => [at.s(i / 100), y(v)])), class: "em-line" }), word(LEFT + 6, at.roof + 6, "ℓ", "start"));
  return [at.s(s.stick), y(ell)];
}
