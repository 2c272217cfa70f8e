// W14 in words, from the same state as the picture.
import { TRUTH, logLikelihood } from "./holey.js";
import { minus } from "./saved.js";

export const MECHANISMS = [["MCAR", "chance (MCAR)"], ["MAR", "x₁ (MAR)"], ["MNAR", "x₂ itself (MNAR)"]];
export const TRY = {
  opened: ["As opened", { mechanism: "MAR", fraction: 0.5, uncovered: false }],
  chance: ["Chance hides half", { mechanism: "MCAR", fraction: 0.5, uncovered: false }],
  itself: ["x₂ itself hides half", { mechanism: "MNAR", fraction: 0.5, uncovered: false }],
  most: ["x₁ hides nine in ten", { mechanism: "MAR", fraction: 0.9, uncovered: true }],
  none: ["Nothing hidden", { mechanism: "MAR", fraction: 0, uncovered: false }],
};
export const settingOf = (s) => Object.keys(TRY).find((key) => Object.entries(TRY[key][1]).every(([name, value]) => s[name] === value)) ?? "";

const NAMES = [["em", "EM"], ["fill", "fill-in"], ["complete", "complete"]];
export const second = ({ mu, S }, space = " ") => `${minus(mu[1])}${space}±${space}${Math.sqrt(S[2]).toFixed(2)}`;
export const numbersOf = (found) => NAMES.map(([key, name], i) => `${i ? "" : "x₂: "}${name} ${second(found[key], "\u2009")}`);

const WHERE = { MCAR: "by chance alone", MAR: "where x₁ is large", MNAR: "where x₂ itself is large" };
const count = (hidden) => hidden.reduce((sum, h) => sum + h, 0);

export function recount(x, hidden, s, found) {
  const n = count(hidden), shown = `The true mean and standard deviation are ${second(TRUTH)}.`;
  if (!n) return `Nothing is hidden, and all three ways agree: ${second(found.em)}. ${shown}`;
  const [em, truth] = [found.em, TRUTH].map((theta) => minus(logLikelihood(x, hidden, theta), 1));
  return `${n} of 200 values of x₂ are hidden, ${WHERE[s.mechanism]}. ${shown} Of what is seen, ℓ is ${em} where EM ends, ${truth} at the truth.`;
}

const GLANCES = {
  MCAR: "All three have the mean about right. Fill-in is too narrow: its filled points have no scatter of their own.",
  MAR: "EM leans on the regression line, which the complete rows still show. Their own mean has moved away.",
  MNAR: "The line itself is bent down, so that EM is led astray too. Uncover the hidden points.",
};
export const glance = (s) => (s.fraction ? GLANCES[s.mechanism] : "There is no hole to fill, and nothing to tell the three apart: raise the fraction.");

export const shown = (s) => s.mechanism === "MAR" && s.fraction >= 0.3;

// What becomes of the prediction, once the picture shows it.
export function foreseen(said, seen) {
  if (!said) return "Choose or skip: then the three fits appear.";
  if (!seen) return "Let x₁ hide half of x₂: then look at the dotted ellipse.";
  const verdict = { skip: "So it is", low: "As you said" }[said] ?? "Not so";
  return `${verdict}: too low. A large x₁ goes with a large x₂, and loses it.`;
}

const MISSED = 0.31, WITH_COMPLETE = 0.68, FOUND = 1.69, SEEN = 1.32;

export function marked(given) {
  if (given <= -9) return "";
  if (Math.abs(given - MISSED) <= 0.021) return "Right: 2 − 1.69 = 0.31 too low. ℓ does not warn: at the truth it is lower than where EM ends, as it is without any bias.";
  if (Math.abs(given + MISSED) <= 0.021) return "The size is right. It lies below the truth; give the distance without a sign.";
  if (Math.abs(given - WITH_COMPLETE) <= 0.021 || Math.abs(given - SEEN) <= 0.021) return "That is about the complete rows. Look at EM’s mean, the first number.";
  if (Math.abs(given - FOUND) <= 0.021) return "That is EM’s mean itself. How far is it from 2?";
  return "Not so. Choose “x₂ itself hides half” from the menu and read EM’s mean of x₂.";
}
