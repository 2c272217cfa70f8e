// W16 “Gate steps”: how far must the gate climb in each M step? The picture is a function of
// (heights, way, round, prediction).
import { svg } from "./draw.js";
import { choice, h, unique } from "./controls.js";
import { numberAsked, slider } from "./numbers.js";
import { follow, reveal, tell } from "./a11y.js";
import { clamp, draggable, pixels } from "./drag.js";
import { card } from "./card.js";
import { LAST, eStep, prepare, run } from "./experts_run.js";
import { drawGate, drawLines, drawPoints, drawTrace, grip, scales } from "./gate_steps_picture.js";
import { ASKED, TRY, arrived, foreseen, glance, marked, numbersOf, recount, settingOf } from "./gate_steps_story.js";
import { minus, saving, unpack } from "./saved.js";

const ENDS = ["blue at x = −3", "blue at x = 3", "orange at x = −3", "orange at x = 3"], LOW = -2, HIGH = 3.5;
const WAYS = [["none", "none"], ["small", "one small"], ["newton", "one Newton"], ["top", "to its top"]];

// A run depends on the start and the way alone, so that moving the round reckons nothing anew.
function remembered(data) {
  const kept = new Map();
  return (heights, way) => {
    const key = `${heights} ${way}`;
    if (!kept.has(key) && kept.size > 8) kept.clear();
    if (!kept.has(key)) kept.set(key, run(data, heights, way));
    return kept.get(key);
  };
}

function render({ model, el }) {
  const set = saving(model), data = prepare(unpack(model.get("xy"))), reckon = remembered(data), clip = unique("clip");
  const read = () => ({ heights: model.get("heights"), way: model.get("way"), round: model.get("round") });
  let at = null, seen = false;
  const lift = (i, v) => set({ heights: read().heights.map((old, j) => (j === i ? Math.round(100 * clamp(v, LOW, HIGH)) / 100 : old)) });
  const turn = (v) => set({ round: clamp(Math.round(v), 0, LAST) });
  const hand = (mark, drag, nudge) => draggable(svg("g", { tabindex: "0", role: "slider", class: "em-handle" }, svg("circle", { r: 22, class: "em-target" }), mark), drag, nudge);
  const ends = ENDS.map((name, i) => hand(grip(i >> 1), (event) => lift(i, at.heightAt(pixels(stage, event)[1])), (dx, dy) => lift(i, read().heights[i] + (dx + dy) / 10)));
  const ball = hand(svg("circle", { r: 6, class: "em-now em-halo" }), (event) => turn(at.roundAt(pixels(stage, event)[0])), (dx, dy) => turn(read().round + dx + dy));
  const [fit, door, climb] = [0, 1, 2].map(() => svg("g", { "aria-hidden": "true" })), frame = svg("rect");
  const canvas = h("canvas", { "aria-hidden": "true" }), over = svg("svg", { role: "group", "aria-label": "the ends of the starting lines, and the round" }, svg("clipPath", { id: clip }, frame), fit, door, climb, ...ends, ball);
  const stage = h("div", { class: "em-plane" }, canvas, over);
  const rounds = slider("round", { min: 0, max: LAST, step: 1, digits: 0, speak: (v) => `round ${v}` }, turn);
  const ways = choice("Gate steps in each M step", WAYS, (way) => set({ way }), "em-mute em-data");
  const exact = ENDS.map((name, i) => slider(name, { min: LOW, max: HIGH, step: 0.01, digits: 2 }, (v) => lift(i, v)));
  const number = numberAsked("nats lost", { min: 0, max: 1000 }, (answer) => set({ answer }));
  const { root, show } = card({
    code: "w16",
    title: "Gate steps",
    predict: ASKED,
    tries: TRY,
    question: { ask: "From the lines as opened, the gate takes no step at all. How many nats lower does ℓ end?", node: number.node },
    picture: stage,
    controls: [rounds.node, ways.node],
    exact: exact.map((one) => one.node),
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...TRY[key][1] }),
  });
  const place = (s) => ends.forEach((end, i) => {
    reveal(end, s.round === 0);
    end.setAttribute("transform", `translate(${at.x(i % 2 ? 3 : -3)} ${at.y(s.heights[i])})`);
    tell(end, { "aria-label": ENDS[i], "aria-valuemin": LOW, "aria-valuemax": HIGH, "aria-valuenow": s.heights[i].toFixed(2), "aria-valuetext": `${ENDS[i]}: y = ${minus(s.heights[i])}` });
  });
  const update = () => {
    const width = stage.clientWidth, height = stage.clientHeight, said = model.get("prediction"), given = model.get("answer"), s = read();
    if (!width) return;
    at = scales({ width, height });
    over.setAttribute("viewBox", `0 0 ${width} ${height}`);
    tell(frame, { x: 0, y: 0, width, height: at.base });
    const made = reckon(s.heights, s.way), theta = made.thetas[s.round];
    drawPoints(canvas, at, data, s.round || said ? eStep(data, theta).share : null);
    drawLines(fit, at, theta, clip);
    drawGate(door, at, data, theta.d);
    place(s);
    reveal(ball, said !== "");
    if (said) {
      const [x, y] = drawTrace(climb, at, made.bounds, reckon(s.heights, "top").bounds, s.round);
      ball.setAttribute("transform", `translate(${x} ${y})`);
    } else climb.replaceChildren(svg("text", { x: width / 2, y: (at.roof + at.foot) / 2 + 8, "text-anchor": "middle", class: "em-label" }, "ℓ by rounds: predict first"));
    seen ||= said !== "" && arrived(made, s);
    rounds.show(s.round);
    rounds.rest(!said);
    ways.show(s.way);
    for (const input of ways.node.querySelectorAll("input")) input.disabled = !said;
    exact.forEach((one, i) => one.show(s.heights[i]));
    number.show(given < 0 ? null : given);
    show({ said, told: foreseen(said, seen), alt: model.get("alt"), notice: said ? recount(data, made, s) : "Predict first: then the rounds can be moved.", look: glance(s), numbers: said ? numbersOf(made, s) : ["Drag the ends of the lines.", "Arrow keys do it, too."], tried: settingOf(s), verdict: marked(given) });
    tell(ball, { "aria-label": "the round on the curve", "aria-valuemin": 0, "aria-valuemax": LAST, "aria-valuenow": s.round, "aria-valuetext": `round ${s.round}, ℓ = ${minus(made.bounds[s.round], 2)}` });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
