// W08 in words, from the same state as the picture.
import { bestMeans, bestVariance, certified, discOf } from "./two_means.js";
import { minus } from "./saved.js";

const START = [1, 3, 1], LATER = [...bestMeans(START), 1], PEAK = [2, 2]; // the top of ell at variance 1
export const oldOf = (s) => (s.old === "start" ? START : LATER);
export const newOf = (s) => [s.mu1, s.mu2, s.sigma2];

const to = (old, [mu1, mu2], sigma2 = 1) => ({ old, mu1, mu2, sigma2 });
export const TRY = {
  opened: ["As opened", to("later", LATER)],
  best: ["Best means", to("later", bestMeans(LATER))],
  top: ["Top of ℓ", to("later", PEAK)],
  full: ["Full M step", to("start", LATER, bestVariance(START))],
  swap: ["Swap", to("start", [3, 1])],
};

export function namedAs(s) {
  const same = ([, t]) => t.old === s.old && ["mu1", "mu2", "sigma2"].every((name) => Math.abs(t[name] - s[name]) < 1e-9);
  return Object.keys(TRY).find((key) => same(TRY[key])) ?? "";
}

export const terms = ({ dl, dQ, kl }) => [`Δℓ ${minus(dl, 4)}`, `= ΔQ ${minus(dQ, 4)}`, `+ KL ${minus(kl, 4)}`];

const pair = ([a, b]) => `(${minus(a, 2)}, ${minus(b, 2)})`;
export const OLD = `old θ: σ² = 1, means ${pair(LATER)}; without the tick ${pair(START)}`;

export function remark(s, c) {
  const disc = discOf(oldOf(s), s.sigma2);
  if (Math.abs(c.dQ) + c.kl < 1e-12) return "The new θ is the old one, so all three bars are 0.";
  if (!disc) return `With σ² = ${minus(s.sigma2, 2)} no means make Q rise: there is no disc. KL still makes up the difference.`;
  const where = c.dQ < 0 ? "outside the disc" : "in the disc";
  return `The new means are ${where}. Its centre is what M would choose, ${pair(disc.centre)}. ΔQ and KL add up to Δℓ.`;
}

export const LOOK = "Drag as far as you like: KL is never negative, and the last bar always ends level with the first.";

// What becomes of the prediction, made on the setting as opened.
export function settled(said, s) {
  if (!said) return "Choose or skip: then ℓ and the bars appear, and σ² can be moved.";
  if (s.old !== "later" || s.sigma2 !== 1) return "Go back to “As opened”: there it can be seen.";
  const verdict = { skip: "So it is", outside: "As you said" }[said] ?? "Not so", { centre, radius } = discOf(LATER, 1);
  const away = Math.hypot(PEAK[0] - centre[0], PEAK[1] - centre[1]);
  return `${verdict}: the top lies outside, ${minus(away, 3)} from the centre; the disc has the radius ${minus(radius, 3)}.`;
}

export function response(given) {
  if (!given) return "";
  if (given !== "either") return `Not always: try ${given === "falls" ? "“Top of ℓ”" : "a corner of the square"}, and compare the signs.`;
  const { dl, dQ } = certified(LATER, [...PEAK, 1]);
  return `Right: at the top Q has fallen by ${minus(-dQ, 4)}, and ℓ has risen by ${minus(dl, 4)}. ΔQ ≥ 0 promises a rise; ΔQ < 0 forbids nothing.`;
}
