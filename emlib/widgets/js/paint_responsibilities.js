// W05 “Paint responsibilities”: the reader colours the points, and M makes ellipses of any colours. The picture is
// a function of (shares, pull, prediction).
import { COMPONENTS, color, ellipses, equalAxes, marker, path, svg } from "./draw.js";
import { button, choice, h } from "./controls.js";
import { numberAsked } from "./numbers.js";
import { follow, idle, keys, reveal, tell } from "./a11y.js";
import { clamp, draggable, pixels, placed } from "./drag.js";
import { card } from "./card.js";
import { reading, rounds } from "./painted.js";
import { NAMES, REST, assessed, look, numbers, outcome, sentence, tried, tries } from "./paint_responsibilities_story.js";
import { minus, saving, unpack } from "./saved.js";

const BOX = [-2.1, 8.1, -1.4, 6.7], REACH = 22, FAR = 3, COILS = 9; // REACH: of the brush, px; FAR: of a pull
const SHAPES = ["circle", "square"], BRUSH = { blue: 1, half: 0.5, orange: 0 };
const blend = (g) => `rgb(${COMPONENTS[0].rgb.map((v, i) => Math.round(g * v + (1 - g) * COMPONENTS[1].rgb[i])).join(" ")})`;

// A spring from where M puts the mean to where it is held, with its length in standard deviations.
function spring([x0, y0], [x1, y1], words) {
  const far = Math.hypot(x1 - x0, y1 - y0) || 1, across = [(-5 * (y1 - y0)) / far, (5 * (x1 - x0)) / far];
  const line = Array.from({ length: COILS + 2 }, (_, i) => {
    const t = i / (COILS + 1), side = i === 0 || i === COILS + 1 ? 0 : i % 2 ? 1 : -1;
    return [x0 + t * (x1 - x0) + side * across[0], y0 + t * (y1 - y0) + side * across[1]];
  });
  return [svg("path", { d: path(line), class: "em-spring" }), svg("text", { x: x1 + 14, y: y1 - 12, class: "em-label em-length" }, words)];
}

// The dotted ellipse of one standard deviation about M's mean of component k.
function oneSd({ mu, Sigma }, k, axes) {
  const [a, b, , d] = Sigma.subarray(4 * k), mid = (a + d) / 2, gap = Math.hypot((a - d) / 2, b), turn = (-Math.atan2(2 * b, a - d) * 90) / Math.PI;
  const place = `translate(${axes.x(mu[2 * k])} ${axes.y(mu[2 * k + 1])}) rotate(${turn})`;
  return svg("ellipse", { rx: axes.unit * Math.sqrt(mid + gap), ry: axes.unit * Math.sqrt(mid - gap), transform: place, class: "em-same" });
}

function drawDots(dots, x, shares, axes, chosen) {
  dots.forEach((dot, n) => {
    const g = shares[n], mark = marker(SHAPES[g < 0.5 ? 1 : 0], 4.5, { fill: blend(g), class: "em-halo" });
    dot.setAttribute("transform", `translate(${axes.x(x[2 * n])} ${axes.y(x[2 * n + 1])})`);
    dot.setAttribute("tabindex", n === chosen ? "0" : "-1");
    dot.setAttribute("aria-label", `point ${n} at ${minus(x[2 * n], 1)}, ${minus(x[2 * n + 1], 1)}: ${Math.round(100 * g)} % blue`);
    dot.replaceChild(mark, dot.lastChild);
  });
}

function drawScene(stage, x, s, r, known, chosen) {
  const width = stage.node.clientWidth, height = stage.node.clientHeight;
  if (!width) return null;
  const axes = equalAxes(BOX, width, height), at = (mu, k) => [axes.x(mu[2 * k]), axes.y(mu[2 * k + 1])];
  const inside = (mu, k) => at(mu, k).map((v, i) => clamp(v, 0, i ? height : width));
  tell(stage.over, { viewBox: `0 0 ${width} ${height}` });
  drawDots(stage.dots, x, s.shares, axes, chosen);
  stage.drawRings(r.theta, axes);
  stage.rings.style.display = known ? "" : "none";
  stage.rings.classList.toggle("em-pulled", s.pull.some((v) => v !== 0));
  [...stage.rings.children].forEach((node, i) => (node.style.display = r.states[Math.floor(i / 3)] === "idle" ? "none" : ""));
  const springs = [0, 1].filter((k) => known && r.away[k] > 0).flatMap((k) => [oneSd(r.best, k, axes), ...spring(at(r.best.mu, k), inside(r.theta.mu, k), `${r.away[k].toFixed(2)} sd`)]);
  stage.scene.replaceChildren(...springs);
  stage.means.forEach((node, k) => {
    reveal(node, known && r.next !== null && r.states[k] === "fine");
    node.setAttribute("transform", `translate(${inside(r.theta.mu, k).join(" ")})`);
    placed(node, r.theta.mu.subarray(2 * k, 2 * k + 2), BOX);
  });
  return axes;
}

// The nearest point from n that way, counting what lies aside double.
function neighbour(x, n, dx, dy) {
  const cost = (m) => {
    const u = x[2 * m] - x[2 * n], v = x[2 * m + 1] - x[2 * n + 1], along = Math.sign(dx) * u + Math.sign(dy) * v;
    return m === n || along <= 0 ? Infinity : along + 2 * Math.abs(Math.sign(dx) * v - Math.sign(dy) * u);
  };
  const costs = Array.from({ length: x.length / 2 }, (_, m) => cost(m)), least = Math.min(...costs);
  return least === Infinity ? n : costs.indexOf(least);
}

function render({ model, el }) {
  const set = saving(model);
  const view = model.get("points"), x = unpack(view);
  const read = () => ({ shares: model.get("shares"), pull: model.get("pull"), brush: model.get("brush") });
  const settings = tries(model.get("labels")), now = () => reading(x, read().shares, read().pull);
  let axes = null, chosen = 0, pressed = null;
  const paint = (rows, value) => {
    const shares = read().shares.map((g, n) => (rows.includes(n) ? value : g));
    if (shares.some((g, n) => g !== read().shares[n])) set({ shares, pull: REST });
  };
  // A press paints the nearest point, a stroke all that it passes.
  const stroke = (event) => {
    const [px, py] = pixels(stage.node, event), far = Array.from({ length: x.length / 2 }, (_, n) => Math.hypot(axes.x(x[2 * n]) - px, axes.y(x[2 * n + 1]) - py));
    if (event.type === "pointerdown") pressed = [px, py];
    const still = Math.hypot(px - pressed[0], py - pressed[1]) < 8, nearest = far.indexOf(Math.min(...far));
    paint(still ? [nearest] : far.flatMap((v, n) => (v <= REACH ? [n] : [])), BRUSH[read().brush]);
    chosen = nearest;
  };
  const walk = (n) => (dx, dy) => {
    chosen = neighbour(x, n, dx, dy);
    update();
    stage.dots[chosen].focus();
  };
  const dot = (n) => {
    const node = svg("g", { role: "button", class: "em-handle em-paint" }, svg("circle", { r: REACH, class: "em-target" }), svg("g"));
    const tint = (value) => () => paint([n], value ?? BRUSH[read().brush]);
    keys(node, { b: tint(1), h: tint(0.5), o: tint(0), enter: tint(), " ": tint() });
    node.addEventListener("focus", () => (chosen = n));
    node.addEventListener("click", (event) => event.detail === 0 && tint()()); // a screen reader's press
    return draggable(node, stroke, walk(n));
  };
  const hold = (k, u, v) => {
    const { mu } = now().best, pull = [...read().pull], to = [clamp(u, BOX[0], BOX[1]), clamp(v, BOX[2], BOX[3])];
    to.forEach((t, i) => (pull[2 * k + i] = clamp(t - mu[2 * k + i], -FAR, FAR)));
    set({ pull });
  };
  const mean = (k) => {
    const node = svg("g", { tabindex: "0", role: "slider", class: "em-handle", "aria-label": `mean of ${NAMES[k]}: arrows pull it` }, svg("circle", { r: 22, class: "em-target" }));
    const drag = (event) => {
      const [px, py] = pixels(stage.node, event);
      hold(k, BOX[0] + (px - axes.x(BOX[0])) / axes.unit, BOX[3] - (py - axes.y(BOX[3])) / axes.unit);
    };
    return draggable(node, drag, (dx, dy) => hold(k, now().theta.mu[2 * k] + 0.05 * dx, now().theta.mu[2 * k + 1] + 0.05 * dy));
  };
  const dots = Array.from({ length: x.length / 2 }, (_, n) => dot(n)), means = [0, 1].map(mean), [rings, scene] = [0, 1].map(() => svg("g", { "aria-hidden": "true" }));
  const over = svg("svg", { role: "group", "aria-label": "points: arrows go from one to the next; B, H and O paint it blue, half and orange" }, ...dots, rings, scene, ...means);
  const stage = { dots, means, rings, scene, over, drawRings: ellipses(rings), node: h("div", { class: "em-plane" }, over) };
  const brush = choice("Brush", Object.keys(BRUSH).map((name) => [name, name === "half" ? "half, half" : name]), (name) => set({ brush: name }), "em-quiet");
  brush.node.firstChild.classList.add("em-hidden");
  const recolour = (count, words) => button(words, "", null, () => set({ shares: rounds(x, read().shares, read().pull, count), pull: REST }));
  const E = [recolour(1, "E: recolour"), recolour(10, "E and M × 10")];
  const number = numberAsked("nats that Q loses", { min: 0, max: 100 }, (answer) => set({ answer }));
  const { root, show } = card({
    code: "w05",
    title: "Paint responsibilities",
    predict: { ask: "Every point is half blue, half orange. Now M may place both ellipses. Where do they go?", options: [["each", "one per cloud"], ["all", "over all"], ["point", "to a point"]] },
    tries: settings,
    question: { ask: "“By cloud”: pull blue's mean one standard deviation away, onto the dotted ellipse. How many nats does Q lose?", node: number.node },
    picture: stage.node,
    controls: [brush.node, h("div", { class: "em-buttons" }, ...E)],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ shares: settings[key][1], pull: REST }),
  });
  const update = () => {
    const s = read(), said = model.get("prediction"), r = now(), given = model.get("answer"), key = s.pull.some((v) => v !== 0) ? "" : tried(s.shares, settings);
    axes = drawScene(stage, x, s, r, said !== "", chosen) ?? axes;
    brush.show(s.brush);
    for (const b of E) idle(b, !r.next), (b.disabled = !said);
    number.show(given < 0 ? null : given);
    const told = said ? numbers(r) : ["Choose a brush, and paint the points."];
    show({ said, told: outcome(said, s.shares), alt: model.get("alt"), notice: said ? sentence(s.shares, r) : "Predict first: then the ellipses appear.", look: look(key), numbers: told, tried: key, verdict: assessed(given) });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
