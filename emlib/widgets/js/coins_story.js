// W13 in words, from the same state as the picture.
import { minus } from "./saved.js";

const at = (a, b, hard = false, step = 0) => ({ a, b, hard, step });
export const LAST = 60;
export const TRY = {
  opened: ["As opened", at(0.6, 0.5)],
  split: ["After E", at(0.6, 0.5, false, 1)],
  divided: ["After E and M", at(0.6, 0.5, false, 2)],
  rest: ["At rest", at(0.6, 0.5, false, 40)],
  hard: ["Hard, at rest", at(0.6, 0.5, true, 4)],
  equal: ["Equal coins", at(0.3, 0.3)],
  swapped: ["Names swapped", at(0.5, 0.6)],
};

export const settingOf = (s) => Object.keys(TRY).find((key) => Object.entries(TRY[key][1]).every(([name, value]) => s[name] === value)) ?? "";

const RESTS = 5e-5;
const digits = (v, n = 2) => minus(v, n);

export const numbersOf = (s, r) => [`A ${digits(r.theta[0], 4)}`, `B ${digits(r.theta[1], 4)}`, `ℓ ${digits(r.ell, 3)}`, `round ${s.step >> 1}`];

const listed = (names) => names.join(", ").replace(/, (?=[^,]*$)/, " and ");

function given(sets, ofA) {
  const of = (wanted) => ofA.flatMap((g, i) => (g === wanted ? [i + 1] : []));
  const [a, b] = [of(1), of(0)], say = (rows) => (rows.length ? `${rows.length > 1 ? "sets" : "set"} ${listed(rows)}` : "no set");
  return `Hard E gives each set whole to the coin that makes it more probable: A gets ${say(a)}, B ${say(b)}.`;
}

function splitUp(sets, ofA) {
  const most = ofA.indexOf(Math.max(...ofA)), [heads, tails] = sets[most], g = ofA[most];
  if (Math.abs(g - 0.5) < 1e-9) return "The coins are equal, so E gives each of them half of every set.";
  return `E splits every set. A gets ${digits(g)} of set ${most + 1}, that is ${digits(g * heads, 1)} heads and ${digits(g * tails, 1)} tails, and B gets the rest.`;
}

function divided([[h, t], [hb, tb]], theta) {
  const one = (name, heads, tails, v) => (heads + tails > 0 ? `${name} has ${digits(heads, 1)} heads in ${digits(heads + tails, 1)} flips, which makes ${digits(v, 3)}` : `${name} has got no flip and stays`);
  return `M divides heads by flips: ${one("A", h, t, theta[0])}; ${one("B", hb, tb, theta[1])}.`;
}

// s: the state that is shown, r: what tossed() gives for it.
export function recounted(sets, s, r) {
  if (s.step === 0) return `A is guessed to fall heads with ${digits(r.theta[0])}, B with ${digits(r.theta[1])}. No set has been split yet.`;
  if (r.left < RESTS && s.step > 2) return `At rest: ${s.hard ? "no set changes hands any more" : "no coin moves in the fourth decimal"}. ${divided(r.tally, r.theta)}`;
  if (s.step % 2 === 0) return divided(r.tally, r.theta);
  return s.hard ? given(sets, r.ofA) : splitUp(sets, r.ofA);
}

export const LOOK13 = "In the bars areas are flips: full colour heads, faint tails. Switch to hard at rest, and watch A, B and ℓ.";

// What becomes of the prediction, once E has split the sets of the opening.
export function guessed(said, seen) {
  if (!said) return "Choose or skip: then E can be pressed.";
  if (!seen) return "Now press E on the setting “As opened”.";
  const verdict = { skip: "So it is", half: "As you said" }[said] ?? "Not so";
  return `${verdict}: A gets 0.45 of it, because B makes this set only 1.23 times as probable as A does.`;
}

export const split = (s) => s.a === 0.6 && s.b === 0.5 && !s.hard && s.step > 0;

export function verdictOn(given) {
  if (given < 0) return "";
  if (Math.abs(given - 0.66) <= 0.002) return "Right: equal coins share every set equally, so each gets half of 33 heads and 17 tails, in this round and in all others.";
  if (Math.abs(given - 0.3) <= 0.002) return "Not so: M moves them at once. Press E and M.";
  if (Math.abs(given - 0.7968) <= 0.002 || Math.abs(given - 0.5196) <= 0.002) return "Not so: nothing tells equal coins apart. Press E and M.";
  return "Not so. Choose “Equal coins” in the menu, and press E and M.";
}
