// W15 in words, from the same state as the picture.
import { minus } from "./saved.js";
import { alone } from "./sticky_chain.js";

export const MARKED = 53; // a six with no other near it
const OPENED = { stick: 0, at: MARKED, flips: [], past: false };
export const TRY = {
  opened: ["As opened: a mixture", OPENED],
  casino: ["As the casino made them", { ...OPENED, stick: 0.85 }],
  inside: ["A 3 among sixes", { ...OPENED, stick: 0.85, at: 13 }],
  past: ["The past alone", { ...OPENED, stick: 0.85, at: 69, past: true }],
  two: ["A second six beside it", { ...OPENED, stick: 0.85, flips: [54] }],
  one: ["One die for all", { ...OPENED, stick: 1 }],
};
const BEST = 0.86, LEAST = 0.64, MOST = 0.95; // where ℓ of the eighty rolls is highest, and 1 nat lower

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
export const settingOf = (s) => Object.keys(TRY).find((key) => Object.entries(TRY[key][1]).every(([name, value]) => same(s[name], value))) ?? "";

export const numbersOf = (s, r) => [`s = ${+s.stick.toFixed(3)}`, `roll ${s.at}: loaded ${r.loaded[s.at - 1].toFixed(3)}`, `ℓ = ${minus(r.ell)}`];

const often = (v) => `${+v.toPrecision(3)} rolls`;

export function recount(s, r) {
  const six = r.sixes[s.at - 1], said = r.loaded[s.at - 1].toFixed(2), by = s.past ? "it and those before it" : "all rolls together";
  const here = `Roll ${s.at} is ${six ? "a six" : "no six"}. Alone it would say loaded with ${alone(six).toFixed(2)}; ${by} say ${said}.`;
  if (s.stick === 1) return `${here} One die makes all rolls.`;
  return `${here} The fair die is used for ${often(3 / (1 - s.stick))} in a row on average, the loaded one for ${often(1.5 / (1 - s.stick))}.`;
}

export const glance = (s) => (s.past ? "The curve now comes late: at roll 68 it knows nothing of the sixes that follow." : "Walk through the rolls with the arrows: the band below tells which die it was.");

// Has the picture shown what the marked six says where the dice stay?
export const shown = (s) => s.at === MARKED && !s.past && s.flips.length === 0 && s.stick >= 0.8 && s.stick <= 0.9;

// What becomes of the prediction.
export function foreseen(said, seen) {
  if (!said) return "Choose or skip: then the stickiness can be moved.";
  if (!seen) return "Move s to about 0.85, and look at the marked six.";
  const verdict = { skip: "So it is", less: "As you said" }[said] ?? "Not so";
  return `${verdict}: about 0.10. Its neighbours are no sixes, and they speak for the fair die.`;
}

export function marked(given) {
  if (given < 0) return "";
  if (Math.abs(given - LEAST) <= 0.03) return "Right, about 0.64. All s from 0.65 to 0.94 are within 1 nat of the best: eighty rolls say little about s. The casino had 0.85.";
  if (Math.abs(given - BEST) <= 0.03) return "There ℓ is highest, −132.20. Now go to the left until it is −133.20.";
  if (Math.abs(given - MOST) <= 0.02) return "There ℓ is 1 nat lower, too, but s is the largest. Look to the left of the top.";
  if (given < 0.05) return "There the rolls are a mixture, and ℓ is 4.3 nats lower than it can be.";
  return given < LEAST ? "Higher: there ℓ is more than 1 nat below its top." : "Lower: there ℓ is less than 1 nat below its top.";
}
