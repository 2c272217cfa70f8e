// W01 in words, from the same state as the picture.
import { minus } from "./saved.js";

export const NAMES = { mixture: "mixture", weighted: "weighted sum", sum: "sum" };
const PLUS = { mixture: "πX₁ + (1−π)X₂", weighted: "πX₁ + (1−π)X₂", sum: "X₁ + X₂" };
export const recipes = (mode) => ["coin: X₁ or X₂", `plus: ${PLUS[mode]}`];
const BIRTH = 2.845; // at π = 0.75 and equal σ, the separation where the second bump appears

const setting = (pi, separation, ratio, mode, drawn) => ({ pi, separation, ratio, mode, drawn });
export const TRY_01 = {
  opened: ["As opened", setting(0.5, 4, 1, "mixture", 0)],
  friend: ["Weighted sum", setting(0.5, 4, 1, "weighted", 400)],
  plain: ["Plain sum", setting(0.5, 4, 1, "sum", 400)],
  unequal: ["Unequal weights", setting(0.75, 2.5, 1, "mixture", 0)],
  centre: ["One centre", setting(0.5, 0, 0.25, "mixture", 0)],
};
export const chosen01 = (s) => Object.keys(TRY_01).find((key) => Object.entries(TRY_01[key][1]).every(([name, value]) => s[name] === value)) ?? "";

const bumps = (n) => (n === 1 ? "one bump" : "two bumps");

// The names that stand at the two bells, and those of the whole and of the dotted curve, in lines.
export const bells = (mode) => (mode === "mixture" ? ["π × X₁’s bell", "(1−π) × X₂’s bell"] : ["X₁’s bell", "X₂’s bell"]);
export const legend = (mode) => [[NAMES[mode]], ...(mode === "mixture" ? [["Gaussian of its", "mean, variance"]] : [])];

export function numbers01(s, all) {
  const { mean, variance, modes } = all[s.mode], n = modes.length;
  return [`mean ${minus(mean, 3)}`, `variance ${minus(variance, 3)}`, `${n} bump${n > 1 ? "s" : ""}`, ...(s.drawn ? [`${s.drawn} draws`] : [])];
}

function ofCurves(s, { mixture, weighted, sum }) {
  const alone = s.pi === 0 || s.pi === 1;
  if (s.mode === "weighted" && alone) return `Only one part has any weight: the weighted sum and the mixture are both that Gaussian, with variance ${minus(weighted.variance, 3)}.`;
  if (s.mode === "weighted") return `The weighted sum has the mixture’s mean, ${minus(mixture.mean, 3)}, but variance ${minus(weighted.variance, 3)} where the mixture has ${minus(mixture.variance, 3)}. It is Gaussian: one bump, wherever its parts are.`;
  if (s.mode === "sum") return `The sum X₁ + X₂ adds both numbers: mean ${minus(sum.mean, 3)}, variance ${minus(sum.variance, 3)}, whatever π and the separation. It is Gaussian.`;
  const same = s.separation === 0 && s.ratio === 1;
  const gaussian = alone ? "Only one part has any weight, so it is that Gaussian." : same ? "Both parts are the same Gaussian, so it is that Gaussian." : "It is not Gaussian: the dotted curve is the Gaussian of the same mean and variance.";
  return `The mixture has ${bumps(mixture.modes.length)}, at ${mixture.modes.map((m) => minus(m, 2)).join(" and ")}; variance ${minus(mixture.variance, 3)}. ${gaussian}`;
}

export function notice01(s, all, { coin, plus }) {
  const near = (values, m) => values.filter((v) => Math.abs(v - m) <= 1).length;
  const added = all[s.mode === "sum" ? "sum" : "weighted"].mean;
  const draws = s.drawn ? ` Of ${s.drawn} draws, ${near(coin, all.mixture.mean)} of the coin’s and ${near(plus, added)} of plus’s lie within 1 of their mean.` : "";
  return ofCurves(s, all) + draws;
}

export const LOOK_01 = "▼ bump, △ mean. The coin takes one of the two numbers, whole; plus lets the high cancel the low.";

const asked = (s) => s.pi === 0.75 && s.ratio === 1;

// Whether this state shows what was to be predicted: one bump where equal weights have two.
export const reveals = (s, all) => asked(s) && s.mode === "mixture" && s.separation > 2 && all.mixture.modes.length === 1;

// What becomes of the prediction; seen: the answer was on the screen.
export function predicted(said, seen, s, all) {
  if (!said) return "Choose or skip: then π can be moved.";
  if (seen) return `${{ more: "As you said. ", skip: "" }[said] ?? "Not quite. "}It needs more. At π = 0.75 there is still one bump beyond a separation of 2.`;
  const noted = said === "skip" ? "" : "Noted. ";
  if (!asked(s) || s.mode !== "mixture") return `${noted}Take the mixture with π = 0.75 and equal σ, then drag a bell.`;
  return noted + (all.mixture.modes.length === 1 ? "One bump. Drag the bells apart until there are two." : "Two bumps. Drag the bells together until one is left.");
}

export const isRight = (given) => Math.abs(given - BIRTH) <= 0.1;

// `given` is the answer to the closing question; negative: none yet.
export function verdict(given) {
  if (given < 0) return "";
  if (isRight(given)) return `Right: the second bump appears at ${BIRTH}. Unequal weights need more distance.`;
  return given < BIRTH ? `Not there: at ${given} there is still one bump. Move the bells further apart.` : `Not there: at ${given} there are two bumps already. Move the bells closer together.`;
}
