// The picture of W09: the log-likelihood, the bound under it and Q, the ball, and the points in the colours of q.
import { svg, color, frameAxes, linear, marker, path, points, COMPONENTS } from "./draw.js";
import { tell } from "./a11y.js";
import { h, unique } from "./controls.js";
import { draggable } from "./drag.js";
import { NAME, near } from "./lift_and_walk_story.js";
import { minus } from "./saved.js";

// px: the left margin, and the strip of points at the foot
export const EDGE = 50, STRIP = 46;
// What the axes show; named: where on ell its name stands; glance: how much of the bound is seen before the prediction
export const VIEW = {
  "three points": { span: [-0.75, 3.75], nats: [-7, -3.9], named: 0.1, glance: [-0.9, 0.3], high: [-1, 1], dot: 8 },
  "three clouds": { span: [-2.3, 7.9], nats: [-1228, -1162], named: 2.3, glance: [-0.6, 0.15], high: [-0.8, 5.8], dot: 2.4 },
};
const label = (x, y, words, anchor = "middle", extra = "") => svg("text", { x, y, "text-anchor": anchor, class: `em-label ${extra}` }, words);
const vertical = (x, from, to, cls) => svg("path", { d: `M${x} ${from}V${to}`, class: cls });

// The piece of the parabola u²/2 from a to b: one quadratic curve, whatever it is stretched to.
const piece = (a, b) => `M${a} ${(a * a) / 2}Q${(a + b) / 2} ${(a * b) / 2} ${b} ${(b * b) / 2}`;

// Q lies H below the bound. If that is beyond the frame, the bracket is broken and says so.
function depthOfQ({ y, bottom }, q) {
  const top = y(q.highest), deep = y(q.highest - q.H) - top, broken = top + deep > bottom - 12;
  return { deep: broken ? Math.max(30, 0.72 * (bottom - top)) : deep, broken };
}

// The bound and Q are the same parabola, moved and stretched, so that E is seen as a lift.
function placeBound(wells, view, axes, q, { held, theta }, known) {
  const across = axes.x(1) - axes.x(0), up = q.N_k * (axes.y(0) - axes.y(1)), { deep } = depthOfQ(axes, q);
  const [a, b] = known ? [-12, 12] : view.glance.map((v) => held - q.top + v);
  for (const [name, node] of Object.entries(wells)) {
    node.setAttribute("d", name === "walk" ? piece(held - q.top, 0) : piece(a, b));
    node.style.transform = `translate(${axes.x(q.top)}px, ${axes.y(q.highest) + (name === "Q" ? deep : 0)}px) scale(${across}, ${up})`;
  }
  // where the ball has walked, from where q was taken
  wells.walk.style.display = known && near(theta, q.top) ? "" : "none";
  wells.Q.style.display = known ? "" : "none";
}

// The bound's name: inside its right leg, or, where that is too narrow, outside on the side with more room.
function nameLeg(node, { x, y, left, right }, q, level) {
  const at = x(q.top), half = x(q.top + Math.sqrt((2 * (level - y(q.highest))) / (q.N_k * (y(0) - y(1))))) - at;
  const way = half > 84 || at > (left + right) / 2 ? "end" : "start", side = half > 84 || way === "start" ? 1 : -1;
  node.append(label(at + side * half + (way === "end" ? -8 : 8), level, "bound F", way, "em-accent"));
}

// The names on the curves, the top of the bound, and the bracket of H between the bound and Q.
function nameBound(node, axes, q) {
  const { x, y, bottom } = axes, top = y(q.highest), at = x(q.top);
  if (top > bottom - 8) return node.append(label((axes.left + axes.right) / 2, bottom - 8, "the bound F lies far below ↓", "middle", "em-accent"));
  const { deep, broken } = depthOfQ(axes, q), foot = top + deep, mid = (top + foot) / 2;
  nameLeg(node, axes, q, Math.min(foot - 6, bottom - 6));
  if (foot > bottom - 4) return;
  const line = broken ? `M${at} ${top + 6}V${mid - 5}l-5 3l10 4l-5 3V${foot}` : `M${at} ${top + 6}V${foot}`;
  node.append(svg("path", { d: `${line}M${at - 4} ${foot}h8M${at - 4} ${top + 6}h8`, class: "em-bracket" }));
  node.append(label(at + 9, mid + 4, `H ${minus(q.H, 2)}`, "start"), label(at - 9, foot - 5, "Q", "end", "em-accent"));
  if (broken) node.append(label(at + 9, mid + 18, "(not to scale)", "start", "em-small"));
  node.append(svg("circle", { cx: at, cy: top, r: 4, class: "em-accent" }));
}

// The gap from the bound up to the ball: KL.
function drawGap(node, { x, y, bottom }, s, r) {
  const at = x(s.theta), from = y(r.ell), to = Math.min(bottom, y(r.F));
  if (to - from < 1) return;
  node.append(vertical(at, from, to, "em-gap"));
  const left = at > 120;
  if (to - from > 16) node.append(label(at + (left ? -9 : 9), Math.max(from + 24, (from + to) / 2 + 4), "KL", left ? "end" : "start"));
}

// The means on the axis, and below it the points in the colours of q.
function drawStrip(stage, scene, view, axes, s, q, height) {
  const K = scene.pi.length, deep = linear(...view.high, height - 8, height - STRIP + 12), flat = scene.x.flatMap((row) => [row[0], row[1] ?? 0]);
  points(stage.canvas, flat, { x: axes.x, y: deep }, q.gamma, K, view.dot);
  stage.still.append(label(axes.left - 10, height - STRIP / 2 + 6, "q", "end", "em-named"));
  if (scene.x.length < 9) scene.x.forEach(([v], n) => stage.still.append(label(axes.x(v) + 13, deep(0) + 4, minus(q.gamma[K * n + scene.k], 2), "start")));
  // the one that moves lies on top
  const last = [...scene.mu.keys()].sort((a, b) => (a === scene.k) - (b === scene.k));
  for (const k of last) {
    const at = axes.x(k === scene.k ? s.theta : scene.mu[k][0]);
    stage.still.append(marker(COMPONENTS[k].shape, 6, { fill: color(k), class: "em-halo", transform: `translate(${at} ${axes.bottom})` }));
  }
}

// Draws all that is seen on the stage; returns the axes, null if there is no room.
export function drawLift(stage, scene, hill, s, q, r, known) {
  const width = stage.node.clientWidth, height = stage.node.clientHeight, view = VIEW[s.data];
  if (!width) return null;
  const axes = frameAxes(stage.still, width, height - STRIP, view.span, view.nats, { left: EDGE, foot: 24, nx: 5, ny: 4 });
  const { x, y, bottom, top, left } = axes;
  axes.right = width - 8;
  tell(stage.over, { viewBox: `0 0 ${width} ${height}` });
  tell(stage.frame, { x: left, y: top - 4, width: axes.right - left, height: bottom - top + 4 });
  stage.still.append(label(left + 6, top + 2, "nats", "start"), label(axes.right, bottom + 18, NAME[s.data], "end", "em-named"));
  placeBound(stage.wells, view, axes, q, s, known);
  stage.hill.setAttribute("d", path(hill.map(([m, ell]) => [x(m), y(ell)])));
  const named = hill.find(([m]) => m >= view.named);
  stage.still.append(label(x(named[0]) - 9, y(named[1]) - 6, "ℓ", "middle", "em-named"), vertical(x(s.theta), y(r.ell), bottom, "em-foot"));
  if (known) nameBound(stage.still, axes, q);
  drawGap(stage.still, axes, s, r);
  if (!near(s.theta, s.held)) stage.still.append(svg("circle", { cx: x(s.held), cy: y(stage.ellAt(s.held)), r: 5, class: "em-was" }));
  drawStrip(stage, scene, view, axes, s, q, height);
  stage.ball.style.transform = `translate(${x(s.theta)}px, ${y(r.ell)}px)`;
  return axes;
}

export function stageOf(drag, nudge) {
  const id = unique("frame"), frame = svg("rect"), still = svg("g", { "aria-hidden": "true" }), hill = svg("path", { class: "em-line" });
  const wells = { walk: svg("path", { class: "em-bound em-walk" }), F: svg("path", { class: "em-bound" }), Q: svg("path", { class: "em-bound em-dashed" }) };
  const clipped = svg("g", { "aria-hidden": "true", "clip-path": `url(#${id})` }, wells.walk, wells.Q, wells.F, hill);
  const ball = svg("g", { tabindex: "0", role: "slider", class: "em-handle" }, svg("circle", { r: 22, class: "em-target" }), svg("circle", { r: 8, class: "em-now em-halo" }));
  const canvas = h("canvas", { "aria-hidden": "true" }), about = { role: "group", "aria-label": "the ball" };
  const over = svg("svg", about, svg("clipPath", { id }, frame), clipped, still, draggable(ball, drag, nudge));
  return { canvas, over, still, frame, hill, wells, ball, node: h("div", { class: "em-plane" }, canvas, over) };
}
