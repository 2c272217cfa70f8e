// W08 “Certificate”: the step from an old theta to any new one, and why a rise of Q is a rise of ell.
// The picture is a function of (old, mu1, mu2, sigma2, prediction).
import { choice, h } from "./controls.js";
import { slider } from "./numbers.js";
import { follow } from "./a11y.js";
import { clamp, pixels, placed } from "./drag.js";
import { card } from "./card.js";
import { certified } from "./two_means.js";
import { LOOK, OLD, TRY, namedAs, newOf, oldOf, remark, response, settled, terms } from "./step_certificate_story.js";
import { SQUARE, drawPlane, planeOf } from "./certificate_scene.js";
import { minus, saving } from "./saved.js";

const PREDICT = {
  ask: "Each place is a pair of new means, and in the disc Q is higher than at the old ones. Where is the top of ℓ?",
  options: [["inside", "in the disc"], ["centre", "at its centre"], ["outside", "outside"]],
};
const ANSWERS = [["falls", "falls"], ["rises", "rises"], ["either", "can do either"]];
const STATE = ["old", "mu1", "mu2", "sigma2"], NUDGE = 0.02;

function render({ model, el }) {
  const set = saving(model);
  const read = () => Object.fromEntries(STATE.map((name) => [name, model.get(name)]));
  const hundredth = (v) => Math.round(100 * clamp(v, ...SQUARE)) / 100;
  const move = (mu1, mu2) => set({ mu1: hundredth(mu1), mu2: hundredth(mu2) });
  let square = null;
  const drag = (event) => {
    const [px, py] = pixels(stage.over, event), unit = (SQUARE[1] - SQUARE[0]) / square.side;
    move(SQUARE[0] + (px - square.left) * unit, SQUARE[0] + (square.bottom - py) * unit);
  };
  const stage = planeOf(drag, (dx, dy) => move(read().mu1 + NUDGE * dx, read().mu2 + NUDGE * dy));
  const range = { min: SQUARE[0], max: SQUARE[1], step: 0.0001, digits: 4 };
  const sliders = {
    sigma2: slider("new σ²", { min: 0.1, max: 2, step: 0.01, digits: 3 }, (sigma2) => set({ sigma2 })),
    mu1: slider("new μ₁", range, (mu1) => set({ mu1 })),
    mu2: slider("new μ₂", range, (mu2) => set({ mu2 })),
  };
  const later = h("input", { type: "checkbox", onchange: () => set({ old: later.checked ? "later" : "start" }) });
  const answers = choice("then ℓ …", ANSWERS, (answer) => set({ answer }), "em-mute");
  const { root, show } = card({
    code: "w08",
    title: "Certificate",
    predict: PREDICT,
    tries: TRY,
    question: { ask: "Somebody shows you a step at which Q has fallen, ΔQ < 0. What does ℓ do at such a step?", node: answers.node },
    picture: stage.over,
    controls: [sliders.sigma2.node, h("label", { class: "em-switch" }, later, OLD)],
    exact: [sliders.mu1.node, sliders.mu2.node],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...TRY[key][1] }),
  });
  const update = () => {
    const s = read(), said = model.get("prediction"), known = said !== "", c = certified(oldOf(s), newOf(s));
    square = drawPlane(stage, s, c, known) ?? square;
    for (const [name, control] of Object.entries(sliders)) control.show(s[name]);
    later.checked = s.old === "later";
    for (const input of [later, ...sliders.sigma2.node.querySelectorAll("input")]) input.disabled = !known; // they would move the disc
    answers.show(model.get("answer"));
    const told = known ? terms(c) : ["Drag the dot, or use the arrow keys."], notice = known ? remark(s, c) : "Predict first: then ℓ and the bars appear.";
    show({ said, told: settled(said, s), alt: model.get("alt"), notice, look: LOOK, numbers: told, tried: namedAs(s), verdict: response(model.get("answer")) });
    placed(stage.point, [s.mu1], SQUARE, `μ₁ = ${minus(s.mu1)}, μ₂ = ${minus(s.mu2)}`);
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
