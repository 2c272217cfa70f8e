// W09 “Lift and walk”: a ball on the log-likelihood and the bound below it. E lifts the bound to the ball, M
// walks the ball to above the bound's top. The picture is a function of (data, theta, held, uniform, prediction).
import { button, choice, h } from "./controls.js";
import { slider } from "./numbers.js";
import { follow, idle, keys, tell } from "./a11y.js";
import { clamp, pixels } from "./drag.js";
import { card } from "./card.js";
import { boundOf, hillside, ladder, prepared } from "./lift.js";
import { EDGE, VIEW, drawLift, stageOf } from "./lift_scene.js";
import { LOOK, NAME, ladderWords, near, noticed, replied, settingOf, settingsOf, walked } from "./lift_and_walk_story.js";
import { minus, saving } from "./saved.js";

const PREDICT = {
  ask: "The bound touches ℓ at μ₁ = 1, and it bends more than ℓ. M goes to the top of the bound. Where is that?",
  options: [["before", "before ℓ’s top"], ["on", "at ℓ’s top"], ["beyond", "beyond it"]],
};
const ASK = "Start from “Top of ℓ”, make q uniform with the slider, and press M without an E. What rises?";

function render({ model, el }) {
  const set = saving(model);
  const read = () => Object.fromEntries(["data", "theta", "held", "uniform"].map((name) => [name, model.get(name)]));
  const scenes = model.get("scenes"), sets = Object.fromEntries(Object.entries(scenes).map(([data, scene]) => [data, prepared(scene)]));
  const hills = Object.fromEntries(Object.entries(sets).map(([data, fixture]) => [data, hillside(fixture, VIEW[data].span, 240)]));
  const settings = settingsOf(sets), within = (v, data = read().data) => clamp(v, ...scenes[data].reach);
  const move = (v) => set({ theta: within(Math.round(100 * v) / 100) });
  let axes = null, seen = false;
  const drag = (event) => {
    const [from, to] = VIEW[read().data].span, [px] = pixels(stage.node, event);
    move(from + ((px - EDGE) / (axes.right - EDGE)) * (to - from));
  };
  const stage = stageOf(drag, (dx, dy) => move(read().theta + (dx + dy) * (read().data === "three points" ? 0.02 : 0.05)));
  const now = (s) => boundOf(sets[s.data], s.held, s.uniform);
  const E = button("E", "lift the bound", "E", () => set({ held: read().theta, uniform: 0 }));
  const M = button("M", "walk to its top", "M", () => set({ theta: within(now(read()).top) }));
  const share = slider("uniform part of q", { min: 0, max: 1, step: 0.01, digits: 2, speak: (v) => `${Math.round(100 * v)} % uniform` }, (uniform) => set({ uniform }));
  const exactly = ([data, { reach: [min, max] }]) => [data, slider(`${NAME[data]}, the ball`, { min, max, step: 0.0001, digits: 4, speak: (v) => `${NAME[data]} = ${minus(v, 4)}` }, (theta) => set({ theta }))];
  const exact = Object.fromEntries(Object.entries(scenes).map(exactly));
  const field = h("div"), answers = choice("What rises?", [["both", "ℓ and F"], ["F", "F alone"], ["ell", "ℓ alone"]], (answer) => set({ answer }), "em-mute");
  const { root, show } = card({
    code: "w09",
    title: "Lift and walk",
    predict: PREDICT,
    tries: settings,
    question: { ask: ASK, node: answers.node },
    picture: stage.node,
    controls: [share.node, h("div", { class: "em-buttons" }, E, M)],
    exact: [field],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...settings[key][1] }),
  });
  keys(root, { e: () => E.click(), m: () => M.click() });
  const update = () => {
    const s = read(), said = model.get("prediction"), q = now(s), r = ladder(sets[s.data], q, s.theta), known = said !== "";
    stage.ellAt = (m) => ladder(sets[s.data], q, m).ell;
    axes = drawLift(stage, scenes[s.data], hills[s.data], s, q, r, known) ?? axes;
    seen ||= known && settingOf(settings, s) === "after";
    idle(E, near(s.held, s.theta) && s.uniform === 0);
    idle(M, !known || near(s.theta, q.top));
    share.show(s.uniform);
    exact[s.data].show(s.theta);
    if (field.firstChild !== exact[s.data].node) field.replaceChildren(exact[s.data].node);
    answers.show(model.get("answer"));
    const told = ladderWords(s, r), [min, max] = scenes[s.data].reach, notice = known ? noticed(s, q, r) : "Predict first: then the whole bound appears.";
    show({ said, told: walked(said, seen, sets), alt: model.get("alt"), notice, look: LOOK, numbers: told, tried: settingOf(settings, s), verdict: replied(model.get("answer"), sets["three points"]) });
    tell(stage.ball, { "aria-label": `the ball: ${NAME[s.data]}`, "aria-valuemin": min, "aria-valuemax": max, "aria-valuenow": s.theta, "aria-valuetext": told[0].replace(" ", " = ") });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
