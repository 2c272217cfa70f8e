// W05 in words, from the same state as the picture.
import { widths } from "./painted.js";
import { minus } from "./saved.js";

export const NAMES = ["blue", "orange"];
export const REST = [0, 0, 0, 0]; // nothing is pulled
const STRAY = 3; // a row of the second cloud, the farthest from the first

// The named colourings, by the clouds that the points came from.
export function tries(labels) {
  const byCloud = labels.map((z) => 1 - z), only = (rows) => labels.map((_, n) => +rows.includes(n));
  return {
    opened: ["As opened", labels.map(() => 0.5)],
    cloud: ["By cloud", byCloud],
    odd: ["Odd and even", labels.map((_, n) => 1 - (n % 2))],
    stray: ["A stray", byCloud.map((g, n) => (n === STRAY ? 1 : g))],
    three: ["Three blue points", only([0, 2, 6])],
    two: ["Two blue points", only([0, 2])],
  };
}

export const tried = (shares, settings) => Object.keys(settings).find((key) => settings[key][1].every((g, n) => g === shares[n])) ?? "";


export function numbers({ N, loss, bound, states }) {
  const last = bound === null ? ["Q has no best", `ℓ: none (${NAMES[states.indexOf("collapsed")]} is flat)`] : [`Q ${minus(loss, 2)} below best`, `ℓ = ${minus(bound, 2)}`];
  return [`● ${minus(N[0], 1)}`, `■ ${minus(N[1], 1)}`, ...last];
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);
const changed = (shares, next, by) => shares.filter((g, n) => Math.abs(g - next[n]) > by).length;

export function sentence(shares, r) {
  const lost = r.states.indexOf("collapsed"), idle = r.states.indexOf("idle"), far = r.away.indexOf(Math.max(...r.away));
  if (lost >= 0) return `${capital(NAMES[lost])} has too few points: across them it has no width left. Its ellipse has no area, and Q no best value.`;
  if (idle >= 0) return `No point has a share of ${NAMES[idle]}. M gives it the weight 0, and no place.`;
  if (r.away[far] > 0) return `${capital(NAMES[far])}'s mean is held ${minus(r.away[far], 2)} standard deviations away from where M puts it. E would take the ellipse as it is held.`;
  if (shares.every((g) => g === 0.5)) return "From half and half E changes nothing: two equal ellipses take equal shares of every point.";
  const [long, short] = widths(r.best.Sigma.subarray(0, 4)), n = changed(shares, r.next, 0.1);
  return `Blue's weight is ${minus(r.best.pi[0], 2)}; its ellipse has the standard deviations ${minus(long, 2)} and ${minus(short, 2)}. E would change ${n} of the 40 shares by more than 0.1.`;
}

export function look(key) {
  if (key === "odd") return "M makes two ellipses over both clouds. After 45 rounds of E and M, ℓ is within 0.01 of −114.55, as by cloud.";
  if (key === "stray") return "One point in 21 moves blue's mean by 1/21 of its distance: by 0.31 of 6.59. The area of the ellipse doubles.";
  if (key === "three") return "Three blue points make a thin ellipse. Paint one of them orange: two make none.";
  return "Paint one point and watch both ellipses. M does not ask whether a colour is right.";
}

// What becomes of the prediction about shares of one half.
export function outcome(said, shares) {
  if (!said) return "Choose or skip: then the ellipses appear, and E can be pressed.";
  if (!shares.every((g) => g === 0.5)) return "“As opened” brings this question back.";
  const verdict = { skip: "So it is", all: "As you said" }[said] ?? "Not so";
  return `${verdict}: both take the mean and the covariance of all points. M does not look for clouds.`;
}

export function assessed(given) {
  const near = (v, by) => Math.abs(given - v) <= by;
  if (given < 0) return "";
  if (near(10, 0.3)) return "Right: half of blue's 20 points, whatever the direction. At two standard deviations it is 40.";
  if (near(20, 0.6)) return "That is blue's count N₁: but the Gaussian's exponent has a half in it.";
  if (near(0.5, 0.05)) return "That is the loss for one point; blue has 20.";
  return "Not that. Pull the mean onto the dotted ellipse, and read how far Q is below its best.";
}
