// W07 in words, from the same state as the picture.

const TRUE = [5, 1, 1, 4], LONG = [6, 1, 4, 1.2];
export const TRY = {
  warm: ["As opened", { sigma2: 1, starts: TRUE }],
  cold: ["Cold", { sigma2: 0.001, starts: TRUE }],
  long: ["Cold, both in the long cloud", { sigma2: 0.001, starts: LONG }],
  nearly: ["Nearly cold", { sigma2: 0.02, starts: TRUE }],
};
const MELT = 2.14; // the largest eigenvalue of the sample covariance

export const short = (v) => `${+v.toPrecision(3)}`;
const same = (a, b) => a.every((v, i) => v === b[i]);
export const chosen = (s) => Object.keys(TRY).find((key) => TRY[key][1].sigma2 === s.sigma2 && same(TRY[key][1].starts, s.starts)) ?? "";

export const numerals = (s, r) => [`σ² = ${short(s.sigma2)}`, `J = ${r.J.toFixed(1)}`, `undecided ${r.undecided}`, `wrong ${r.wrong}`];

export function account(s, run, r) {
  const rest = run.moving ? `are still moving after ${run.rounds} rounds` : `are at rest after ${run.rounds} round${run.rounds === 1 ? "" : "s"}`;
  return `The centres ${rest}. ${r.undecided} of the 500 points have no share of 90 % yet, and ${r.wrong} lie on the wrong side of the dotted border.`;
}

export const LOOK = "Cool the circles: watch the mixed colours go, while the border stays in the middle between the centres.";

// What becomes of the prediction, once the better cut has been on the screen.
export function outcome(said, seen) {
  if (!said) return "Choose or skip: then the points take their colours.";
  if (!seen) return "Try “Cold”, then “Cold, both in the long cloud”. Their values of J decide.";
  const verdict = { skip: "So it is", halved: "As you said" }[said] ?? "Not so";
  return `${verdict}: 654.7 against 761.0. The long cloud halved has the smaller J.`;
}

export function assessed(given) {
  if (given < 0) return "";
  if (Math.abs(given - MELT) <= 0.1) return "Right: near 2.14, the largest eigenvalue of the covariance of all points.";
  return given < MELT ? "Not yet: there two centres are still apart." : "Beyond that there is one centre only; it begins earlier.";
}
