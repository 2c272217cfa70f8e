// W00 “Be the EM”: E colours the points, M moves the ellipses. The picture is a function of
// (start, own, step, point), where step counts half-steps and E comes first.
import { makeTheta, run, lastStep, frame } from "./em_core.js";
import { svg, likelihoodTrace, spoken } from "./draw.js";
import { h, button, choice, touchRange } from "./controls.js";
import { follow, idle, keys, stillness, tell, whenSeen } from "./a11y.js";
import { clamp } from "./drag.js";
import { card, plainCard } from "./card.js";
import { player } from "./play.js";
import { restAt } from "./stopping.js";
import { boxOf, makePlane, neighbour } from "./plane.js";
import { LOOK_00, OVER, again, answered, askedOf, judged00, numbers00, outcomeOf, resting, sharesOf, stopAt, story } from "./be_the_em_story.js";
import { saving, unpack } from "./saved.js";

const ROUNDS = 40; // of a run, 80 half-steps: long enough for the slow start to come to rest
const BEAT = 250; // ms of one half-step in play
const BEATS_ALONE = 18; // of play nobody asked for: less than 5 s, and it ends with an M
const NUDGE = 0.01; // of the box's width: one press of an arrow on a mean

// The state's owner is the model; this reads it, and turns it into a run and a frame.
function reader(model) {
  const runs = new Map();
  let x = null, box = null;
  const renew = () => {
    x = unpack(model.get("points"));
    box = boxOf(x, [...model.get("starts"), model.get("own")]);
    runs.clear();
  };
  const outside = ([u, v]) => u < box[0] || u > box[1] || v < box[2] || v > box[3];
  renew();
  model.on("change:points change:starts", renew);
  model.on("change:own", () => (model.get("own").mu.some(outside) ? renew() : runs.delete("own")));
  const named = () => model.get("starts"), start = () => (model.get("start") === "own" ? { key: "own", ...model.get("own") } : named().find((s) => s.key === model.get("start")));
  const runOf = (s) => {
    if (!runs.has(s.key)) {
      const made = run(x, makeTheta(s), ROUNDS);
      runs.set(s.key, { ...made, rest: restAt(made.bounds, x.length) });
    }
    return runs.get(s.key);
  };
  const best = () => Math.max(...named().map(runOf).filter((r) => !r.collapsed).map((r) => r.bounds.at(-1)));
  const now = () => {
    const s = start(), r = runOf(s), f = frame(r, model.get("step"));
    return { start: s, r, f, end: stopAt(r, f.last), outcome: outcomeOf(s, r, f.last, best) };
  };
  return { start, now, x: () => x, box: () => box };
}

// E and M, of which the one that comes next is marked, and the other buttons; alone: a Step in place of the range.
// hint(words) says why nothing moved.
function hands(alone, read, go, p, hint) {
  const half = (kind) => () => {
    p.rest();
    const { step, last } = read.now().f;
    if (step < last && (step % 2 === 0) === (kind === "E")) go(step + 1);
    else hint(step === last ? OVER : step === 0 ? again.first : again[kind]);
  };
  const moves = { e: half("E"), m: half("M"), s: () => (p.rest(), go(read.now().f.step + 1)), p: p.toggle, r: () => (p.rest(), go(0)) };
  const make = (label, words, key) => button(label, words, key, moves[key]);
  const E = make("E", "colour the points", "e"), M = make("M", "move the ellipses", "m"), step = make("Step", "", "s"), play = make("Play", "", "p"), reset = make("Reset", "", "r");
  const range = touchRange({ min: 0, step: 1, "aria-label": "half-steps" }, (to) => (p.rest(), go(to)));
  const show = ({ f, end }, asleep) => {
    const next = f.step === f.last ? null : f.step % 2 ? M : E;
    for (const b of [E, M]) b.classList.toggle("em-next", b === next && !asleep);
    for (const b of [E, M, step, play, range]) b.disabled = asleep;
    idle(play, stillness() && f.step >= end);
    idle(reset, f.step === 0);
    reset.disabled = asleep && f.step === 0;
    play.textContent = p.playing() ? "Pause" : stillness() ? "To the end" : "Play";
    range.max = Math.max(end, f.step);
    range.value = f.step;
    range.setAttribute("aria-valuetext", f.step ? `round ${f.round}, ${f.step % 2 ? "E" : "M"}` : "the start");
  };
  const row = (...nodes) => h("div", { class: "em-buttons" }, ...nodes);
  const awake = (move) => () => E.disabled || move();
  const byKey = Object.fromEntries(Object.entries(moves).map(([key, move]) => [key, key === "r" ? move : awake(move)]));
  return { byKey, first: h("div", { class: "em-buttons em-hands" }, E, M), second: alone ? row(step, play, reset) : row(play, reset, range), show };
}

// What the reader does to a mean before the first E makes the start his own.
function ownStart(model, read, set) {
  const place = (k, [u, v]) => {
    const { pi, mu, Sigma } = read.start(), box = read.box(), digits = Math.max(0, 3 - Math.floor(Math.log10(box[1] - box[0])));
    const moved = [clamp(u, box[0], box[1]), clamp(v, box[2], box[3])].map((c) => +c.toFixed(digits));
    const said = model.get("prediction"), kept = model.get("start") === "own" || said === "skip";
    set({ own: { pi, mu: mu.map((m, j) => (j === k ? moved : m)), Sigma }, start: "own", step: 0, prediction: kept ? said : "" });
  };
  const nudge = (k, dx, dy) => {
    const [u, v] = read.start().mu[k], step = NUDGE * (read.box()[1] - read.box()[0]);
    place(k, [u + dx * step, v + dy * step]);
  };
  return { place, nudge };
}

function render({ model, el }) {
  const set = saving(model);
  const read = reader(model), alone = model.get("autoplay"), own = ownStart(model, read, set);
  let hint = "";
  const go = (step) => set({ step: clamp(step, 0, read.now().f.last) });
  const p = player({ now: () => read.now().f.step, end: () => read.now().end, go, beat: BEAT, onrest: () => update() });
  const buttons = hands(alone, read, go, p, (words) => ((hint = words), update()));
  const pick = (point) => point !== model.get("point") && set({ point });
  const plane = makePlane({ onmove: own.place, nudge: own.nudge, onpick: pick, onstep: (dx, dy) => pick(neighbour(read.x(), model.get("point"), dx, dy)) });
  const trace = svg("svg", { "aria-hidden": "true", class: "em-trace" }), picture = h("div", { class: "em-stage" }, plane.node, trace);
  const tries = () => ({ ...Object.fromEntries(model.get("starts").map(({ key, label }) => [key, [label]])), own: ["Your own"] });
  const answer = choice("Which button?", [["E", "only E"], ["M", "only M"], ["both", "both"], ["neither", "neither"]], (value) => set({ answer: value }), "em-mute");
  const about = { code: "w00", title: "Be the EM", picture, controls: [buttons.first, buttons.second] };
  const { root, show, offer } = alone ? plainCard(about) : card({
    ...about,
    predict: askedOf(read.start()),
    tries: tries(),
    question: { ask: "Which button changes the log-likelihood ℓ?", node: answer.node },
    onpredict: (prediction) => set({ prediction }),
    ontry: (start) => (p.rest(), set({ start, step: 0, prediction: "", point: -1 })),
  });
  const update = () => {
    const now = read.now(), { start, r, f, outcome } = now, said = model.get("prediction"), given = model.get("answer"), asleep = !alone && resting(said, outcome, f.step);
    const point = model.get("point") < read.x().length / 2 ? model.get("point") : -1, told = numbers00(r, f, point, hint, asleep), words = story(r, f, asleep ? "" : "Press E.");
    const wide = trace.clientWidth || 260, tall = trace.clientHeight || 110; // read before anything is drawn: the page is laid out once
    plane.draw(read.x(), read.box(), f, point, f.step === 0 && !alone);
    likelihoodTrace(trace, r.bounds, Math.min(f.step, 2 * r.bounds.length - 1), f.failed, wide, tall);
    trace.append(svg("text", { x: wide - 10, y: tall - 32, "text-anchor": "end", class: "em-label" }, wide < 280 ? "ℓ in nats, by round" : "log-likelihood ℓ in nats, by round"));
    buttons.show(now, asleep);
    answer.show(given);
    hint = "";
    show({ said, predict: askedOf(start), told: answered(said, outcome, f.step), alt: model.get("alt"), notice: words, look: LOOK_00, numbers: told, tried: start.key, verdict: judged00(given) });
    const at = point < 0 ? "no point chosen" : `point ${point + 1}: ${sharesOf(f.gamma, f.theta.K, point)}`;
    tell(plane.canvas, { "aria-valuemin": 0, "aria-valuemax": read.x().length / 2, "aria-valuenow": point + 1, "aria-valuetext": spoken(at) });
  };
  const renew = () => !alone && offer(tries());
  el.append(root);
  keys(root, buttons.byKey);
  model.on("change:starts", renew);
  const unfollow = follow(model, root, update);
  const unsee = alone ? whenSeen(plane.node, () => stillness() || p.play(BEATS_ALONE)) : () => {};
  return () => {
    p.rest();
    unfollow();
    unsee();
    model.off("change:starts", renew);
  };
}

export default { render };
