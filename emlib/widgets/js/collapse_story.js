// W10 in words, from the same state as the picture.
import { alone, logLikelihoodOf, logPriorOf, under } from "./spike.js";

const FIVE_POINTS = "five points", PETALS = "petal widths";
export const SETS = [FIVE_POINTS, PETALS];
export const TRY = {
  opened: ["As opened", { data: FIVE_POINTS, mean: 0.3, sigma: 1, Psi: 0 }],
  needle: ["A needle on a point", { data: FIVE_POINTS, mean: 0.3, sigma: 1e-6, Psi: 0 }],
  beside: ["A hair beside it", { data: FIVE_POINTS, mean: 0.31, sigma: 0.01, Psi: 0 }],
  between: ["Between two points", { data: FIVE_POINTS, mean: 0.6, sigma: 0.01, Psi: 0 }],
  prior: ["With a prior", { data: FIVE_POINTS, mean: 0.3, sigma: 0.13, Psi: 0.1 }],
  petals: ["Petal widths", { data: PETALS, mean: 0.2, sigma: 0.0526, Psi: 0 }],
  calm: ["Petal widths, with a prior", { data: PETALS, mean: 0.2, sigma: 0.0949, Psi: 0.145 }],
};
const GAIN = 66.76; // 29 ln 10 = 66.775, less what the wide bell still adds at σ = 10⁻³
const LN_TEN = Math.log(10);

export const settingOf = (s) => Object.keys(TRY).find((key) => Object.entries(TRY[key][1]).every(([name, value]) => s[name] === value)) ?? "";

const raised = (n) => `${n}`.replace("-", "⁻").replace(/\d/g, (d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[d]);

// 0.0525, 10⁻⁶ or 2.5·10⁻⁶; digits: of the first number.
export function brief(v, digits = 3) {
  if (v === 0 || (Math.abs(v) >= 0.01 && Math.abs(v) < 1e5)) return `${+v.toPrecision(digits)}`;
  const [lead, power] = v.toExponential(digits - 1).split("e").map(Number);
  return `${lead === 1 ? "" : `${lead}·`.replace("-", "−")}10${raised(power)}`;
}

const hundredths = (v) => (Math.abs(v) >= 1e5 ? brief(v, 2) : v.toFixed(2).replace("-", "−"));

export function numbersOf(set, s) {
  const prior = s.Psi ? `ln prior = ${hundredths(logPriorOf(set, s.sigma, s.Psi))}` : "no prior";
  return [`σ = ${brief(s.sigma)}`, `ℓ = ${hundredths(logLikelihoodOf(set, s.mean, s.sigma))}`, prior];
}

const listed = (widths) => widths.map((v) => brief(v)).join(", ").replace(/, (?=[^,]*$)/, " and ");

export function recount(set, s, widths) {
  const { count, nearest } = under(set, s.mean), found = widths.length > 1 ? `tops at σ = ${listed(widths)}` : `one top, at σ = ${listed(widths)}`;
  if (s.Psi) return `With the prior, ℓ + ln prior has ${found}. Further right it falls for ever.`;
  const honest = widths.length ? `ℓ has ${found}.` : "ℓ has no top in this picture.";
  if (count) return `${honest} Further right it climbs for ever, because the spike stands exactly on ${s.data === PETALS ? "measured widths" : "one point"}.`;
  return `${honest} Further right it levels off at ${hundredths(alone(set))}: the nearest point is ${brief(nearest)} away, and a narrow spike does not reach it.`;
}

export const glance = (s) => (s.Psi ? "Make Ψ smaller: the tops move to narrower spikes, but the sum never climbs for ever." : "Move the spike a hair off a point (one press of an arrow): a top comes back, at a width about as large as the distance.");

// What becomes of the prediction, once the climb has been on the screen.
export function foreseen(said, seen) {
  if (!said) return "Choose or skip: then ℓ appears, and Ψ can be moved.";
  if (!seen) return "On the five points: drag the spike up, to σ = 10⁻⁶ or less.";
  const verdict = { skip: "So it is", climbs: "As you said" }[said] ?? "Not so";
  return `${verdict}: on a point ℓ climbs for ever, by ln 10 = 2.30 for each tenfold narrowing. The wide bell keeps the other four points.`;
}

// Has the picture shown that ℓ climbs?
export const climbed = (set, s) => s.data === FIVE_POINTS && s.Psi === 0 && s.sigma <= 1.0001e-6 && under(set, s.mean).count > 0;

export function marked(given) {
  if (given < 0) return "";
  if (Math.abs(given - GAIN) <= 0.1) return "Right: 66.8 = 29 ln 10. So 29 flowers share the width of 0.2 cm, and each gains ln 10.";
  if (Math.abs(given - LN_TEN) <= 0.05) return "That is ln 10, the gain of one flower. More than one has this width.";
  if (Math.abs(given - 150 * LN_TEN) <= 1) return "That would be all 150 flowers. Most are not under the spike.";
  return "Not so. Read ℓ at both widths: “Exact values”, under the card, takes log₁₀ σ.";
}
