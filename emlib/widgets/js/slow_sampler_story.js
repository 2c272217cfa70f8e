// W02 in words, from the same state as the picture.
import { expected, hundreds } from "./spinner.js";
import { COMPONENTS } from "./draw.js";

export const OPENED = [0.5, 0.15, 0.35];
const MEANS = [0, 1.5, 2.8, 1.5, 5.5, 3];
export const NAMES = ["blue", "orange", "green"]; // as the chapter calls them
const setting = (n, pi) => ({ n, pi, mu: MEANS });
export const TRY = {
  opened: ["As opened", setting(20, OPENED)],
  hundred: ["A hundred", setting(100, OPENED)],
  thousand: ["A thousand", setting(1000, OPENED)],
  before: ["Three hundred", setting(300, OPENED)],
  wider: ["Wider orange", setting(300, [0.5, 0.3, 0.2])],
};

const alike = (a, b) => a.length === b.length && a.every((v, i) => Math.abs(v - b[i]) < 1e-9);
export const tried = (s) => Object.keys(TRY).find((key) => TRY[key][1].n === s.n && alike(TRY[key][1].pi, s.pi) && alike(TRY[key][1].mu, s.mu)) ?? "";

const short = (v, whole) => (whole || v >= 9.95 ? v.toFixed(0) : v.toFixed(1)).replace(/\.0$/, "");

// Each cloud's count, and in brackets what the weights let expect; nothing of both where the labels are not seen.
export function numbers(s, counts) {
  if (s.view === "hidden") return [`n = ${s.n}`, "the labels are forgotten"];
  if (s.view === "shares") return [`n = ${s.n}`, "ring: mostly the colour of another cloud"];
  const each = counts.map((count, k) => {
    const { mean, sd } = expected(s.n, s.pi[k]);
    return `${COMPONENTS[k].mark} ${count} (${short(mean)}±${short(sd, mean >= 99.5)})`;
  });
  return ["drawn (expected ± sd)", ...each];
}

const pointsOf = (n) => (n === 1 ? "one point" : `${n} points`);

export function sentence(s, { counts, z }, { undecided, astray }) {
  if (s.view === "hidden") return `The same ${pointsOf(s.n)} as an analyst gets them: no label, no weight, no mean, no ellipse. Only their places are left.`;
  if (s.view === "shares") return `${undecided.length} of the ${pointsOf(s.n)} have no share of 90 %. ${astray.length} show mostly the colour of a cloud that did not make them; each of these has a ring.`;
  const said = NAMES.map((name, k) => `${name} ${counts[k]}`).join(", ");
  const each = hundreds(z, 1);
  return `Spins so far: ${said}.${each.length ? ` Orange in each hundred: ${each.join(" ")}.` : ""}`;
}

// Where to look.
export function look(s, jumps) {
  if (s.view === "shares") return "Every point has the colours of its shares, which need only its place and θ. Compare with “labels”, where clouds overlap.";
  if (s.view === "hidden") return "How many clouds would you count, if nobody had told you?";
  if (jumps) return `${jumps} of the ${pointsOf(s.n)} have another label than with the weights as opened; a line comes from their old place.`;
  return "The number in brackets is the mean of a count, nπ, ± its standard deviation. Draw one: the spin falls on the bar, and the dart flies from the mean it chose.";
}

// What becomes of the prediction, once ten hundreds are on the screen.
export function foretold(said, s) {
  if (!said) return "Choose or skip: then the counts appear, and n can be moved.";
  if (s.n < 1000 || !alike(s.pi, OPENED)) return "Now try “A thousand”: each dot in the lowest strip is one hundred.";
  const verdict = { skip: "So it is", wide: "As you said" }[said] ?? "Not so";
  return `${verdict}: from 8 to 24. Chance alone gives these counts a standard deviation of 3.6.`;
}

export const judged = (given) =>
  ({
    spin: "Right. Only there does the spin now say orange in place of green. No other label changed, so no other point moved.",
    chance: "Not so: no number is drawn anew. Compare “Three hundred” with “Wider orange”, and look at the bar.",
    near: "Not so: a point's place has no say in its label. Compare “Three hundred” with “Wider orange”, and look at the bar.",
  })[given] ?? "";
