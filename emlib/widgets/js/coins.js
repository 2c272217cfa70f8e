// W13 “Coins step by step”: E splits sets of flips between two coins, M divides heads by flips. The picture is a
// function of (a, b, step, hard, prediction).
import { svg, color, marker } from "./draw.js";
import { button, h } from "./controls.js";
import { numberAsked, slider } from "./numbers.js";
import { follow, idle, keys, tell } from "./a11y.js";
import { clamp, draggable, pixels } from "./drag.js";
import { card } from "./card.js";
import { tossed } from "./coin_sets.js";
import { coinLayout, drawFlips } from "./coins_picture.js";
import { LAST, LOOK13, TRY, guessed, numbersOf, recounted, settingOf, split, verdictOn } from "./coins_story.js";
import { minus, saving } from "./saved.js";

const NAMES = ["a", "b"];

function render({ model, el }) {
  const set = saving(model), sets = model.get("sets");
  const read = () => Object.fromEntries(["a", "b", "step", "hard"].map((name) => [name, model.get(name)]));
  const shown = () => ({ ...read(), step: model.get("prediction") ? read().step : 0 });
  let at = null, seen = false;
  // a coin that is moved begins a new run from where both are now
  const begin = (k, v) => {
    const theta = tossed(sets, shown()).theta.map((p) => Math.round(1e4 * p) / 1e4);
    theta[k] = clamp(Math.round(100 * v) / 100, 0.01, 0.99);
    set({ a: clamp(theta[0], 0.01, 0.99), b: clamp(theta[1], 0.01, 0.99), step: 0 });
  };
  const coin = (k) => {
    const mark = marker(k ? "square" : "circle", k ? 8 : 9, { fill: color(k), class: "em-halo" });
    const node = svg("g", { tabindex: "0", role: "slider", class: "em-handle" }, svg("circle", { r: 22, class: "em-target" }), mark);
    return draggable(node, (event) => begin(k, at.place(pixels(picture, event)[0])), (dx, dy) => begin(k, tossed(sets, shown()).theta[k] + (dx + dy) / 100));
  };
  const coins = [0, 1].map(coin), names = ["A", "B"].map((name) => svg("text", { "text-anchor": "middle", class: "em-label", "aria-hidden": "true" }, name));
  const bars = svg("g", { "aria-hidden": "true" }), picture = svg("svg", { role: "group", "aria-label": "the flips, and the coins on their line" }, bars, ...names, ...coins);
  const go = (by) => set({ step: clamp(read().step + by, 0, LAST) });
  const back = button("Back", "", "B", () => go(-1));
  const E = button("E", "split the sets", "E", () => go(1));
  const M = button("M", "heads / flips", "M", () => go(1));
  const hard = h("input", { type: "checkbox", onchange: () => set({ hard: hard.checked }) });
  const exact = NAMES.map((name, k) => slider(`coin ${"AB"[k]} begins`, { min: 0.01, max: 0.99, step: 0.01, digits: 2 }, (v) => set({ [name]: Math.round(100 * v) / 100, step: 0 })));
  const number = numberAsked("both end at", { min: 0, max: 1 }, (answer) => set({ answer }));
  const { root, show } = card({
    code: "w13",
    title: "Coins step by step",
    predict: { ask: "A is guessed at 0.6, B at 0.5. Whose is the first set, with five heads in ten flips?", options: [["whole", "B’s, whole"], ["half", "nearly half each"], ["most", "mostly A’s"]] },
    tries: TRY,
    question: { ask: "Two coins begin at the same place, 0.3. Where does EM leave them?", node: number.node },
    picture,
    controls: [h("div", { class: "em-buttons" }, back, E, M), h("label", { class: "em-switch" }, hard, "hard: each set whole to the likelier coin")],
    exact: exact.map((one) => one.node),
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...TRY[key][1] }),
  });
  keys(root, { e: () => E.click(), m: () => M.click(), b: () => back.click() });
  const update = () => {
    const width = picture.clientWidth, height = picture.clientHeight, s = shown(), r = tossed(sets, s), said = model.get("prediction"), given = model.get("answer");
    if (!width) return;
    at = coinLayout(width, height, sets.length);
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    drawFlips(bars, at, sets, r);
    const close = Math.abs(at.x(r.theta[0]) - at.x(r.theta[1])) < 14;
    coins.forEach((node, k) => {
      const x = at.x(r.theta[k]), side = close ? (r.theta[k] < r.theta[1 - k] || (r.theta[0] === r.theta[1] && k) ? -16 : 16) : 0;
      node.setAttribute("transform", `translate(${x} ${at.line})`);
      for (const [name, value] of Object.entries({ x: x + side, y: at.line - (close ? -4 : 14) })) names[k].setAttribute(name, value);
      tell(node, { "aria-label": `coin ${"AB"[k]}`, "aria-valuemin": 0, "aria-valuemax": 1, "aria-valuenow": r.theta[k], "aria-valuetext": `falls heads with ${minus(r.theta[k], 4)}` });
    });
    seen ||= said !== "" && split(s);
    idle(back, s.step === 0);
    idle(E, !said || s.step % 2 === 1 || s.step >= LAST);
    idle(M, s.step % 2 === 0);
    hard.checked = s.hard;
    hard.disabled = !said;
    exact.forEach((one, k) => one.show(s[NAMES[k]]));
    number.show(given < 0 ? null : given);
    show({ said, told: guessed(said, seen), alt: model.get("alt"), notice: recounted(sets, s, r), look: LOOK13, numbers: numbersOf(s, r), tried: settingOf(read()), verdict: verdictOn(given) });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
