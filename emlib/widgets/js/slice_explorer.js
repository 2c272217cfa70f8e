// W03 “Slice explorer”: one mean slides, and ℓ along its line. The picture is a function of
// (run, round, component, place, let_go, prediction).
import { makeTheta, run } from "./em_core.js";
import { h, button, choice } from "./controls.js";
import { slider } from "./numbers.js";
import { follow, idle, tell } from "./a11y.js";
import { clamp, draggable, pixels } from "./drag.js";
import { card } from "./card.js";
import { untilRest } from "./stopping.js";
import { curve, slice, topsOf, withMean } from "./slices.js";
import { REGION, drawExplorer, makeStage } from "./slice_picture.js";
import { LOOK, TRY, account, assessed, chosenTry, numerals, outcome } from "./slice_explorer_story.js";
import { minus, saving, unpack } from "./saved.js";

const PLACES_OF_CURVE = 131, ROUNDS_OF_RUN = 40, ROUNDS_AT_MOST = 1000;
const NAMES = ["run", "round", "component", "place", "let_go"];
const hundredth = (v) => Math.round(100 * v) / 100;

// remember(f)(key) computes a value once and keeps the last few; a move back costs nothing.
function remember(f, many = 20) {
  const kept = new Map();
  return (s) => {
    const key = JSON.stringify(s);
    if (!kept.has(key)) kept.set(key, f(s));
    if (kept.size > many) kept.delete(kept.keys().next().value);
    return kept.get(key);
  };
}

const equal = (t, j, k) => t.pi[j] === t.pi[k] && [0, 1].every((i) => t.mu[2 * j + i] === t.mu[2 * k + i]) && [0, 1, 2, 3].every((i) => t.Sigma[4 * j + i] === t.Sigma[4 * k + i]);

// What is shown in state s: theta here, the curve with its tops, and the run from here if it was let go.
function viewer(x, starts) {
  const runOf = remember((name) => run(x, makeTheta(starts[name]), ROUNDS_OF_RUN));
  const lineOf = remember((s) => {
    const theta = withMean(runOf(s.run).thetas[s.round], s.component, s.place);
    const ell = slice(x, theta, s.component), line = curve(ell, REGION[0], REGION[1], PLACES_OF_CURVE), x1 = theta.mu[2 * s.component];
    return { theta, line, tops: topsOf(ell, line), x1, x2: theta.mu[2 * s.component + 1], ell: ell(x1), twins: equal(theta, 1, 2) };
  });
  const endOf = remember((s) => untilRest(x, lineOf(s).theta, ROUNDS_AT_MOST));
  return ({ let_go, ...s }) => ({ ...lineOf(s), end: let_go ? endOf(s) : null });
}

// Dragging keeps the distance between finger and mean, so that a tap chooses a mean without moving it.
function wire(stage, read, view, set, axesOf) {
  const put = (x1, x2) => set({ place: [hundredth(clamp(x1, REGION[0], REGION[1])), clamp(x2, REGION[2], REGION[3])], let_go: false });
  const choose = (k) => k !== read().component && set({ component: k, place: [], let_go: false });
  const close = (k) => [0, 1].every((i) => Math.abs(view().theta.mu[2 * k + i] - view().theta.mu[2 * read().component + i]) < 0.2);
  let off = [0, 0];
  const drag = (k) => (event) => {
    const axes = axesOf(), [px, py] = pixels(stage.node, event);
    if (event.type === "pointerdown") {
      if (!close(k)) choose(k);
      const { x1, x2 } = view();
      off = [axes.x(x1) - px, axes.y(x2) - py];
    } else put(REGION[0] + (px + off[0] - axes.x(REGION[0])) / axes.unit, hundredth(REGION[3] - (py + off[1] - axes.y(REGION[3])) / axes.unit));
  };
  const nudge = (k) => (dx, dy) => {
    choose(k);
    const { x1, x2 } = view();
    put(x1 + 0.1 * dx, dy ? hundredth(x2 + 0.1 * dy) : x2);
  };
  const slide = (event) => put(REGION[0] + (pixels(stage.node, event)[0] - axesOf().x(REGION[0])) / axesOf().unit, view().x2);
  stage.handles.forEach((handle, k) => draggable(handle, drag(k), nudge(k)));
  draggable(stage.ball, slide, (dx, dy) => put(view().x1 + 0.1 * (dx + dy), view().x2));
  return put;
}

function render({ model, el }) {
  const set = saving(model);
  const bytes = model.get("points"), x = unpack(bytes);
  const read = () => ({ ...Object.fromEntries(NAMES.map((name) => [name, model.get(name)])), let_go: model.get("let_go") && model.get("prediction") !== "" });
  const viewOf = viewer(x, model.get("starts")), view = () => viewOf(read()), stage = makeStage();
  let axes = null;
  const put = wire(stage, read, view, set, () => axes);
  const nextTop = () => {
    const { tops, x1, x2 } = view(), next = tops.find(([at]) => at > x1 + 0.006) ?? tops[0];
    put(next[0], x2);
  };
  const go = button("Let go", "", null, () => set({ let_go: !read().let_go })), top = button("Next top", "", null, nextTop);
  const sliders = {
    round: slider("round", { min: 0, max: ROUNDS_OF_RUN, step: 1, digits: 0, speak: (v) => `round ${v}` }, (round) => set({ round, place: [], let_go: false })),
    x1: slider("x₁", { min: REGION[0], max: REGION[1], step: 0.01, digits: 2 }, (v) => put(v, view().x2)),
    x2: slider("x₂", { min: REGION[2], max: REGION[3], step: 0.01, digits: 2 }, (v) => put(view().x1, v)),
  };
  const answers = choice("Two maxima?", [["yes", "yes"], ["no", "no"], ["equal", "if equally high"]], (answer) => set({ answer }), "em-mute");
  const { root, show } = card({
    code: "w03",
    title: "Slice explorer",
    predict: { ask: "Blue ● stays on the left; orange ■ and green ▲ lie on each other. Orange slides left along the dotted line. What does ℓ look like along it?", options: [["one", "one hill"], ["two", "two hills"], ["down", "only down"]] },
    tries: TRY,
    question: { ask: "On the line as opened, let go from each top. Do two tops on a slice prove that ℓ has two maxima?", node: answers.node },
    picture: stage.node,
    controls: [sliders.round.node, h("div", { class: "em-buttons" }, top, go)],
    exact: [sliders.x1.node, sliders.x2.node],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...TRY[key][1] }),
  });
  const update = () => {
    const s = read(), v = view(), said = model.get("prediction"), known = said !== "";
    axes = drawExplorer(stage, x, s, v, known) ?? axes;
    sliders.round.show(s.round);
    sliders.x1.show(v.x1);
    sliders.x2.show(v.x2);
    go.disabled = !known;
    top.disabled = !known;
    idle(top, v.tops.length === 0 || (v.tops.length === 1 && Math.abs(v.tops[0][0] - v.x1) < 0.006));
    go.textContent = s.let_go ? "Take back" : "Let go";
    answers.show(model.get("answer"));
    const told = known ? numerals(v) : [`x₁ = ${minus(v.x1)}`, "Drag a mean, or use the arrow keys."];
    show({ said, told: outcome(said, s, v.x2), alt: model.get("alt"), notice: known ? account(v) : "Predict first: then the curve appears.", look: LOOK, numbers: told, tried: chosenTry(s), verdict: assessed(model.get("answer")) });
    tell(stage.ball, { "aria-valuenow": v.x1.toFixed(2), "aria-valuetext": `x₁ = ${minus(v.x1)}` });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
