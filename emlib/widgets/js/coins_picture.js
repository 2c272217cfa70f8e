// W13, drawn: each set as a bar whose area is its flips, the sums of both coins, and the coins on a line.
import { svg, color, linear, path } from "./draw.js";
import { minus } from "./saved.js";

const LABEL = 62, SHARE = 62, HEAD = 1, TAIL = 0.4;
const label = (x, y, words, anchor = "start", style = "") => svg("text", { x, y, "text-anchor": anchor, class: "em-label", style }, words);
const box = (x, y, width, height, about) => svg("rect", { x, y, width: Math.max(0, width), height: Math.max(0, height), ...about });

// Rows of sets, two rows of sums, and the line of the coins share the height.
export function coinLayout(width, height, n) {
  const row = Math.floor((height - 96) / (n + 2.6)), top = 18, sums = top + n * row + Math.round(0.5 * row);
  return { width, height, row, top, sums, line: height - 30, x: linear(0, 1, 16, width - 16), place: (px) => (px - 16) / (width - 32), left: LABEL, right: width - SHARE };
}

// Heads, then tails, of one coin's part of a bar.
function flips(node, at, y, height, [heads, tails], unit, about) {
  node.append(box(at, y, heads * unit, height, { ...about, "fill-opacity": HEAD * about.strength }), box(at + heads * unit, y, tails * unit, height, { ...about, "fill-opacity": TAIL * about.strength }));
}

function drawSet(node, at, set, i, g) {
  const y = at.top + i * at.row, height = at.row - 6, unit = (at.right - at.left) / (set[0] + set[1]);
  node.append(label(0, y + height / 2 + 4, `${set[0]} H ${set[1]} T`));
  if (g === null) flips(node, at.left, y, height, set, unit, { class: "em-unsplit", strength: 0.45 });
  else {
    flips(node, at.left, y, g * height, set, unit, { fill: color(0), strength: 1 });
    flips(node, at.left, y + g * height, (1 - g) * height, set, unit, { fill: color(1), strength: 1 });
  }
  node.append(label(at.width, y + height / 2 + 4, g === null ? "?" : `A ${minus(g)}`, "end"));
}

function drawSum(node, at, k, tally, all) {
  const y = at.sums + k * at.row, height = at.row - 6, unit = (at.right - at.left) / all;
  node.append(label(0, y + height / 2 + 4, `${"AB"[k]} in all`));
  node.append(svg("path", { d: path([[at.left, y + height + 1], [at.right, y + height + 1]]), class: "em-same", opacity: 0.5 }));
  if (!tally) return;
  flips(node, at.left, y, height, tally, unit, { fill: color(k), strength: 1 });
  node.append(label(at.width, y + height / 2 + 4, `${minus(tally[0], 1)} H`, "end"));
}

export function drawFlips(node, at, sets, r) {
  node.replaceChildren(label(at.left, 12, "heads, full"), label(at.right, 12, "tails, faint", "end"), label(at.width, 12, "share", "end"));
  sets.forEach((set, i) => drawSet(node, at, set, i, r.ofA ? r.ofA[i] : null));
  const all = sets.reduce((sum, [h, t]) => sum + h + t, 0);
  for (const k of [0, 1]) drawSum(node, at, k, r.tally?.[k], all);
  const axis = svg("g", { class: "em-axis" }, svg("path", { d: path([[at.x(0), at.line], [at.x(1), at.line]]) }));
  for (const v of [0, 0.25, 0.5, 0.75, 1]) axis.append(svg("path", { d: path([[at.x(v), at.line], [at.x(v), at.line + 5]]) }), label(at.x(v), at.line + 18, `${v}`, "middle"));
  node.append(axis, label(at.x(0), at.line - 14, "falls heads with"));
}
