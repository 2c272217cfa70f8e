// W12 “How fast?”: two bells, what is free about them, and what a digit costs EM. The picture is a function of
// (distance, weight, variances, prediction).
import { svg, color, marker } from "./draw.js";
import { choice, h } from "./controls.js";
import { numberAsked, slider } from "./numbers.js";
import { follow, reveal, tell } from "./a11y.js";
import { clamp, draggable, pixels } from "./drag.js";
import { card } from "./card.js";
import { FARTHEST, NEAREST, heightAt, moved, paceOf } from "./fisher.js";
import { drawBells, drawCost, scales } from "./how_fast_picture.js";
import { TRY, WIDTHS, figuresOf, freeOnes, hint, judgedBy, resolved, showing, summed, tryOf } from "./how_fast_story.js";
import { saving } from "./saved.js";

const PARTS = ["distance", "weight", "variances"], SNAP = 0.04;

const hand = (mark, drag, nudge) => draggable(svg("g", { tabindex: "0", role: "slider", class: "em-handle" }, svg("circle", { r: 22, class: "em-target" }), mark), drag, nudge);

function render({ model, el }) {
  const set = saving(model);
  const read = () => Object.fromEntries(PARTS.map((name) => [name, model.get(name)]));
  const apart = (v) => set({ distance: Math.round(100 * clamp(v, NEAREST, FARTHEST)) / 100 });
  const snapped = (v) => apart(Math.abs(v - Math.round(v)) < SNAP ? Math.round(v) : v);
  let at = null, seen = { weight: false, widths: false };
  const nudge = (dx, dy) => apart(read().distance + (dx + dy) / 20);
  const bell = hand(marker("square", 8, { fill: color(1), class: "em-halo" }), (event) => snapped(2 * at.place(pixels(picture, event)[0])), nudge);
  const ball = hand(svg("circle", { r: 7, class: "em-halo", style: "fill: var(--strong)" }), (event) => snapped(at.distanceAt(pixels(picture, event)[0])), nudge);
  const [bells, cost] = [0, 1].map(() => svg("g", { "aria-hidden": "true" })), picture = svg("svg", { role: "group", "aria-label": "the bells, and what a digit costs" }, bells, cost, bell, ball);
  const weight = h("input", { type: "checkbox", onchange: () => set({ weight: weight.checked }) });
  const widths = choice("Variances", WIDTHS, (variances) => set({ variances }), "em-mute");
  widths.node.style.margin = 0;
  const far = slider("Δ", { min: NEAREST, max: FARTHEST, step: 0.01, digits: 2, speak: (v) => `bells ${v.toFixed(2)} apart` }, apart);
  const number = numberAsked("distance", { min: 1, max: 6 }, (answer) => set({ answer }));
  const { root, show } = card({
    code: "w12",
    title: "How fast?",
    predict: { ask: "Two bells, 2 apart. With the means alone free, EM needs 2.9 rounds a digit. What else, if set free, makes it slowest?", options: [["weight", "weight"], ["variances", "variances"], ["same", "no difference"]] },
    tries: TRY,
    question: { ask: "Everything free: at which distance does a digit cost 100 rounds? Find it to ±\u00a00.05.", node: number.node },
    picture,
    controls: [h("label", { class: "em-switch" }, weight, "weight free"), widths.node],
    exact: [far.node],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...TRY[key][1] }),
  });
  const lock = (on) => [weight, ...widths.node.querySelectorAll("input")].forEach((input) => (input.disabled = on));
  const update = () => {
    const width = picture.clientWidth, height = picture.clientHeight, s = read(), said = model.get("prediction"), given = model.get("answer"), pace = paceOf(s);
    if (!width) return;
    at = scales({ width, height });
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    drawBells(bells, at, s, said ? pace.move : null);
    bell.setAttribute("transform", `translate(${at.x(s.distance / 2)} ${at.y(heightAt(s.distance / 2, moved(s.distance, pace.move, 0))[1])})`);
    cost.replaceChildren();
    reveal(ball, said !== "");
    if (said) ball.setAttribute("transform", `translate(${drawCost(cost, at, s, pace.rounds, freeOnes(s)).join(" ")})`);
    else cost.append(svg("text", { x: width / 2, y: (at.roof + at.foot) / 2, "text-anchor": "middle", class: "em-label" }, "what a digit costs: predict first"));
    const shown = said ? showing(s) : {};
    seen = { weight: seen.weight || shown.weight === true, widths: seen.widths || shown.widths === true };
    weight.checked = s.weight;
    widths.show(s.variances);
    lock(!said);
    far.show(s.distance);
    number.show(given < 0 ? null : given);
    const told = said ? figuresOf(s, pace) : [`Δ = ${s.distance.toFixed(2)}`, "Drag the orange bell, or use arrows."];
    show({ said, told: resolved(said, seen), alt: model.get("alt"), notice: said ? summed(s, pace) : "Predict first: then the cost appears.", look: hint(s), numbers: told, tried: tryOf(s), verdict: judgedBy(given) });
    for (const [node, name] of [[bell, "the right bell"], [ball, "the distance on the curve"]]) tell(node, { "aria-label": name, "aria-valuemin": NEAREST, "aria-valuemax": FARTHEST, "aria-valuenow": s.distance.toFixed(2), "aria-valuetext": `bells ${s.distance.toFixed(2)} apart` });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
