// W12, drawn: above, the bells and their sum, before and after a move along the slowest direction; below, the
// rounds that a digit costs, against the distance of the bells: a line for each choice, named where it begins by
// what is free beside the means.
import { svg, color, linear, path } from "./draw.js";
import { FARTHEST, NEAREST, SETS_FREE, heightAt, lineOf, moved } from "./fisher.js";

const LEFT = 46, START = LEFT + 72, RIGHT = 10, SIZE = 0.5, SPAN = [-5.5, 5.5], TALLEST = 0.38;
const POWERS = [[0, "1"], [2, "100"], [4, "10⁴"]];
const word = (x, y, words, anchor = "middle", style = "") => svg("text", { x, y, "text-anchor": anchor, class: "em-label", style }, words);
const OVER = "fill: var(--strong); paint-order: stroke; stroke: var(--ground); stroke-width: 4px", ACCENT = "stroke: var(--strong)";

export function scales({ width, height }) {
  const base = Math.round(0.36 * height), roof = base + 44, foot = height - 22, x = linear(...SPAN, LEFT, width - RIGHT);
  return {
    width, base, roof, foot, x, y: linear(0, TALLEST, base, 8),
    place: (px) => SPAN[0] + ((px - LEFT) / (width - RIGHT - LEFT)) * (SPAN[1] - SPAN[0]),
    d: linear(NEAREST, FARTHEST, START, width - RIGHT),
    distanceAt: (px) => NEAREST + ((px - START) / (width - RIGHT - START)) * (FARTHEST - NEAREST),
    rounds: (v) => linear(-1, 5.3, foot, roof)(Math.log10(v)),
  };
}

function outline(at, bells, of) {
  return path(Array.from({ length: 161 }, (_, i) => SPAN[0] + ((SPAN[1] - SPAN[0]) * i) / 160).map((v) => [at.x(v), at.y(of(heightAt(v, bells)))]));
}

// The bells in colour, the sum in ink; what is moved is dashed.
export function drawBells(node, at, s, move) {
  const axis = svg("g", { class: "em-axis" }, svg("path", { d: path([[LEFT, at.base], [at.width - RIGHT, at.base]]) }));
  for (const v of [-4, -2, 0, 2, 4]) axis.append(svg("path", { d: path([[at.x(v), at.base], [at.x(v), at.base + 4]]) }), word(at.x(v), at.base + 17, `${v}`.replace("-", "−")));
  const before = moved(s.distance, [0, 0, 0, 0, 0], 0), after = move && moved(s.distance, move, SIZE);
  node.replaceChildren(axis);
  for (const [bells, about] of [[before, { "stroke-width": 1.8 }], [after, { "stroke-width": 1.8, "stroke-dasharray": "5 4" }]]) {
    if (!bells) continue;
    for (const k of [0, 1]) node.append(svg("path", { d: outline(at, bells, (p) => p[k]), fill: "none", stroke: color(k), ...about }));
    node.append(svg("path", { d: outline(at, bells, (p) => p[0] + p[1]), class: "em-line", ...about }));
  }
}

const drawnLine = (at, line) => path(line.map(([d, rounds]) => [at.d(d), at.rounds(rounds)]));
const FREED = [["everything", { weight: true, variances: "own" }], ["weight", { weight: true, variances: "known" }, 2], ["variances", { weight: false, variances: "own" }, 6], ["means", { weight: false, variances: "known" }]];

export function drawCost(node, at, s, rounds, name) {
  const axis = svg("g", { class: "em-axis" }, svg("path", { d: path([[LEFT, at.roof - 6], [LEFT, at.foot], [at.width - RIGHT, at.foot]]) }));
  for (let d = NEAREST; d <= FARTHEST; d++) axis.append(svg("path", { d: path([[at.d(d), at.foot], [at.d(d), at.foot + 4]]) }), word(at.d(d) - (d === FARTHEST ? 4 : 0), at.foot + 17, d === NEAREST ? "Δ = 1" : `${d}`));
  for (const [power, words] of POWERS) axis.append(svg("path", { d: path([[LEFT - 4, at.rounds(10 ** power)], [LEFT, at.rounds(10 ** power)]]) }), word(LEFT - 7, at.rounds(10 ** power) + 4, words, "end"));
  node.append(axis, word(at.width - RIGHT, at.roof, "rounds a digit", "end"));
  for (const other of SETS_FREE) node.append(svg("path", { d: drawnLine(at, lineOf(other)), class: "em-line", "stroke-opacity": 0.3, style: "stroke-width: 1.2" }));
  node.append(svg("path", { d: drawnLine(at, lineOf(s)), class: "em-line", style: ACCENT }));
  const below = !s.weight && s.variances === "known", last = s.distance > 4;
  node.append(word(at.d(s.distance) + (last ? 6 : 12), at.rounds(rounds) + (below ? 21 : -10), name, last ? "end" : "start", OVER));
  for (const [words, free, lower = 4] of FREED) node.append(word(START - 5, at.rounds(lineOf(free)[0][1]) + lower, words, "end", "opacity: .75"));
  return [at.d(s.distance), at.rounds(rounds)];
}
