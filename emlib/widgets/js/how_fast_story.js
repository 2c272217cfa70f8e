// W12 in words, from the same state as the picture.
import { paceOf } from "./fisher.js";

const OPENED = { distance: 2, weight: false, variances: "known" };
export const TRY = {
  opened: ["As opened", OPENED],
  weight: ["Weight free", { ...OPENED, weight: true }],
  wide: ["Variances free", { ...OPENED, variances: "own" }],
  all: ["All free", { distance: 2, weight: true, variances: "own" }],
  near: ["All free, 1 apart", { distance: 1, weight: true, variances: "own" }],
  far: ["All free, 5 apart", { distance: 5, weight: true, variances: "own" }],
};
export const WIDTHS = [["known", "σ² known"], ["tied", "one σ² free"], ["own", "two σ² free"]];
const HUNDRED = 2.5, WEIGHT_ONLY = 1.38, WIDTHS_ONLY = 1.1;

export const tryOf = (s) => Object.keys(TRY).find((key) => Object.entries(TRY[key][1]).every(([name, value]) => s[name] === value)) ?? "";

// 2.9, 451 or 106 000: what a reader can use.
export function counted(rounds) {
  if (rounds < 100) return rounds.toFixed(1);
  const digits = `${+rounds.toPrecision(3)}`;
  return digits.length > 4 ? digits.replace(/(\d)(?=(\d{3})+$)/g, "$1\u202f") : digits;
}

export const figuresOf = (s, pace) => [`Δ = ${s.distance.toFixed(2)}`, `λ = ${pace.factor.toFixed(pace.factor > 0.999 ? 6 : 4)}`, `${counted(pace.rounds)} rounds a digit`];

export function freeOnes({ weight, variances }) {
  const names = ["means", ...(weight ? ["weight"] : []), ...(variances === "tied" ? ["common variance"] : variances === "own" ? ["variances"] : [])];
  if (names.length === 3 && variances === "own") return "everything";
  return names.length === 1 ? "the means alone" : names.join(names.length === 2 ? " and " : ", ").replace(/, ([^,]*)$/, " and $1");
}

// The slowest direction in words; a part that labelled data would hardly notice is left out.
export function wayOf(move) {
  const [m1, m2, p, v1, v2] = move, words = [];
  if (Math.abs(m2) > 0.15) words.push(m1 > 0 ? "both means to the right" : "the means apart");
  if (Math.abs(p) > 0.05) words.push(`weight to the ${p > 0 ? "left" : "right"} bell`);
  const [a, b] = [v1, v2].map((v) => (Math.abs(v) > 0.2 ? (v > 0 ? "wider" : "narrower") : ""));
  if (a && a === b) words.push(`both bells ${a}`);
  else if (a && b) words.push(`the left bell ${a}, the right one ${b}`);
  return words.join(", ");
}

const percent = (share) => (share < 0.001 ? `${(100 * share).toPrecision(2)} %` : `${(100 * share).toFixed(1)} %`);

export const summed = (s, pace) => `Free: ${freeOnes(s)}. Known least: ${wayOf(pace.move)} (dashed). Of what labelled data would tell about it, ${percent(pace.known)} is left.`;

export const hint = (s) => (s.weight && s.variances === "own" ? "The bells move a good deal, but their sum hardly does." : "Set more free, and watch the dashed sum come to lie on the solid one.");

// What becomes of the prediction, once both choices have been on the screen.
export function resolved(said, seen) {
  if (!said) return "Choose or skip: then the curves appear, and more can be set free.";
  if (!seen.weight || !seen.widths) return "At Δ = 2 free the weight; then, instead, the variances.";
  const verdict = { skip: "So it is", weight: "As you said" }[said] ?? "Not so";
  return `${verdict}: the weight, 21.7 rounds; the variances, 10.2, common or not. Both together: 451.`;
}

// Which of the two choices the picture shows.
export const showing = (s) => ({ weight: s.distance === 2 && s.weight && s.variances === "known", widths: s.distance === 2 && !s.weight && s.variances !== "known" });

export function judgedBy(given) {
  if (given < 0) return "";
  if (Math.abs(given - HUNDRED) <= 0.05) return "Right: 2.50. Half a unit nearer a digit costs 451 rounds already.";
  if (Math.abs(given - WEIGHT_ONLY) <= 0.05) return "That is with known variances. Set both free, too.";
  if (Math.abs(given - WIDTHS_ONLY) <= 0.05) return "That is with a known weight. Set it free, too.";
  const { rounds } = paceOf({ distance: Math.max(1, Math.min(6, given)), weight: true, variances: "own" });
  return rounds > 100 ? "Nearer than that: there a digit costs more. Move the bells apart." : "Farther than that: there a digit costs less. Move the bells together.";
}
