// W15 “Stickiness”: dice that tend to stay, and what all rolls together say of each.
// The picture is a function of (stick, at, flips, past, prediction).
import { svg } from "./draw.js";
import { h } from "./controls.js";
import { numberAsked, slider } from "./numbers.js";
import { follow, reveal, tell } from "./a11y.js";
import { clamp, draggable, pixels, placed } from "./drag.js";
import { card } from "./card.js";
import { climb, reading } from "./sticky_chain.js";
import { drawClimb, drawRolls, scales } from "./stickiness_picture.js";
import { TRY, foreseen, glance, marked, numbersOf, recount, settingOf, shown } from "./stickiness_story.js";
import { saving } from "./saved.js";

const PARTS = ["stick", "at", "flips", "past"];

const handle = (label, drag, nudge) => {
  const node = svg("g", { tabindex: "0", role: "slider", class: "em-handle" }, svg("circle", { r: 22, class: "em-target" }), svg("circle", { r: 6, class: "em-now em-halo" }));
  tell(node, { "aria-label": label });
  return draggable(node, drag, nudge);
};

function render({ model, el }) {
  const set = saving(model), base = model.get("sixes"), dice = model.get("dice"), N = base.length;
  const read = () => Object.fromEntries(PARTS.map((name) => [name, model.get(name)]));
  let at = null, seen = false;
  const look = (n) => set({ at: Math.round(clamp(n, 1, N)) });
  const hold = (v) => set({ stick: Math.round(1000 * clamp(v, 0, 1)) / 1000 });
  const cursor = handle("the roll that is looked at: left and right", (event) => look(at.roll(pixels(picture, event)[0])), (dx, dy) => look(read().at + dx + dy));
  const ball = handle("the stickiness on the curve of ℓ", (event) => hold(at.stickAt(pixels(picture, event)[0])), (dx, dy) => hold(read().stick + (dx + dy) / 100));
  const [above, below] = [0, 1].map(() => svg("g", { "aria-hidden": "true" })), picture = svg("svg", { role: "group", "aria-label": "a roll, and the stickiness on the curve" }, above, below, cursor, ball);
  const stick = slider("stickiness s", { min: 0, max: 1, step: 0.01, digits: 2, speak: (v) => `s = ${v.toFixed(2)}` }, hold);
  const flip = () => {
    const { at: n, flips } = read();
    set({ flips: flips.includes(n) ? flips.filter((i) => i !== n) : [...flips, n].sort((a, b) => a - b) });
  };
  const six = h("input", { type: "checkbox", onchange: flip }), past = h("input", { type: "checkbox", onchange: () => set({ past: past.checked }) });
  const number = numberAsked("smallest s", { min: 0, max: 1 }, (answer) => set({ answer }));
  const { root, show } = card({
    code: "w15",
    title: "Stickiness",
    predict: { ask: "Alone, a six says loaded with 0.60. If dice tend to stay (s = 0.85), what do all rolls say of the marked six?", options: [["more", "more than 0.60"], ["equal", "0.60 again"], ["less", "less"]] },
    tries: TRY,
    question: { ask: "As opened: which is the smallest s whose ℓ is at most 1 nat below the highest? Find it to ±\u00a00.03.", node: number.node },
    picture,
    controls: [stick.node, h("div", { class: "em-pair" }, h("label", { class: "em-switch" }, six, "this roll is a six"), h("label", { class: "em-switch" }, past, "past alone"))],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...TRY[key][1] }),
  });
  const update = () => {
    const width = picture.clientWidth, height = picture.clientHeight, s = read(), said = model.get("prediction"), given = model.get("answer");
    if (!width) return;
    const r = reading(base, s);
    at = scales({ width, height }, N);
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    drawRolls(above, at, s, r, dice);
    cursor.setAttribute("transform", `translate(${at.x(s.at)} ${at.y(r.loaded[s.at - 1])})`);
    reveal(ball, said !== "");
    if (said) ball.setAttribute("transform", `translate(${drawClimb(below, at, climb(r.sixes), s, r.ell)})`);
    else below.replaceChildren(svg("text", { x: width / 2, y: (at.roof + at.floor) / 2, "text-anchor": "middle", class: "em-label" }, "ℓ against the stickiness: predict first"));
    seen ||= said !== "" && shown(s);
    stick.show(s.stick);
    for (const input of stick.node.querySelectorAll("input")) input.disabled = !said;
    six.checked = r.sixes[s.at - 1] === 1;
    past.checked = s.past;
    number.show(given < 0 ? null : given);
    show({ said, told: foreseen(said, seen), alt: model.get("alt"), notice: recount(s, r), look: glance(s), numbers: numbersOf(s, r), tried: settingOf(s), verdict: marked(given) });
    placed(cursor, [s.at], [1, N], `roll ${s.at}, ${six.checked ? "a six" : "no six"}, loaded ${r.loaded[s.at - 1].toFixed(2)}`);
    tell(ball, { "aria-valuemin": 0, "aria-valuemax": 1, "aria-valuenow": s.stick, "aria-valuetext": `s = ${s.stick}` });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
