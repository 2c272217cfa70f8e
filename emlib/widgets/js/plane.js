// The plane of W00: points, ellipses, handles on the means, a point that was picked, and a lens over a sliver.
import { svg, color, equalAxes, marker, points, ellipses, COMPONENTS } from "./draw.js";
import { h } from "./controls.js";
import { reveal, tell } from "./a11y.js";
import { clamp, draggable, pixels, placed } from "./drag.js";

const LENS = 84, THIN = 2.5; // px: the side of the lens; the half width below which an ellipse needs one
const MOST = 6; // components that have a colour

// The data and the means of all starts, with some room.
export function boxOf(x, starts) {
  const all = [...x, ...starts.flatMap(({ mu }) => mu.flat())], box = [Infinity, -Infinity, Infinity, -Infinity];
  all.forEach((v, i) => {
    const at = i % 2 ? 2 : 0;
    box[at] = Math.min(box[at], v);
    box[at + 1] = Math.max(box[at + 1], v);
  });
  const px = 0.04 * (box[1] - box[0]), py = 0.07 * (box[3] - box[2]);
  return [box[0] - px, box[1] + px, box[2] - py, box[3] + py];
}

// Half axes and angle of the 90 % ellipse.
function axesOf(Sigma, k) {
  const [a, b, , d] = Sigma.subarray(4 * k, 4 * k + 4), mid = (a + d) / 2, gap = Math.hypot((a - d) / 2, b), r = Math.sqrt(-2 * Math.log(0.1));
  return { long: r * Math.sqrt(mid + gap), short: r * Math.sqrt(Math.max(0, mid - gap)), turn: (-Math.atan2(2 * b, a - d) * 90) / Math.PI };
}

// The corner of the plane where the fewest points lie, off the place itself and as near to it as may be.
function freeCorner(x, axes, width, height, place) {
  const corners = [[0, 0], [width - LENS, 0], [0, height - LENS], [width - LENS, height - LENS]].map(([u, v]) => {
    const far = Math.hypot(u + LENS / 2 - place[0], v + LENS / 2 - place[1]);
    let inside = far < 0.75 * LENS ? x.length : 0;
    for (let n = 0; n < x.length; n += 2) if (axes.x(x[n]) > u && axes.x(x[n]) < u + LENS && axes.y(x[n + 1]) > v && axes.y(x[n + 1]) < v + LENS) inside++;
    return { u, v, far, inside };
  });
  return corners.sort((a, b) => a.inside - b.inside || a.far - b.far)[0];
}

// A ring where an ellipse is too thin to be seen, and a lens that shows the place larger.
function lens(node, k, theta, x, gamma, axes, width, height) {
  const { long, short, turn } = axesOf(theta.Sigma, k), [mx, my] = theta.mu.subarray(2 * k, 2 * k + 2);
  if (short * axes.unit >= THIN || long * axes.unit > 0.3 * width) return;
  const place = [axes.x(mx), axes.y(my)], { u, v } = freeCorner(x, axes, width, height, place), zoom = (0.36 * LENS) / Math.max(long, 1e-9);
  const at = (p, q) => [u + LENS / 2 + zoom * (p - mx), v + LENS / 2 - zoom * (q - my)], [cx, cy] = at(mx, my), way = Math.hypot(cx - place[0], cy - place[1]) || 1;
  node.append(svg("circle", { cx: place[0], cy: place[1], r: 12, class: "em-ring" }), svg("path", { d: `M${place[0] + (12 * (cx - place[0])) / way} ${place[1] + (12 * (cy - place[1])) / way}L${cx} ${cy}`, class: "em-same" }));
  node.append(svg("rect", { x: u + 1, y: v + 1, width: LENS - 2, height: LENS - 2, class: "em-lens" }));
  node.append(svg("ellipse", { rx: zoom * long, ry: Math.max(0.7, zoom * short), transform: `translate(${cx} ${cy}) rotate(${turn})`, fill: "none", stroke: color(k), "stroke-width": 2 }));
  for (let n = 0; n < x.length / 2; n++) {
    const [p, q] = at(x[2 * n], x[2 * n + 1]);
    if (p < u + 4 || p > u + LENS - 4 || q < v + 4 || q > v + LENS - 4) continue;
    const mine = gamma && gamma[n * theta.K + k] > 0.5;
    node.append(marker(mine ? COMPONENTS[k].shape : "circle", 5, { transform: `translate(${p} ${q})`, fill: mine ? color(k) : "currentColor", class: "em-halo" }));
  }
  node.append(svg("text", { x: u + 5, y: v + 14, class: "em-label" }, `× ${+(zoom / axes.unit).toPrecision(2)}`));
}

// A hollow ring round a mean, to be dragged before the first E.
function meanHandle(k, drag, nudge) {
  const node = svg("g", { tabindex: "0", role: "slider", class: "em-handle", "aria-label": `mean of ${COMPONENTS[k].name}: arrows move it` }, svg("circle", { r: 22, class: "em-target" }), svg("circle", { r: 12, class: "em-ring", stroke: color(k) }));
  return draggable(node, drag, nudge);
}

// The point nearest to a place of the plane, within `reach` pixels; −1 if there is none.
function nearest(x, axes, [px, py], reach) {
  let best = -1, least = reach;
  for (let n = 0; n < x.length / 2; n++) {
    const far = Math.hypot(axes.x(x[2 * n]) - px, axes.y(x[2 * n + 1]) - py);
    if (far <= least) [best, least] = [n, far];
  }
  return best;
}

// The point that comes next from left to right, or upwards.
export function neighbour(x, point, dx, dy) {
  const by = dx ? 0 : 1, order = Array.from({ length: x.length / 2 }, (_, n) => n).sort((a, b) => x[2 * a + by] - x[2 * b + by] || a - b);
  return point < 0 ? order[0] : order[clamp(order.indexOf(point) + (dx || dy), 0, order.length - 1)];
}

// Has .node and .draw(x, box, frame, point, free). onmove(k, place): a mean was moved; nudge(k, dx, dy): by the
// arrows; onpick(n): a point was picked, −1 for none; onstep(dx, dy): by the arrows.
export function makePlane({ onmove, nudge, onpick, onstep }) {
  const canvas = h("canvas", { role: "slider", tabindex: "0", class: "em-points", "aria-label": "points: arrows choose one" }), rings = svg("g", { "aria-hidden": "true" }), above = svg("g", { "aria-hidden": "true" });
  let now = null;
  const drag = (k) => (event) => {
    const [px, py] = pixels(node, event), { axes, box } = now;
    onmove(k, [box[0] + (px - axes.x(box[0])) / axes.unit, box[3] - (py - axes.y(box[3])) / axes.unit]);
  };
  const handles = Array.from({ length: MOST }, (_, k) => meanHandle(k, drag(k), (dx, dy) => nudge(k, dx, dy)));
  const over = svg("svg", { class: "em-over", role: "group", "aria-label": "the means" }, rings, above, ...handles);
  const node = h("div", { class: "em-plane" }, canvas, over), drawRings = ellipses(rings);
  const pick = (event, reach) => now && onpick(nearest(now.x, now.axes, pixels(node, event), reach));
  draggable(canvas, (event) => event.type === "pointerdown" && pick(event, 24), onstep);
  canvas.addEventListener("pointermove", (event) => event.pointerType === "mouse" && pick(event, 14));
  canvas.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && onpick(-1));
  const draw = (x, box, f, point, free) => {
    const width = node.clientWidth, height = node.clientHeight, { K, mu } = f.theta;
    if (!width) return;
    const axes = equalAxes(box, width, height);
    now = { x, box, axes };
    points(canvas, x, axes, f.gamma, K, width < 380 ? 2.4 : 3); // it reads the page, so it comes first
    tell(over, { viewBox: `0 0 ${width} ${height}` });
    node.classList.toggle("em-held", f.step === 0); // what is dragged does not lag behind
    drawRings(f.theta, axes);
    above.replaceChildren();
    for (let k = 0; k < K; k++) lens(above, k, f.theta, x, f.gamma, axes, width, height);
    if (point >= 0) above.append(svg("circle", { cx: axes.x(x[2 * point]), cy: axes.y(x[2 * point + 1]), r: 7, class: "em-picked" }));
    tell(over, { "aria-hidden": !free });
    handles.forEach((handle, k) => {
      reveal(handle, free && k < K);
      if (k >= K) return;
      handle.setAttribute("transform", `translate(${axes.x(mu[2 * k])} ${axes.y(mu[2 * k + 1])})`);
      placed(handle, mu.subarray(2 * k, 2 * k + 2), box);
    });
  };
  return { node, canvas, draw };
}
