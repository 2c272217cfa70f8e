// W04 in words, from the same state as the picture.
import { borders, whose } from "./two_hills.js";
import { minus } from "./saved.js";

export const PLACE = -3.5; // of the point that is to be predicted

export const TRY = {
  default: ["As opened", { pi: 0.5, sigma1: 1, sigma2: 2, far: false }],
  wider: ["Wider hill", { pi: 0.5, sigma1: 1, sigma2: 3, far: false }],
  equal: ["Equal widths", { pi: 0.5, sigma1: 1, sigma2: 1, far: false }],
  rare: ["Rare narrow hill", { pi: 0.05, sigma1: 1, sigma2: 2, far: false }],
  far: ["Far away", { pi: 0.5, sigma1: 1, sigma2: 2, far: true }],
};

export function tried(s) {
  return Object.keys(TRY).find((key) => Object.entries(TRY[key][1]).every(([name, value]) => s[name] === value)) ?? "";
}

export function numbers(s) {
  const { shares, logDensity } = whose(s.x, s);
  return [`blue ${minus(shares[0], 3)}`, `orange ${minus(shares[1], 3)}`, `ln p(x) = ${minus(logDensity, 2)}`];
}

export function sentence(s) {
  const at = borders(s).map((v) => minus(v, 2)), owner = whose(-1000, s).shares[0] > 0.5 ? "blue" : "orange";
  const where = at.length === 2 ? `The shares are equal at two places; beyond both, far out, ${owner} owns everything.` : at.length ? `The shares are equal at one place alone, at ${at[0]}.` : "One hill has more than half everywhere.";
  return where;
}

export const LOOK = "However absurd x is, the shares add to 1. Only ln p(x) says that neither hill expects such a point.";

// What becomes of the prediction about a point at −3.5 on the wider hill; any place near it will do.
export function foretold(said, s) {
  if (!said) return "Choose or skip: then the shares appear.";
  if (tried(s) !== "wider" || Math.abs(s.x - PLACE) > 0.5) return "Choose “Wider hill” under Try: it puts the point at −3.5.";
  const [blue, orange] = whose(s.x, s).shares, owner = orange > blue ? "wide" : "narrow";
  const verdict = said === "skip" ? "So it is" : said === owner ? "As you said" : "Not so";
  const before = whose(s.x, { ...s, ...TRY.default[1] }).shares[1];
  return `${verdict}: orange has ${minus(orange, 3)}, and with sd 2 it had ${minus(before, 3)}. The wider hill falls off more slowly.`;
}

const left = (key) => borders(TRY[key][1])[0];
export const isBorder = (given) => Math.abs(given - left("wider")) <= 0.05;

export function judged(given) {
  if (given === null) return "";
  const [border, other] = borders(TRY.wider[1]);
  if (isBorder(given)) return `Right: ${minus(border, 2)}. Everything beyond belongs mostly to the wide hill, whose centre is on the other side.`;
  if (Math.abs(given - other) <= 0.05) return "That is the right border. Go on to the left, beyond the narrow hill.";
  if (Math.abs(given - left("default")) <= 0.05) return "That is the place for sd 2. With sd 3 the border lies elsewhere.";
  return given < border ? "Too far: there the wide hill has more than half already." : given < other ? "Not yet: there the narrow hill still has more than half." : "Go to the left of both centres.";
}
