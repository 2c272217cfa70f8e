// W04 in words, from the same state as the picture.
import { borders, whose } from "./two_hills.js";

export const fixed = (v, digits) => v.toFixed(digits).replace(/^-(?=0\.?0*$)/, "").replace("-", "−");
const LEFT = -4.327; // the left border of the default hills

export const TRY = {
  default: ["As opened", { pi: 0.5, sigma1: 1, sigma2: 2, far: false }],
  equal: ["Equal widths", { pi: 0.5, sigma1: 1, sigma2: 1, far: false }],
  rare: ["Rare narrow hill", { pi: 0.05, sigma1: 1, sigma2: 2, far: false }],
  far: ["Far away", { pi: 0.5, sigma1: 1, sigma2: 2, far: true }],
};

export function tried(s) {
  return Object.keys(TRY).find((key) => Object.entries(TRY[key][1]).every(([name, value]) => s[name] === value)) ?? "";
}

export function numbers(s) {
  const { shares, logDensity } = whose(s.x, s);
  return [`blue ${fixed(shares[0], 3)}`, `orange ${fixed(shares[1], 3)}`, `ln p(x) = ${fixed(logDensity, 2)}`];
}

export function sentence(s) {
  const at = borders(s).map((v) => fixed(v, 2)), owner = whose(-1000, s).shares[0] > 0.5 ? "blue" : "orange";
  const where = at.length === 2 ? `The shares are equal at two places; beyond both, far out, ${owner} owns everything.` : at.length ? `The shares are equal at one place alone, at ${at[0]}.` : "One hill has more than half everywhere.";
  return where;
}

export const LOOK = "However absurd x is, the shares add to 1. Only ln p(x) says that neither hill expects such a point.";

const opened = (s) => tried(s) === "default" || tried(s) === "far";

// What becomes of the prediction about a point at −5.
export function foretold(said, s) {
  if (!said) return "Choose, and the shares appear.";
  if (!opened(s) || s.x > -4.9 || s.x < -5.1) return "Drag the point to −5 on the hills as opened.";
  const verdict = { skip: "So it is", wide: "As you said" }[said] ?? "Not so";
  return `${verdict}: orange has 0.843 of it. There both are nearly 0, but blue is smaller still.`;
}

export const isBorder = (given) => Math.abs(given - LEFT) <= 0.05;

export function judged(given) {
  if (given === null) return "";
  if (isBorder(given)) return "Right: −4.33. Everything beyond belongs mostly to the wide hill, whose centre is on the other side.";
  if (Math.abs(given - 1.66) <= 0.05) return "That is the right border. Go on to the left, beyond the narrow hill.";
  return given < LEFT ? "Too far: there the wide hill has more than half already." : "Not yet: there the narrow hill still has more than half.";
}
