// Drawing: points on a canvas, ellipses and curves in SVG. Every function draws what it is given.

// Okabe-Ito, in the order of emlib.plots.COLORS; a marker and a line style double each colour.
export const COMPONENTS = [
  { name: "blue", mark: "●", shape: "circle", rgb: [0, 114, 178], dash: "" },
  { name: "orange", mark: "■", shape: "square", rgb: [213, 94, 0], dash: "9 4" },
  { name: "green", mark: "▲", shape: "triangle", rgb: [0, 158, 115], dash: "2.5 3.5" },
  { name: "amber", mark: "◆", shape: "diamond", rgb: [230, 159, 0], dash: "12 3 2 3" },
  { name: "sky blue", mark: "▼", shape: "wedge", rgb: [86, 180, 233], dash: "5 5" },
  { name: "purple", mark: "✚", shape: "plus", rgb: [204, 121, 167], dash: "1 3" },
];
export const color = (k) => `rgb(${COMPONENTS[k].rgb.join(" ")})`;
export const nameOf = (k) => `${COMPONENTS[k].name} ${COMPONENTS[k].mark}`;
// Words for the ear: a mark is called by its colour, unless that stands before it.
export const spoken = (words) => COMPONENTS.reduce((said, { name, mark }) => said.replaceAll(`${name} ${mark}`, name).replaceAll(mark, name), words);

const CORNERS = {
  square: [[-0.89, -0.89], [0.89, -0.89], [0.89, 0.89], [-0.89, 0.89]],
  triangle: [[0, -1.25], [1.1, 0.75], [-1.1, 0.75]],
  wedge: [[0, 1.25], [1.1, -0.75], [-1.1, -0.75]],
  diamond: [[0, -1.3], [1.05, 0], [0, 1.3], [-1.05, 0]],
  plus: [[-0.4, -1.2], [0.4, -1.2], [0.4, -0.4], [1.2, -0.4], [1.2, 0.4], [0.4, 0.4], [0.4, 1.2], [-0.4, 1.2], [-0.4, 0.4], [-1.2, 0.4], [-1.2, -0.4], [-0.4, -0.4]],
};

export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

// Equal axes: data box [x0, x1] x [y0, y1] centred in width x height pixels.
export function equalAxes([x0, x1, y0, y1], width, height) {
  const unit = Math.min(width / (x1 - x0), height / (y1 - y0));
  const left = (width - unit * (x1 - x0)) / 2, top = (height - unit * (y1 - y0)) / 2;
  return { unit, x: (v) => left + unit * (v - x0), y: (v) => top + unit * (y1 - v) };
}

export const linear = (a, b, from, to) => (v) => from + ((v - a) / (b - a)) * (to - from);

// About `count` round numbers in [a, b].
export function ticks(a, b, count) {
  const rough = (b - a) / count, power = 10 ** Math.floor(Math.log10(rough));
  const unit = [1, 2, 5, 10].map((m) => m * power).find((u) => u >= rough);
  const out = [];
  for (let i = Math.ceil(a / unit - 1e-9); i * unit <= b + 1e-9 * unit; i++) out.push(i * unit);
  return out;
}

function trace(c, shape, x, y, r) {
  c.beginPath();
  if (shape === "circle") c.arc(x, y, r, 0, 2 * Math.PI);
  else for (const [i, j] of CORNERS[shape]) c.lineTo(x + r * i, y + r * j);
  c.closePath();
}

// Pixels of a canvas for one of the page's; paper needs more of them than a screen.
let finest = 1, canvasSizes = new WeakMap();
const inPrint = (pixels) => ([finest, canvasSizes] = [pixels, new WeakMap()]);
globalThis.addEventListener?.("beforeprint", () => inPrint(4));
globalThis.addEventListener?.("afterprint", () => inPrint(1));

// How much larger a node is shown than it reckons, as on a slide; its own pixels are rounded.
export const enlarged = (node, { width }) => (node.clientWidth ? Math.round((100 * width) / node.clientWidth) / 100 : 1);

// The size of a canvas in its own pixels. To ask for it amid a drawing would lay the page out once more: it is kept
// until an observer, which hears of it before any figure that draws itself anew, tells of another.
const canvasWatch = globalThis.ResizeObserver && new ResizeObserver((entries) => entries.forEach(({ target }) => canvasSizes.set(target, null)));
function sizeOfCanvas(canvas) {
  if (!canvasSizes.get(canvas)) {
    if (!canvasSizes.has(canvas)) canvasWatch.observe(canvas);
    const box = canvas.getBoundingClientRect(), larger = enlarged(canvas, box);
    canvasSizes.set(canvas, { width: box.width / larger, height: box.height / larger, larger });
  }
  return canvasSizes.get(canvas);
}

export const density = () => Math.max(finest, globalThis.devicePixelRatio || 1);

// Points coloured by responsibility: a blend of the components' colours, in the shape of the
// component that has the largest share. Without gamma: grey, nobody's.
export function points(canvas, x, axes, gamma, K, radius) {
  const { width, height, larger } = sizeOfCanvas(canvas), scale = density() * larger, ink = gamma ? "" : getComputedStyle(canvas).color;
  const c = canvas.getContext("2d"), size = [Math.round(width * scale), Math.round(height * scale)];
  if (`${size}` !== `${[canvas.width, canvas.height]}`) [canvas.width, canvas.height] = size;
  c.setTransform(scale, 0, 0, scale, 0, 0);
  c.clearRect(0, 0, width + 1, height + 1);
  for (let n = 0; n < x.length / 2; n++) {
    let top = 0;
    const rgb = [0, 0, 0];
    for (let k = 0; gamma && k < K; k++) {
      if (gamma[n * K + k] > gamma[n * K + top]) top = k;
      for (let i = 0; i < 3; i++) rgb[i] += gamma[n * K + k] * COMPONENTS[k].rgb[i];
    }
    c.fillStyle = gamma ? `rgb(${rgb.map(Math.round).join(" ")})` : ink;
    c.globalAlpha = gamma ? 0.85 : 0.45;
    trace(c, gamma ? COMPONENTS[top].shape : "circle", axes.x(x[2 * n]), axes.y(x[2 * n + 1]), radius);
    c.fill();
  }
}

export function marker(shape, r, attributes) {
  if (shape === "circle") return svg("circle", { r, ...attributes });
  return svg("polygon", { points: CORNERS[shape].map(([i, j]) => `${r * i},${r * j}`).join(" "), ...attributes });
}

// One component: its curves with 90 % and 50 % mass, and its mean.
function makeComponent(k) {
  const style = { fill: "none", stroke: color(k), "stroke-dasharray": COMPONENTS[k].dash };
  const rings = [[0.9, 1.6], [0.5, 2.6]].map(([mass, width]) => [mass, svg("ellipse", { ...style, "stroke-width": width })]);
  const mean = marker(COMPONENTS[k].shape, 7, { fill: color(k), class: "em-halo" });
  return { rings, mean, turn: 0, nodes: [...rings.map(([, node]) => node), mean] };
}

// The curve that holds `mass` of a 2-D Gaussian has the squared radius -2 ln(1 - mass) in z. An ellipse
// is the same after half a turn: the angle nearest to the last one lets it glide the short way.
function place(component, mu, Sigma, hidden, axes) {
  const [a, b, , d] = Sigma, mid = (a + d) / 2, gap = Math.hypot((a - d) / 2, b);
  const angle = (-Math.atan2(2 * b, a - d) * 90) / Math.PI;
  component.turn = angle + 180 * Math.round((component.turn - angle) / 180);
  const at = `translate(${axes.x(mu[0])}px, ${axes.y(mu[1])}px)`;
  for (const [mass, node] of component.rings) {
    const r = Math.sqrt(-2 * Math.log(1 - mass)) * axes.unit;
    node.style.transform = `${at} rotate(${component.turn}deg)`;
    node.setAttribute("rx", Math.max(1, r * Math.sqrt(mid + gap)));
    node.setAttribute("ry", Math.max(0.6, r * Math.sqrt(Math.max(0, mid - gap))));
    // the attribute for all, the property to glide
    node.style.rx = `${node.getAttribute("rx")}px`;
    node.style.ry = `${node.getAttribute("ry")}px`;
  }
  component.mean.style.transform = `${at} scale(${hidden ? 1.6 : 1})`;
}

// Draws theta into an SVG node and returns how to draw the next one; a mean that a later one hides is larger.
export function ellipses(node) {
  const components = [];
  return ({ K, mu, Sigma }, axes) => {
    while (components.length < K) {
      components.push(makeComponent(components.length));
      node.append(...components.at(-1).nodes);
    }
    for (const extra of components.splice(K)) extra.nodes.forEach((n) => n.remove());
    components.forEach((component, k) => {
      const m = mu.subarray(2 * k, 2 * k + 2);
      let hidden = false;
      for (let j = k + 1; j < K; j++) hidden ||= mu[2 * j] === m[0] && mu[2 * j + 1] === m[1];
      place(component, m, Sigma.subarray(4 * k, 4 * k + 4), hidden, axes);
    });
  };
}

export const path = (xy) => xy.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(2)} ${y.toFixed(2)}`).join("");

const text = (x, y, words, anchor = "middle") => svg("text", { x, y, "text-anchor": anchor }, words);

// Axes with a few ticks; returns the two scales. What else is in the node goes; the axes stay while they say the same.
const drawnAxes = new WeakMap();
export function frameAxes(node, width, height, [x0, x1], [y0, y1], { left = 52, foot = 24, nx = 4, ny = 3, yText = (v) => v.toFixed(0) } = {}) {
  const bottom = height - foot, top = 12, x = linear(x0, x1, left, width - 8), y = linear(y0, y1, bottom, top);
  const across = ticks(x0, x1, nx).map((v) => [x(v), `${+v.toFixed(6)}`.replace("-", "−")]), up = ticks(y0, y1, ny).map((v) => [y(v), yText(v).replace("-", "−")]);
  const key = `${[width, height, left, foot, across, up]}`;
  if (drawnAxes.get(node)?.key !== key) {
    node.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const axis = svg("g", { class: "em-axis" }, svg("path", { d: path([[left, top], [left, bottom], [width - 8, bottom]]) }));
    for (const [at, words] of across) axis.append(svg("path", { d: path([[at, bottom], [at, bottom + 4]]) }), text(at, height - 6, words));
    for (const [at, words] of up) axis.append(svg("path", { d: path([[left - 4, at], [left, at]]) }), text(left - 7, at + 4, words, "end"));
    drawnAxes.set(node, { key, axis });
  }
  const { axis } = drawnAxes.get(node);
  if (node.firstChild !== axis) node.prepend(axis);
  while (axis.nextSibling) axis.nextSibling.remove();
  return { x, y, bottom, top, left };
}

// Log-likelihood against half-steps, drawn up to the present one: flat where E, rising where M.
// The horizontal axis grows in steps, so that the first rounds are not crowded. endless: an arrow up.
export function likelihoodTrace(node, bounds, step, endless, width, height) {
  const end = [8, 16, 40].find((rounds) => step <= 2 * rounds) ?? step / 2;
  const low = Math.min(...bounds), high = Math.max(...bounds), pad = 0.06 * (high - low || 1);
  const { x, y, top } = frameAxes(node, width, height, [0, end], [low - pad, high + pad], { ny: 4 });
  const upTo = Array.from({ length: step + 1 }, (_, s) => [x(s / 2), y(bounds[Math.min(s >> 1, bounds.length - 1)])]);
  const [cx, cy] = upTo[step];
  node.append(svg("path", { d: path(upTo), class: "em-line" }), svg("circle", { cx, cy, r: 4.5, class: "em-now" }));
  if (!endless) return;
  node.append(svg("path", { d: `M${cx} ${cy - 8}V${top + 2}`, class: "em-same" }), svg("path", { d: `M${cx} ${top - 8}l-5 10h10Z`, class: "em-now" }), svg("text", { x: cx + 9, y: top + 4, class: "em-label" }, "∞"));
}
