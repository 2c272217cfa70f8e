// W09 in words, from the same state as the picture.
import { boundOf, ladder, restFrom } from "./lift.js";
import { minus } from "./saved.js";

export const NAME = { "three points": "μ₁", "three clouds": "x₁" };
export const near = (a, b) => Math.abs(a - b) < 1e-9;

// The named settings, {key: [label, state]}, and what the closing question asks for. sets: {data: fixture}.
export function settingsOf(sets) {
  const on = (data, theta, held = theta, uniform = 0) => ({ data, theta, held, uniform });
  const points = sets["three points"], rest = restFrom(points, 1);
  return {
    opened: ["As opened", on("three points", 1)],
    after: ["After M", on("three points", boundOf(points, 1, 0).top, 1)],
    top: ["Top of ℓ", on("three points", rest)],
    uniform: ["Uniform q", on("three points", 1, 1, 1)],
    clouds: ["Three clouds", on("three clouds", 5)],
  };
}

export function settingOf(settings, s) {
  const same = ([, t]) => t.data === s.data && ["theta", "held", "uniform"].every((name) => near(t[name], s[name]));
  return Object.keys(settings).find((key) => same(settings[key])) ?? "";
}

export function ladderWords(s, r) {
  const n = s.data === "three points" ? 4 : 2;
  return [`${NAME[s.data]} ${minus(s.theta, n)}`, `ℓ ${minus(r.ell, n)}`, `= F ${minus(r.F, n)}`, `+ KL ${minus(r.kl, n)}`];
}

const whereOf = (s, v) => `${NAME[s.data]} = ${minus(v, 2)}`;

// One sentence or two about the state; q: the bound, r: the ladder at the ball.
export function noticed(s, q, r) {
  const n = s.data === "three points" ? 3 : 2, gap = r.kl < 0.5 * 10 ** -n ? `less than ${10 ** -n}` : minus(r.kl, n);
  if (s.uniform > 0) {
    const flat = s.uniform === 1 && s.data === "three points", touches = r.kl < 1e-9;
    const here = touches ? "At the ball the bound touches ℓ" : `At the ball the bound lies ${gap} below ℓ`;
    const only = !flat ? "." : touches ? ", and only there: at μ₁ = 3 both components are one." : ". It touches ℓ only at μ₁ = 3, where both components are one.";
    const part = s.uniform === 1 ? "all" : `${Math.round(100 * s.uniform)} %`;
    return `The colours of the points are q, and ${part} of it is uniform. ${here}${only}`;
  }
  if (!near(s.theta, s.held)) {
    const where = near(s.theta, q.top) ? "The ball stands above the top of the bound" : "The ball has moved";
    return `${where}, and q is still the one of ${whereOf(s, s.held)}. Here the bound lies ${gap} below ℓ, and E can lift it by that much.`;
  }
  if (Math.abs(r.slope[0]) < 5e-4) return `Both curves are level where they touch, at ${whereOf(s, s.theta)}: E has nothing left to do, and M next to nothing.`;
  if (s.data === "three clouds") return `The bound touches ℓ at ${whereOf(s, s.theta)}. ℓ has two tops on this line, but the bound has only one, at ${minus(q.top, 2)}, and that is where M goes.`;
  const [bend, more] = r.curvature.map((v) => minus(v, 2));
  return `The bound touches ℓ at ${whereOf(s, s.theta)}. There both have the slope ${minus(r.slope[0], 3)}, but not the same curvature: ℓ has ${bend}, the bound ${more}.`;
}

export const LOOK = "E leaves the ball alone, and M leaves q alone. Watch the colours of the points at E, and the gap below the ball at M.";

// What becomes of the prediction, once M has been seen from where the figure opens.
export function walked(said, seen, sets) {
  if (!said) return "Choose or skip: then the whole bound appears, and M can be pressed.";
  if (!seen) return "Now press M on the setting “As opened”.";
  const points = sets["three points"], [stop, top] = [boundOf(points, 1, 0).top, restFrom(points, 1)].map((v) => minus(v, 3));
  const verdict = { skip: "So it is", before: "As you said" }[said] ?? "Not so";
  return `${verdict}: M stops at ${stop}, before the top of ℓ at ${top}, because ℓ bends less all the way.`;
}

// What M alone does from the top of ell with q uniform: how far F and ell move, and the gap there was.
export function blindStep(points) {
  const from = restFrom(points, 1), q = boundOf(points, from, 1), [a, b] = [from, q.top].map((m) => ladder(points, q, m));
  return { F: b.F - a.F, ell: b.ell - a.ell, gap: a.kl };
}

export function replied(given, points) {
  if (!given) return "";
  if (given !== "F") return "Look again: choose “Top of ℓ”, move the slider to 1, read ℓ and F, and press M.";
  const step = blindStep(points);
  return `Right: F rises by ${minus(step.F, 3)}, less than the gap of ${minus(step.gap, 3)}, so ℓ can fall, here by ${minus(-step.ell, 3)}. With no gap it could not.`;
}
