// W00 “Be the EM”: E colours the points, M moves the ellipses. The picture is a function of
// (start, step), where step counts half-steps and E comes first.
import { makeTheta, run, lastStep, frame } from "./em_core.js";
import { svg, equalAxes, points, ellipses, likelihoodTrace, nameOf } from "./draw.js";
import { h, button, choice } from "./controls.js";
import { stillness, announcer, keys, follow, whenSeen } from "./a11y.js";
import { signed, story, again, answered, atRest } from "./be_the_em_story.js";

const ROUNDS = 40; // of a run, 80 half-steps: long enough for the slow start to come to rest
const BEAT = 250; // ms of one half-step in play
const BEATS_ALONE = 18; // of play nobody asked for: less than 5 s, and it ends with an M

function doubles(view) {
  return new Float64Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
}

function dataBox(x) {
  const box = [Infinity, -Infinity, Infinity, -Infinity];
  x.forEach((v, i) => {
    const at = i % 2 ? 2 : 0;
    box[at] = Math.min(box[at], v);
    box[at + 1] = Math.max(box[at + 1], v);
  });
  const px = 0.05 * (box[1] - box[0]), py = 0.1 * (box[3] - box[2]);
  return [box[0] - px, box[1] + px, box[2] - py, box[3] + py];
}

// The state's owner is the model; this reads it, and turns it into a run and a frame.
function reader(model) {
  const runs = new Map();
  let x = doubles(model.get("points"));
  model.on("change:points change:starts", () => {
    x = doubles(model.get("points"));
    runs.clear();
  });
  const start = () => model.get("starts").find((s) => s.key === model.get("start"));
  const run_ = () => {
    const s = start();
    if (!runs.has(s.key)) runs.set(s.key, run(x, makeTheta(s), ROUNDS));
    return runs.get(s.key);
  };
  return { start, run: run_, frame: () => frame(run_(), model.get("step")), x: () => x };
}

function stage() {
  const canvas = h("canvas", { role: "img" });
  const rings = svg("svg", { "aria-hidden": "true" }), trace = svg("svg", { "aria-hidden": "true" });
  const score = h("output", { class: "em-score" });
  const plane = h("div", { class: "em-plane" }, canvas, rings);
  const side = h("div", { class: "em-side" }, h("p", { class: "em-title" }, "log-likelihood ℓ in nats, by round"), trace, score);
  return { canvas, rings, drawRings: ellipses(rings), trace, score, plane, node: h("div", { class: "em-stage" }, plane, side) };
}

function drawStage(s, read) {
  const f = read.frame(), r = read.run(), x = read.x(), box = dataBox(x);
  const width = s.plane.clientWidth, height = Math.round((width * (box[3] - box[2])) / (box[1] - box[0]));
  if (!width) return;
  s.plane.style.height = `${height}px`;
  const axes = equalAxes(box, width, height);
  s.rings.setAttribute("viewBox", `0 0 ${width} ${height}`);
  points(s.canvas, x, axes, f.gamma, f.theta.K, width < 380 ? 2.6 : 3.1);
  s.drawRings(f.theta, axes);
  likelihoodTrace(s.trace, r.bounds, Math.min(f.step, 2 * r.bounds.length - 1), f.failed, s.trace.clientWidth || 260, s.trace.clientHeight || 190);
  s.score.textContent = f.failed ? `collapsed: ${nameOf(r.collapsed.component)}` : `ℓ = ${signed(f.bound, 2)}   round ${f.step >> 1}`;
}

function questions(model, read) {
  const set = (name) => (value) => {
    model.set(name, value);
    model.save_changes();
  };
  const predict = choice("Predict", [], set("prediction"), "em-predict"), told = h("p", { class: "em-told" });
  const ask = h("p", {});
  predict.node.children[0].after(ask);
  predict.node.append(told);
  const answer = choice("Question", [["E", "only E"], ["M", "only M"], ["both", "both"], ["neither", "neither"]], set("answer"), "em-question");
  const verdict = h("p", { class: "em-told" });
  answer.node.children[0].after(h("p", {}, "Which button changes the log-likelihood ℓ?"));
  answer.node.append(verdict);
  let shown = null;
  const update = (f) => {
    const { key, predict: p } = read.start(), said = model.get("prediction"), given = model.get("answer");
    if (shown !== key) {
      ask.textContent = p.ask;
      predict.options(p.options);
      shown = key;
    }
    predict.show(said);
    answer.show(given);
    told.textContent = answered(said, p, f.step);
    verdict.textContent = !given ? "" : given === "M" ? "Right. ℓ depends on ellipses and weights, and only M changes them." : "Look at the trace again: when is it flat?";
  };
  return { before: predict.node, after: answer.node, update };
}

// Play: one half-step a beat, up to `beats` of them or until EM rests; with reduced motion, straight to the end.
function player(model, read, onrest) {
  let timer = 0;
  const go = (step) => {
    model.set("step", Math.max(0, Math.min(step, read.frame().last)));
    model.save_changes();
  };
  const rest = () => {
    if (!timer) return;
    clearInterval(timer);
    timer = 0;
    onrest();
  };
  const play = (beats = Infinity) => {
    if (stillness()) return go(read.frame().last);
    const over = () => read.frame().step === read.frame().last || atRest(read.run(), read.frame());
    const beat = () => {
      go(read.frame().step + 1);
      if (--beats <= 0 || over()) rest();
    };
    timer = setInterval(beat, BEAT);
    if (over()) go(0);
    else beat();
  };
  return { go, rest, play, playing: () => timer !== 0 };
}

function buttons(model, read, p, hint) {
  const half = (kind) => () => {
    p.rest();
    const { step, last } = read.frame();
    if (step < last && (step % 2 === 0) === (kind === "E")) p.go(step + 1);
    else hint(step === last ? "The run ends here. Reset, or choose another start." : step === 0 ? again.first : again[kind]);
  };
  const moves = {
    e: half("E"),
    m: half("M"),
    s: () => (p.rest(), p.go(read.frame().step + 1)),
    p: () => (p.playing() ? p.rest() : p.play()),
    r: () => (p.rest(), p.go(0)),
  };
  const E = button("E", "colour the points", "e", moves.e), M = button("M", "move the ellipses", "m", moves.m);
  const step = button("Step", "", "s", moves.s), play = button("Play", "", "p", moves.p), reset = button("Reset", "", "r", moves.r);
  const update = (f) => {
    const next = f.step === f.last ? null : f.step % 2 ? M : E;
    for (const b of [E, M]) b.classList.toggle("em-next", b === next);
    play.textContent = p.playing() ? "Pause" : stillness() ? "To the end" : "Play";
  };
  return { moves, hands: h("div", { class: "em-buttons em-hands" }, E, M), more: h("div", { class: "em-buttons" }, step, play, reset), update };
}

function render({ model, el }) {
  const read = reader(model), alone = model.get("autoplay"), s = stage();
  const words = h("p", { class: "em-story" }), live = h("p", { class: "em-hidden", role: "status" }), voice = announcer(live);
  const q = questions(model, read), p = player(model, read, () => update());
  const b = buttons(model, read, p, (text) => ((words.textContent = text), voice(text)));
  const starts = choice("Start", [], (key) => {
    p.rest();
    model.set({ start: key, step: 0, prediction: "" });
    model.save_changes();
  }, "em-starts");
  const offer = () => starts.options(model.get("starts").map(({ key, label }) => [key, label]));
  offer();
  function update() {
    const f = read.frame();
    starts.show(model.get("start"));
    drawStage(s, read);
    b.update(f);
    q.update(f);
    words.textContent = story(read.run(), f, "Press E.");
    s.canvas.setAttribute("aria-label", `${model.get("alt")} ${words.textContent}`);
    voice(words.textContent);
  }
  const root = h("div", { role: "group", class: "em-figure em-w00", "aria-label": "Be the EM", tabindex: "-1" });
  const legend = h("p", { class: "em-note" }, "Colour and shape: whose point it is most. Inner ellipse 50 %, outer 90 % of a component.");
  const help = h("p", { class: "em-note em-keys" }, "Keys, inside the figure: E, M, S step, P play, R reset.");
  if (alone) root.append(s.node, b.hands, b.more, words, live, legend);
  else root.append(starts.node, q.before, s.node, b.hands, b.more, words, live, legend, help, q.after);
  el.append(root);
  keys(root, b.moves);
  model.on("change:starts", offer);
  const unfollow = follow(model, root, update);
  const unsee = alone ? whenSeen(s.plane, () => stillness() || p.play(BEATS_ALONE)) : () => {};
  return () => {
    p.rest();
    unfollow();
    unsee();
    model.off("change:starts", offer);
  };
}

export default { render };
