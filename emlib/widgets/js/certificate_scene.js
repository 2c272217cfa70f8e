// The picture of W08: the plane of the two means, and beside it the bars Δℓ, ΔQ and KL.
import { svg, linear, ticks } from "./draw.js";
import { tell } from "./a11y.js";
import { unique } from "./controls.js";
import { draggable } from "./drag.js";
import { contour, groundAbove } from "./contours.js";
import { discOf, plateau, seenFrom, topsOf } from "./two_means.js";
import { newOf, oldOf } from "./step_certificate_story.js";

export const SQUARE = [0.5, 3.5];
const PLACES_A_SIDE = 41, STEPS = [0.02, 0.1, 0.3, 0.8, 1.6, 3, 6, 12, 24]; // nats below the top, a line each
const SCALES = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
const word = (x, y, words, anchor = "middle", extra = "") => svg("text", { x, y, "text-anchor": anchor, class: `em-label ${extra}` }, words);
const line = (d, cls) => svg("path", { d, class: cls });

// The square as large as fits beside the bars, and the two scales of its sides.
export function squareOf(width, height) {
  const left = 30, side = Math.min(height - 32, width - left - 102), top = Math.max(4, (height - 32 - side) / 2);
  return { left, side, top, bottom: top + side, right: left + side, x: linear(...SQUARE, left, left + side), y: linear(...SQUARE, top + side, top) };
}

function drawSides(node, { left, right, top, bottom, side, x, y }) {
  node.append(svg("rect", { x: left, y: top, width: side, height: side, class: "em-edge" }));
  for (const v of ticks(...SQUARE, 3)) node.append(word(x(v), bottom + 15, `${v}`), word(left - 6, y(v) + 4, `${v}`, "end"));
  node.append(word(right, bottom + 28, "μ₁", "end", "em-named"), word(left - 6, top + 12, "μ₂", "end", "em-named"));
}

// Where ell is higher than at the old theta, lines of equal height, and the tops.
function drawHeights(node, grid, tops, level, { x, y }) {
  const highest = Math.max(...grid.ell.flat());
  node.append(line(groundAbove(grid, level, x, y), "em-rising"));
  for (const step of STEPS) node.append(line(contour(grid, highest - step, x, y), "em-height"));
  node.append(line(contour(grid, level, x, y), "em-level"));
  for (const [a, b] of tops) node.append(line(`M${x(a) - 6} ${y(b)}h12M${x(a)} ${y(b) - 6}v12`, "em-top-mark"));
}

function drawDisc(node, disc, { x, y, side, top }, clip) {
  if (!disc) return;
  const unit = side / (SQUARE[1] - SQUARE[0]), [cx, cy] = [x(disc.centre[0]), y(disc.centre[1])], r = unit * disc.radius;
  node.append(svg("g", { "clip-path": `url(#${clip})` }, svg("circle", { cx, cy, r, class: "em-disc" })));
  node.append(svg("circle", { cx, cy, r: 2.5, class: "em-accent" }), word(cx, Math.max(top + 13, cy - r - 6), "Q rises", "middle", "em-accent"));
}

// Names of the places on the square. ell rises around the mirror image of the disc's centre too.
function drawNames(node, disc, tops, old, { x, y }) {
  node.append(svg("circle", { cx: x(old[0]), cy: y(old[1]), r: 6, class: "em-was" }), word(x(old[0]) - 10, y(old[1]) + 14, "old", "end"));
  if (!tops) return;
  if (tops.length === 1) node.append(word(x(tops[0][0]) + 9, y(tops[0][1]) - 6, "top of ℓ", "start"));
  if (disc) node.append(word(x(disc.centre[1]), y(disc.centre[0]) + 5, "ℓ rises", "middle", "em-named"));
}

// Δℓ stands alone; KL stands where ΔQ ends, and so ends level with Δℓ.
function drawBars(node, { dl, dQ, kl }, { right, top, bottom }, width) {
  const size = Math.max(Math.abs(dl), Math.abs(dQ)), scale = SCALES.find((v) => v >= size) ?? size;
  const y = linear(-scale, scale, bottom - 16, top + 16), from = right + 38, wide = Math.min(18, (width - from - 6) / 3), at = (i) => from + i * (wide + 3);
  const bar = (i, a, b, cls) => svg("rect", { x: at(i), y: Math.min(y(a), y(b)), width: wide, height: Math.max(1, Math.abs(y(b) - y(a))), class: cls });
  for (const v of [-scale, 0, scale]) node.append(line(`M${from - 5} ${y(v)}H${at(2) + wide + 2}`, v ? "em-rule" : "em-zero"), word(from - 7, y(v) + 4, `${v}`.replace("-", "−"), "end", "em-small"));
  node.append(bar(0, 0, dl, "em-bar-ell"), bar(1, 0, dQ, "em-bar-Q"), bar(2, dQ, dQ + kl, "em-bar-kl"));
  node.append(line(`M${at(0)} ${y(dl)}H${at(2) + wide}`, "em-same"));
  ["Δℓ", "ΔQ", "KL"].forEach((name, i) => node.append(word(at(i) + wide / 2, bottom + 15, name, "middle", "em-small")));
}

// What lies still while the new point is dragged: drawn anew only when something else has changed.
function drawGround(stage, s, square, known) {
  const old = oldOf(s), disc = discOf(old, s.sigma2), { left, top, side } = square, key = [s.old, s.sigma2, left, top, side, known].join();
  if (stage.key === key) return;
  stage.key = key;
  for (const [name, value] of Object.entries({ x: left, y: top, width: side, height: side })) stage.frame.setAttribute(name, value);
  const grid = known ? plateau(SQUARE, PLACES_A_SIDE, s.sigma2) : null, tops = known ? topsOf(grid, s.sigma2) : null;
  stage.still.replaceChildren();
  if (known) drawHeights(stage.still, grid, tops, seenFrom(old).ell, square);
  drawSides(stage.still, square);
  drawDisc(stage.still, disc, square, stage.clip);
  drawNames(stage.still, disc, tops, old, square);
}

// Draws all that is seen; returns the square, null if there is no room.
export function drawPlane(stage, s, c, known) {
  const width = stage.over.clientWidth, height = stage.over.clientHeight;
  if (!width) return null;
  const square = squareOf(width, height), [a, b] = newOf(s);
  tell(stage.over, { viewBox: `0 0 ${width} ${height}` });
  drawGround(stage, s, square, known);
  stage.bars.replaceChildren();
  if (Math.hypot(square.x(a) - square.x(oldOf(s)[0]), square.y(b) - square.y(oldOf(s)[1])) > 24) stage.bars.append(word(square.x(a) + 9, square.y(b) + 18, "new", "start"));
  if (known) drawBars(stage.bars, c, square, width);
  stage.point.setAttribute("transform", `translate(${square.x(a)} ${square.y(b)})`);
  return square;
}

export function planeOf(drag, nudge) {
  const clip = unique("square"), frame = svg("rect"), [still, bars] = [0, 1].map(() => svg("g", { "aria-hidden": "true" }));
  const point = svg("g", { tabindex: "0", role: "slider", class: "em-handle", "aria-label": "the new means: arrows move them" }, svg("circle", { r: 22, class: "em-target" }), svg("circle", { r: 8, class: "em-now em-halo" }));
  const over = svg("svg", { role: "group", "aria-label": "the plane of the two means" }, svg("clipPath", { id: clip }, frame), still, bars, draggable(point, drag, nudge));
  return { over, still, bars, point, frame, clip, key: "" };
}
