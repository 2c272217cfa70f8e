// W16 in words, from the same state as the picture.
import { LAST, logitOf } from "./experts_run.js";
import { minus } from "./saved.js";

const OPENED = [0, 0, 2, 2];
export const TRY = {
  opened: ["As opened", { way: "top", round: 0, heights: OPENED }],
  small: ["One small step, round 60", { way: "small", round: 60, heights: OPENED }],
  newton: ["One Newton step, round 60", { way: "newton", round: 60, heights: OPENED }],
  top: ["To its top, round 60", { way: "top", round: 60, heights: OPENED }],
  none: ["No step, round 60", { way: "none", round: 60, heights: OPENED }],
  twins: ["Two equal lines, round 60", { way: "top", round: 60, heights: [1, 1, 1, 1] }],
};
export const ASKED = { ask: "If the gate takes only one small step in each M step, where does ℓ end?", options: [["same", "same height"], ["lower", "lower"], ["falls", "falls on the way"]] };
const COST = 235.6; // of a gate that never moves, from the lines as opened
const CALLED = { none: "no gate step", small: "one small step", newton: "one Newton step", top: "the gate to its top" };

const same = (a, b) => (Array.isArray(b) ? a.every((v, i) => Math.abs(v - b[i]) < 1e-9) : a === b);
export const settingOf = (s) => Object.keys(TRY).find((key) => Object.entries(TRY[key][1]).every(([name, value]) => same(s[name], value))) ?? "";

export const numbersOf = ({ bounds }, s) => [`round ${s.round}`, `ℓ = ${minus(bounds[s.round], 2)}`, CALLED[s.way]];

const line = ([level, slope]) => `y = ${minus(level)} ${slope < 0 ? "−" : "+"} ${Math.abs(slope).toFixed(2)}x`;

export function recount(data, { thetas, bounds }, s) {
  const { lines, d } = thetas[s.round], [v0, v1] = logitOf(data, d);
  const gate = Math.abs(v1) < 1e-9 ? "The gate is one half at every x." : `The gate is one half at x = ${minus(-v0 / v1)}.`;
  const left = bounds[LAST] - bounds[s.round];
  return `The line of blue ● is ${line(lines[0])}, that of orange ■ is ${line(lines[1])}. ${gate} ${left < 0.01 ? "Up to round 100 ℓ gains less than 0.01." : `Up to round 100 ℓ gains ${left.toFixed(2)}.`}`;
}

export const glance = (s) => (s.round ? "Go back to round 0 to move the ends of the starting lines." : "Drag the ends of the lines: each start leads to another path. Then move the round.");

// Has the picture shown where the small steps end?
export const arrived = ({ bounds }, s) => s.way === "small" && same(s.heights, OPENED) && bounds[LAST] - bounds[s.round] < 0.1;

export function foreseen(said, seen) {
  if (!said) return "Choose or skip: then the rounds can be moved.";
  if (!seen) return "From the lines as opened: choose “one small”, then round 40 or later.";
  return `${{ skip: "So it is", same: "As you said" }[said] ?? "Not so"}: with small steps ℓ never falls and ends at −195.97, too. It comes within 0.1 of that after 40 rounds, instead of 9.`;
}

export function marked(given) {
  if (given < 0) return "";
  if (Math.abs(given - COST) <= 0.2) return "Right: −195.97 against −431.57. “No step” never lowers Q either, so ℓ never falls, and yet it ends too low.";
  if (Math.abs(given - 431.57) <= 0.2) return "That is where ℓ ends without a step. How much lower is that than −195.97?";
  return "Not so. From the lines as opened, read ℓ at round 60 for “none” and for “to its top”.";
}
