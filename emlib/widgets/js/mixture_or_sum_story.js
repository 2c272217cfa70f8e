// W01 in words, from the same state as the picture.

export const NAMES = {
  mixture: ["mixture", "X₁ or X₂"],
  weighted: ["weighted sum", "πX₁ + (1−π)X₂"],
  sum: ["sum", "X₁ + X₂"],
};
const BIRTH = 2.845; // at π = 0.75 and equal σ, the separation where the second bump appears

export const rounded = (v, digits) => v.toFixed(digits).replace(/^-(?=0\.?0*$)/, "").replace("-", "−");
const bumps = (n) => (n === 1 ? "one bump" : "two bumps");

// What each curve is: of the whole, of the two bells, and the dotted one, which only the mixture has.
export function legend(mode) {
  const [one, other] = mode === "mixture" ? ["π times X₁'s bell", "(1 − π) times X₂'s bell"] : ["X₁'s bell", "X₂'s bell"];
  return [`density of the ${NAMES[mode][0]}`, `${one}, N(−d/2, 1)`, `${other}, N(d/2, σ₂²)`, "the Gaussian with its mean and variance"];
}

export function notice(s, all) {
  const { mixture, weighted, sum } = all;
  if (s.mode === "weighted") return `The weighted sum has the mixture's mean, ${rounded(mixture.mean, 3)}, but variance ${rounded(weighted.variance, 3)} where the mixture has ${rounded(mixture.variance, 3)}. It is Gaussian: one bump, wherever its parts are.`;
  if (s.mode === "sum") return `The sum X₁ + X₂ adds both numbers: mean ${rounded(sum.mean, 3)}, variance ${rounded(sum.variance, 3)}, whatever π and the separation. It is Gaussian.`;
  const alone = s.pi === 0 || s.pi === 1, same = s.separation === 0 && s.ratio === 1;
  const gaussian = alone ? "Only one part has any weight, so it is that Gaussian." : same ? "Both parts are the same Gaussian, so it is that Gaussian." : "It is not Gaussian: the dotted curve is the Gaussian of the same mean and variance.";
  return `The mixture has ${bumps(mixture.modes.length)}, at ${mixture.modes.map((m) => rounded(m, 2)).join(" and ")}; variance ${rounded(mixture.variance, 3)}. ${gaussian}`;
}

const asked = (s) => s.pi === 0.75 && s.ratio === 1;

// Whether this state shows what was to be predicted: one bump where equal weights have two.
export const reveals = (s, all) => asked(s) && s.separation > 2 && all.mixture.modes.length === 1;

// What becomes of the prediction; seen: the answer was on the screen; moved: a control was.
export function predicted(said, { moved, seen }, s, all) {
  if (seen) return `${!said ? "" : said === "more" ? "As you said. " : "Not quite. "}It needs more. At π = 0.75 there is still one bump beyond a separation of 2.`;
  if (!said) return moved ? "Choose before you go on." : "Choose before you move anything.";
  if (!asked(s)) return "Noted. Set π = 0.75 and σ₂/σ₁ = 1, then move the separation.";
  return all.mixture.modes.length === 1 ? "Noted. One bump. Move the bells apart until there are two." : "Noted. Two bumps. Move the bells together until one is left.";
}

export const isRight = (given) => Math.abs(given - BIRTH) <= 0.1;

// `given` is the answer to the closing question; negative: none yet.
export function verdict(given) {
  if (given < 0) return "";
  if (isRight(given)) return `Right: the second bump appears at ${BIRTH}. Unequal weights need more distance.`;
  return given < BIRTH ? `Not there: at ${given} there is still one bump. Move the bells further apart.` : `Not there: at ${given} there are two bumps already. Move the bells closer together.`;
}
