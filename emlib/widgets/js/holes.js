// W14 “Holes”: x₂ is hidden in some rows, and three ways go on without it. The picture is a function of
// (mechanism, fraction, uncovered, prediction).
import { svg } from "./draw.js";
import { choice, h } from "./controls.js";
import { numberAsked, slider } from "./numbers.js";
import { follow } from "./a11y.js";
import { clamp } from "./drag.js";
import { card } from "./card.js";
import { TRUTH, fits, hiddenIn } from "./holey.js";
import { draw } from "./holes_picture.js";
import { MECHANISMS, TRY, foreseen, glance, marked, numbersOf, recount, settingOf, shown } from "./holes_story.js";
import { saving, unpack } from "./saved.js";

const PARTS = ["mechanism", "fraction", "uncovered"];

function render({ model, el }) {
  const set = saving(model), x = unpack(model.get("points")), noise = unpack(model.get("noise"));
  const read = () => Object.fromEntries(PARTS.map((name) => [name, model.get(name)]));
  let seen = false;
  const picture = svg("svg", { "aria-hidden": "true" });
  const hides = choice("Hidden by", MECHANISMS, (mechanism) => set({ mechanism }), "em-data");
  hides.node.querySelector("legend").classList.add("em-hidden");
  const part = slider("fraction", { min: 0, max: 0.9, step: 0.05, digits: 2, speak: (v) => `${Math.round(100 * v)} % of the rows` }, (v) => set({ fraction: clamp(Math.round(200 * v) / 200, 0, 0.9) }));
  const lift = h("input", { type: "checkbox", onchange: () => set({ uncovered: lift.checked }) });
  const number = numberAsked("distance from 2", { min: -5, max: 5 }, (answer) => set({ answer }));
  const { root, show } = card({
    code: "w14",
    title: "Holes",
    predict: { ask: "Half of x₂ is hidden, mostly where x₁ is large. The mean of the x₂ that are left is …", options: [["low", "too low"], ["right", "about right"], ["high", "too high"]] },
    tries: TRY,
    question: { ask: "x₂ itself hides half of its values. How far below the true mean, 2, does EM’s mean of x₂ lie?", node: number.node },
    picture,
    controls: [hides.node, h("div", { class: "em-row" }, part.node, h("label", { class: "em-switch" }, lift, "uncover"))],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...TRY[key][1] }),
  });
  const update = () => {
    const width = picture.clientWidth, height = picture.clientHeight, s = read(), said = model.get("prediction"), given = model.get("answer");
    if (!width) return;
    const hidden = hiddenIn(x, noise, s), found = fits(x, hidden);
    draw(picture, { width, height }, x, hidden, said ? found : null, s, TRUTH);
    seen ||= said !== "" && shown(s);
    hides.show(s.mechanism);
    part.show(s.fraction);
    lift.checked = s.uncovered;
    part.rest(!said);
    for (const input of [lift, ...hides.node.querySelectorAll("input")]) input.disabled = !said;
    number.show(given <= -9 ? null : given);
    const numbers = said ? numbersOf(found) : [`${hidden.reduce((a, b) => a + b, 0)} of 200 values of x₂ are hidden.`];
    show({ said, told: foreseen(said, seen), alt: model.get("alt"), notice: said ? recount(x, hidden, s, found) : "Predict first: then the three fits appear.", look: said ? glance(s) : "", numbers, tried: settingOf(s), verdict: marked(given) });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
