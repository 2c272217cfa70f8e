// The spinner as a bar with its spins, and the strip of counts below the plane. An analyst sees neither.
import { svg, color, linear, marker } from "./draw.js";
import { h } from "./controls.js";
import { clamp } from "./drag.js";
import { expected, hundreds } from "./spinner.js";

export const MARGIN = 16, HEAD = 60, BAR = [16, 32]; // px: at both sides, all of the bar's part, the bar itself
const label = (x, y, words, anchor = "middle") => svg("text", { x, y, "text-anchor": anchor, class: "em-label" }, words);

// The bar: a sector for each weight, under it the spins as they fell; the last one is named.
export function drawBar(s, noise, width, u) {
  const node = svg("g", {}, svg("rect", { width, height: HEAD, class: "em-cover" }));
  if (s.view === "hidden") return node;
  let from = 0;
  s.pi.forEach((w, k) => {
    node.append(svg("rect", { x: u(from), y: BAR[0], width: u(from + w) - u(from), height: BAR[1] - BAR[0], fill: color(k), class: "em-sector" }));
    if (u(w) - u(0) > 30) node.append(label(u(from + w / 2), BAR[0] - 4, w.toFixed(2)));
    from += w;
  });
  const ticks = Array.from({ length: s.n }, (_, n) => `M${u(noise[3 * n]).toFixed(1)} ${BAR[1] + 2}v10`).join("");
  const last = noise[3 * (s.n - 1)], at = u(last);
  node.append(svg("path", { d: ticks, class: "em-rug", opacity: clamp(30 / s.n, 0.12, 0.7) }));
  node.append(svg("path", { d: `M${at} ${BAR[0]}V${BAR[1] + 14}`, class: "em-line" }), label(clamp(at, 44, width - 44), HEAD - 3, `spin ${last.toFixed(3)}`));
  return node;
}

// Below: how often orange came up in each full hundred, around what its weight lets expect.
export function drawStrip(s, z, top, width, height) {
  const low = clamp(10 * Math.round(10 * s.pi[1] - 2.5), 0, 50), v = linear(low, low + 50, MARGIN, width - MARGIN), base = height - 16, piled = {};
  const node = svg("g", {}, svg("rect", { y: top, width, height: height - top, class: "em-cover" }));
  if (s.view === "hidden") return node;
  node.append(svg("path", { d: `M${MARGIN} ${base}H${width - MARGIN}`, class: "em-rug" }));
  const { mean, sd } = expected(100, s.pi[1]);
  if (z) node.append(svg("rect", { x: v(mean - sd), y: top + 4, width: v(mean + sd) - v(mean - sd), height: base - top - 4, class: "em-area" }));
  for (let t = low; t <= low + 50; t += 10) node.append(svg("path", { d: `M${v(t)} ${base}v4`, class: "em-rug" }), label(v(t), height - 2, `${t}`));
  node.append(label(width - MARGIN, top + 11, `orange in each hundred${z ? "; grey: mean ± sd" : ": predict first"}`, "end"));
  for (const count of z ? hundreds(z, 1) : []) {
    piled[count] = (piled[count] ?? 0) + 1;
    node.append(marker("square", 4, { fill: color(1), class: "em-halo", transform: `translate(${v(clamp(count, low, low + 50))} ${base + 3 - 8 * piled[count]})` }));
  }
  return node;
}

// One of the three answers as a small strip from 0 to 30.
export function sketch(counts, words) {
  const x = (v) => (2 + 68 * v) / 30 + 1, ticks = counts.map((v) => `M${x(v)} 2v8`).join("");
  const node = svg("svg", { width: 72, height: 14, "aria-hidden": "true", class: "em-sketch" }, svg("path", { d: "M1 12H71", class: "em-rug", opacity: 0.5 }), svg("path", { d: ticks, class: "em-line" }));
  return h("span", {}, node, words);
}
