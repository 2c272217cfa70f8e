// The picture of W06: petals with ellipses above, the endings of 500 starts below.
import { svg, color, COMPONENTS, ellipses, frameAxes, marker, path, points } from "./draw.js";
import { h, unique } from "./controls.js";
import { reveal, tell } from "./a11y.js";
import { placed } from "./drag.js";
import { BEST, bars, petals } from "./iris_runs.js";

const PETALS = [0.3, 7.5, -0.3, 2.9], MARGIN_LEFT = 38, MARGIN_RIGHT = 8, FOOT = 20; // cm; px
const ENDS = [-207, -176], COLLAPSED_AT = -177.4, BIN = 0.5, TALLEST = 340; // nats, nats, nats, starts
const labelAt = (x, y, words, anchor = "middle") => svg("text", { x, y, "text-anchor": anchor, class: "em-label" }, words);
const handleOf = (about, ...marks) => svg("g", { tabindex: "0", class: "em-handle", ...about }, svg("circle", { r: 22, class: "em-target" }), ...marks);

export function makePicture() {
  const canvas = h("canvas", { "aria-hidden": "true" }), plane = svg("g", { "aria-hidden": "true" }), rings = svg("g"), marks = svg("g"), id = unique("clip"), clip = svg("rect"), inside = svg("g", { "aria-hidden": "true", "clip-path": `url(#${id})` }, rings, marks), strip = svg("g", { "aria-hidden": "true" });
  const starts = [0, 1, 2].map((k) => handleOf({ role: "slider", "aria-label": `flower where ${COMPONENTS[k].name} starts: arrows take the next one` }, marker(COMPONENTS[k].shape, 8, { fill: "none", stroke: color(k), "stroke-width": 2 })));
  const ending = handleOf({ role: "slider", "aria-label": "start, in the order of the endings", "aria-valuemin": 1, "aria-valuemax": 500 }, svg("circle", { r: 6, class: "em-ending em-halo" }));
  const over = svg("svg", { role: "group", "aria-label": "three flowers to start from, and the endings" }, svg("clipPath", { id }, clip), plane, inside, strip, ...starts, ending);
  return { canvas, plane, marks, clip, strip, ending, starts, over, drawEllipses: ellipses(rings), node: h("div", { class: "em-plane" }, canvas, over) };
}

// The run up to its shown round: ellipses, ways of the means, and rings round the flowers that are wrong.
function drawPetals(p, s, x, v, axes, known) {
  const xy = Float64Array.from({ length: x.length / 2 }, (_, i) => x[4 * (i >> 1) + 2 + (i % 2)]), at = (m, k) => [axes.x(m[2 * k]), axes.y(m[2 * k + 1])];
  points(p.canvas, xy, axes, known ? v.gammas[v.round] : null, 3, 2.8);
  p.drawEllipses(petals(v.thetas[v.round]), axes);
  const trails = [0, 1, 2].map((k) => svg("path", { d: path(v.ways.slice(0, v.round + 1).map((mu) => at(mu, k))), class: "em-trail", stroke: color(k) }));
  const off = known ? v.off.map((n) => svg("circle", { r: 5.5, class: "em-off", transform: `translate(${at(xy, n)})` })) : [];
  p.marks.replaceChildren(...trails, ...off);
  p.starts.forEach((node, k) => {
    const n = s.flowers[k], [long, wide] = xy.subarray(2 * n, 2 * n + 2);
    node.setAttribute("transform", `translate(${at(xy, n)})`);
    placed(node, [n + 1], [1, xy.length / 2], `flower ${n + 1}: petal ${long.toFixed(1)} cm long, ${wide.toFixed(1)} cm wide`);
  });
}

// Bars: filled for starts with one flower of each species, hollow on top for the others.
function drawEndings(p, v, width, height, split) {
  const { x, y, bottom, top } = frameAxes(p.strip, width, height - split, ENDS, [0, TALLEST], { left: MARGIN_LEFT, foot: 22, nx: 6, ny: 3 });
  p.strip.removeAttribute("viewBox");
  const rect = (left, low, high, words) => svg("rect", { x: x(left) + 0.5, y: y(high), width: x(left + BIN) - x(left) - 1, height: y(low) - y(high), class: words });
  for (const [left, mixed, others] of bars(v.starts, ENDS[0], BIN)) {
    p.strip.append(rect(left, 0, mixed, "em-now"), rect(left, mixed, mixed + others, "em-others"));
    if (mixed + others >= 30) p.strip.append(labelAt(x(left + BIN / 2), y(mixed + others) - 5, `${mixed + others}`));
  }
  p.strip.append(labelAt(x(COLLAPSED_AT), bottom - 14, `✕${v.count.collapsed}`), labelAt(MARGIN_LEFT + 6, top + 3, "starts by ℓ at the end; filled: one of each species", "start"));
  const last = v.bounds.at(-1), place = v.collapsed ? COLLAPSED_AT : Math.max(ENDS[0] + 0.2, Math.min(COLLAPSED_AT, last));
  p.ending.setAttribute("transform", `translate(${x(place)} ${split + bottom})`);
  return { ell: (px) => ENDS[0] + ((px - x(ENDS[0])) / (x(ENDS[1]) - x(ENDS[0]))) * (ENDS[1] - ENDS[0]), top: split + top };
}

// Returns the scales: {axes of the petals, ell: from px to nats, split: where the strip begins}.
export function drawPicture(p, s, x, v, known) {
  const width = p.node.clientWidth, height = p.node.clientHeight, unit = (width - MARGIN_LEFT - MARGIN_RIGHT) / (PETALS[1] - PETALS[0]);
  if (!width) return null;
  const split = Math.round(unit * (PETALS[3] - PETALS[2])) + FOOT + 12;
  tell(p.over, { viewBox: `0 0 ${width} ${height}` });
  const axes = { ...frameAxes(p.plane, width, split, PETALS.slice(0, 2), PETALS.slice(2), { left: MARGIN_LEFT, foot: FOOT, nx: 7, ny: 3, yText: (value) => value.toFixed(0) }), unit };
  p.plane.removeAttribute("viewBox");
  p.plane.append(labelAt(MARGIN_LEFT + 6, axes.top + 4, "petal width in cm", "start"), labelAt(width - MARGIN_RIGHT, axes.bottom - 6, "petal length in cm", "end"));
  tell(p.clip, { x: MARGIN_LEFT, y: 0, width: width - MARGIN_LEFT, height: axes.bottom });
  drawPetals(p, s, x, v, axes, known);
  p.strip.style.transform = `translateY(${split}px)`;
  reveal(p.ending, known);
  const drawn = known && [s.shape, ...s.flowers, width, height].join(); // the endings do not change with the round
  if (drawn && drawn === p.drawn) return { ...p.scales, axes };
  p.drawn = drawn;
  if (known) return (p.scales = { axes, split, ...drawEndings(p, v, width, height, split) });
  p.strip.replaceChildren(labelAt(width / 2, (height - split) / 2, "where 500 starts end: predict first"));
  return { axes, split, ell: () => BEST };
}

export const inPetals = (axes, [px, py]) => [PETALS[0] + (px - axes.x(PETALS[0])) / axes.unit, PETALS[3] - (py - axes.y(PETALS[3])) / axes.unit];
