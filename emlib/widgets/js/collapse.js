// W10 “Collapse”: a spike narrows on a point, and ℓ has no top. The picture is a function of
// (data, mean, sigma, Psi, prediction).
import { svg, color, marker } from "./draw.js";
import { h } from "./controls.js";
import { numberAsked, slider } from "./numbers.js";
import { follow, reveal, tell } from "./a11y.js";
import { clamp, draggable, pixels, placed } from "./drag.js";
import { card } from "./card.js";
import { NARROWEST, WIDEST, curves, logLikelihoodOf, logPriorOf, tops } from "./spike.js";
import { drawBells, drawClimb, peak, scales } from "./collapse_picture.js";
import { SETS, TRY, brief, climbed, foreseen, glance, marked, numbersOf, recount, settingOf } from "./collapse_story.js";
import { saving } from "./saved.js";

const PARTS = ["data", "mean", "sigma", "Psi"], SNAP = 5; // px

const grip = (role, mark, drag, nudge) => draggable(svg("g", { tabindex: "0", role, class: "em-handle" }, svg("circle", { r: 22, class: "em-target" }), mark), drag, nudge);

// The curve and its tops depend on all but the ball, so that a drag along it draws without reckoning anew.
function remembered() {
  let key = null, kept = null;
  return (set, s) => {
    const now = `${s.data} ${s.mean} ${s.Psi}`;
    if (now !== key) {
      const lines = curves(set, s);
      [key, kept] = [now, { lines, widths: tops(set, s, lines) }];
    }
    return kept;
  };
}

function render({ model, el }) {
  const set = saving(model), sets = model.get("sets"), reckon = remembered();
  const read = () => Object.fromEntries(PARTS.map((name) => [name, model.get(name)]));
  const narrowed = (v) => ({ sigma: +clamp(v, NARROWEST, WIDEST).toPrecision(3) });
  const moved = (v) => ({ mean: Math.round(1e4 * clamp(v, ...sets[read().data].box)) / 1e4 });
  let at = null, seen = false;
  const snapped = (px) => sets[read().data].values.find((v) => Math.abs(at.x(v) - px) <= SNAP) ?? Math.round(100 * at.place(px)) / 100;
  const hold = (event) => {
    const [px, py] = pixels(picture, event);
    set({ ...moved(snapped(px)), ...narrowed(peak(at.density(py))) });
  };
  const tenths = (steps) => narrowed(read().sigma * 10 ** (-steps / 10));
  const spike = grip("slider", marker("square", 8, { fill: color(1), class: "em-halo" }), hold, (dx, dy) => set({ ...moved(read().mean + dx / 100), ...tenths(dy) }));
  tell(spike, { "aria-label": "spike: left and right move it, up makes it narrower" });
  const ball = grip("slider", svg("circle", { r: 6, class: "em-now em-halo" }), (event) => set(narrowed(at.sigmaAt(pixels(picture, event)[0]))), (dx, dy) => set(tenths(dx + dy)));
  const [bells, climb] = [0, 1].map(() => svg("g", { "aria-hidden": "true" })), picture = svg("svg", { role: "group", "aria-label": "the spike, and its width on the curve" }, bells, climb, spike, ball);
  const sliders = {
    Psi: slider("prior Ψ (0: none)", { min: 0, max: 1, step: 0.005, digits: 3, speak: (v) => (v ? `Ψ = ${v.toFixed(3)}` : "no prior") }, (v) => set({ Psi: v < 0.0005 ? 0 : Math.max(0.001, Math.round(1000 * v) / 1000) })),
    mean: slider("mean", { min: -3, max: 5, step: 0.01, digits: 2 }, (v) => set(moved(v))),
    power: slider("log₁₀ σ", { min: -8, max: 0.45, step: 0.05, digits: 2, speak: (v) => `σ = ${brief(10 ** v)}` }, (v) => set(narrowed(10 ** v))),
  };
  const petals = h("input", { type: "checkbox", onchange: () => set({ ...TRY[petals.checked ? "petals" : "opened"][1], Psi: read().Psi }) });
  const number = numberAsked("gain in nats", { min: 0, max: 1000 }, (answer) => set({ answer }));
  const { root, show } = card({
    code: "w10",
    title: "Collapse",
    predict: { ask: "A wide bell covers five points, a spike stands on one. It narrows for ever. What does ℓ do?", options: [["top", "reaches a top"], ["levels", "levels off"], ["climbs", "climbs for ever"]] },
    tries: TRY,
    question: { ask: "“Petal widths”, no prior: by how much does ℓ rise when the spike on 0.2 cm narrows from σ = 10⁻³ to 10⁻⁴?", node: number.node },
    picture,
    controls: [sliders.Psi.node, h("label", { class: "em-switch" }, petals, "petal widths of 150 irises, in cm")],
    exact: [sliders.mean.node, sliders.power.node],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...TRY[key][1] }),
  });
  const drawLower = (chosen, s, { lines, widths }) => {
    const now = logLikelihoodOf(chosen, s.mean, s.sigma), heightOf = (v) => logLikelihoodOf(chosen, s.mean, v) + logPriorOf(chosen, v, s.Psi);
    const { ball: [x, y], below } = drawClimb(climb, at, chosen, s, lines, now, widths, heightOf);
    ball.setAttribute("transform", `translate(${x} ${y})`);
    if (s.Psi) climb.append(svg("circle", { cx: x, cy: below, r: 5, style: "fill: var(--strong)", class: "em-halo" }));
  };
  const update = () => {
    const width = picture.clientWidth, height = picture.clientHeight, s = read(), chosen = sets[s.data], said = model.get("prediction"), given = model.get("answer");
    if (!width) return;
    at = scales({ width, height }, chosen);
    tell(picture, { viewBox: `0 0 ${width} ${height}` });
    drawBells(bells, at, chosen, s);
    spike.setAttribute("transform", `translate(${at.x(s.mean)} ${at.y(peak(s.sigma))})`);
    climb.replaceChildren();
    reveal(ball, said !== "");
    const known = reckon(chosen, s);
    if (said) drawLower(chosen, s, known);
    else climb.append(svg("text", { x: width / 2, y: (at.roof + at.foot) / 2, "text-anchor": "middle", class: "em-label" }, "ℓ against the spike’s width: predict first"));
    seen ||= said !== "" && climbed(chosen, s);
    for (const [name, control] of Object.entries(sliders)) control.show(name === "power" ? Math.log10(s.sigma) : s[name]);
    for (const input of sliders.Psi.node.querySelectorAll("input")) input.disabled = !said; // until ℓ can be seen
    petals.checked = s.data === SETS[1];
    number.show(given < 0 ? null : given);
    const told = said ? numbersOf(chosen, s) : [`σ = ${brief(s.sigma)}`, "Drag the spike, or use the arrow keys."];
    show({ said, told: foreseen(said, seen), alt: model.get("alt"), notice: said ? recount(chosen, s, known.widths) : "Predict first: then ℓ appears.", look: glance(s), numbers: told, tried: settingOf(s), verdict: marked(given) });
    placed(spike, [s.mean], chosen.box, `spike at ${brief(s.mean)}, σ = ${brief(s.sigma)}`);
    tell(ball, { "aria-label": "the spike’s width on the curve", "aria-valuemin": -8, "aria-valuemax": 0.48, "aria-valuenow": Math.log10(s.sigma).toFixed(2), "aria-valuetext": `σ = ${brief(s.sigma)}` });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
