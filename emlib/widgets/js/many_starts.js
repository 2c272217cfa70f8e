// W06 “Many starts”: three flowers, a shape of ellipse, and where EM ends. The picture is a function of
// (shape, flowers, round, prediction).
import { choice } from "./controls.js";
import { slider } from "./numbers.js";
import { follow, tell } from "./a11y.js";
import { draggable, pixels } from "./drag.js";
import { card } from "./card.js";
import { untilRest } from "./stopping.js";
import { flowerAfter, inOrder, nearestFlower, petals, startOf, storedStarts, tally, wrongFlowers } from "./iris_runs.js";
import { drawPicture, inPetals, makePicture } from "./many_starts_picture.js";
import { LOOK, MIXTURES, TRY, account, assessed, chosenTry, numerals, outcome } from "./many_starts_story.js";
import { saving, unpack } from "./saved.js";

const CAP = 1000, KEPT = 20; // rounds of a run; runs that are remembered
const sorted = (rows) => [...rows].sort((a, b) => a - b).join();

// What is shown in state s: the run up to its round, and the stored endings of its shape.
function viewerOf(model) {
  const x = unpack(model.get("points")), z = model.get("species"), shapes = Object.fromEntries(model.get("shapes")), names = model.get("shapes").map(([name]) => name);
  const triples = unpack(model.get("triples"), Uint8Array), hundredths = unpack(model.get("endings"), Uint16Array), runs = new Map(), tables = new Map();
  const once = (kept, key, make) => {
    if (!kept.has(key)) kept.set(key, make());
    if (kept.size > KEPT) kept.delete(kept.keys().next().value);
    return kept.get(key);
  };
  const runOf = ({ shape, flowers }) => once(runs, `${shape} ${flowers}`, () => {
    const run = untilRest(x, startOf(x, flowers, shapes[shape]), CAP);
    return { ...run, ways: run.thetas.map((theta) => petals(theta).mu), wrongAtEnd: wrongFlowers(z, run.gammas.at(-1)).length };
  });
  const tableOf = ({ shape }) => once(tables, shape, () => {
    const starts = storedStarts(triples, hundredths, z, names.indexOf(shape));
    const order = inOrder(starts);
    return { starts, count: tally(starts), order, placeOf: new Map(order.map(({ rows }, i) => [sorted(rows), i])) };
  });
  const view = (s) => {
    const run = runOf(s), round = Math.min(s.round, run.bounds.length - 1), off = wrongFlowers(z, run.gammas[round]);
    return { ...run, ...tableOf(s), round, off, wrong: off.length };
  };
  return { x, view };
}

// Where the run in the picture stands in the order of the endings; for flowers of the reader's own, next to its like.
function placeInOrder(v, flowers) {
  const last = v.bounds.at(-1);
  return v.placeOf.get(sorted(flowers)) ?? Math.max(0, v.collapsed ? v.order.length - 1 : v.order.findIndex(({ bound }) => !(bound < last)));
}

function wire(p, x, read, view, set, scales) {
  const others = (k) => read().flowers.filter((_, j) => j !== k);
  const put = (k, n) => n !== read().flowers[k] && set({ flowers: read().flowers.map((old, j) => (j === k ? n : old)) });
  const take = (i) => set({ flowers: view().order[Math.max(0, Math.min(view().order.length - 1, i))].rows });
  const nearest = (event) => {
    const ell = scales().ell(pixels(p.node, event)[0]), { order } = view(), far = ({ bound }) => (Number.isNaN(bound) ? Math.abs(ell + 177.4) : Math.abs(ell - bound));
    take(order.reduce((best, start, i) => (far(start) < far(order[best]) ? i : best), 0));
  };
  p.starts.forEach((node, k) => {
    const drag = (event) => event.type !== "pointerdown" && put(k, nearestFlower(x, ...inPetals(scales().axes, pixels(p.node, event)), others(k)));
    draggable(node, drag, (dx, dy) => put(k, flowerAfter(x, read().flowers[k], dx || dy, dx ? 2 : 3, others(k))));
  });
  draggable(p.ending, (event) => event.type !== "pointerdown" && nearest(event), (dx, dy) => take(placeInOrder(view(), read().flowers) + dx + dy));
  p.over.addEventListener("click", (event) => {
    const handle = event.target.closest(".em-handle");
    if (!handle && read().known && pixels(p.node, event)[1] > scales().split) nearest(event);
  });
}

const model_known = (read) => read().known;

function render({ model, el }) {
  const set = saving(model);
  const { x, view: viewOf } = viewerOf(model), p = makePicture();
  const read = () => {
    const known = model.get("prediction") !== "";
    return { shape: model.get("shape"), flowers: model.get("flowers"), round: known ? model.get("round") : 0, known };
  };
  const view = () => viewOf(read());
  let scales = null;
  wire(p, x, read, view, set, () => scales);
  const shapes = choice("ellipses at the start, from circles to long", MIXTURES, (shape) => set({ shape }), "em-mute"); // the row has no room for its legend
  const rounds = slider("rounds", { min: 0, max: CAP, step: 1, digits: 0, speak: (v) => `round ${v}` }, (round) => set({ round }));
  const [range, field] = rounds.node.querySelectorAll("input");
  const answers = choice("Does it help?", [["lot", "yes, a lot"], ["hardly", "hardly"], ["harms", "it harms"]], (answer) => set({ answer }), "em-mute");
  const { root, show } = card({
    code: "w06",
    title: "Many starts",
    predict: { ask: "EM starts from one flower of each species. From which ellipses does it reach the best fit more often: circles, or the long ellipse of all flowers?", options: [["round", "circles"], ["long", "long"], ["same", "no difference"]] },
    tries: TRY,
    question: { ask: "Make the long ellipse ten times narrower, with “Long, narrower” under Try. Does that help the starts with one flower of each species?", node: answers.node },
    picture: p.node,
    controls: [shapes.node, rounds.node],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...TRY[key][1], round: CAP }),
  });
  const update = () => {
    const s = read(), v = view(), last = v.bounds.length - 1, given = model.get("answer");
    scales = drawPicture(p, s, x, v, s.known) ?? scales;
    shapes.show(s.shape);
    for (const input of [range, field]) input.max = last;
    rounds.show(v.round);
    for (const fieldset of [range, field, shapes.node]) fieldset.disabled = !s.known;
    answers.show(given);
    const told = s.known ? numerals(v) : ["Drag the three marks to other flowers."];
    show({ said: model.get("prediction"), told: outcome(model.get("prediction"), s.shape), alt: model.get("alt"), notice: s.known ? account(v) : "Predict first: then EM runs.", look: LOOK, numbers: told, tried: chosenTry(s), verdict: assessed(given) });
    const place = placeInOrder(v, s.flowers) + 1;
    tell(p.ending, { "aria-valuenow": place, "aria-valuetext": `start ${place} of ${v.order.length}` });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
