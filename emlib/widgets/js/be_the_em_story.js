// W00 in words: what the reader of the picture sees, from the same state.
import { COMPONENTS, nameOf } from "./draw.js";
import { minus } from "./saved.js";


// r.rest: the round where a fit would stop. From there on, whatever M does cannot be seen.
export const atRest = (r, f) => !f.failed && f.step % 2 === 0 && r.rest !== null && f.t >= r.rest;
export const stopAt = (r, last) => (r.rest === null ? last : Math.min(last, 2 * r.rest));
const gain = (d) => (Math.abs(d) < 0.005 ? "rose by less than 0.01" : `rose by ${minus(d, 2)}`);

function shared(gamma, K) {
  let count = 0;
  for (let n = 0; n < gamma.length; n += K) if (Math.max(...gamma.subarray(n, n + K)) < 0.9) count++;
  return count;
}

// The first pair of components with the same mean and covariance, if any.
function twins({ K, D, mu, Sigma }) {
  const same = (a, size, j, k) => a.subarray(j * size, (j + 1) * size).every((v, i) => v === a[k * size + i]);
  for (let j = 0; j < K; j++) {
    for (let k = j + 1; k < K; k++) if (same(mu, D, j, k) && same(Sigma, D * D, j, k)) return [j, k];
  }
  return null;
}

function collapse({ collapsed, gammas }, { gamma, theta }) {
  const k = collapsed.component, N = gamma.length / theta.K;
  let N_k = 0;
  for (let n = 0; n < N; n++) N_k += gammas.at(-1)[n * theta.K + k];
  return `M has no answer: the ${nameOf(k)} component has collapsed. It holds ${N_k.toFixed(2)} of the ${N} points, ` +
    "on one line, so its ellipse has no width. The thinner an ellipse, the higher ℓ climbs, without end.";
}

export function story(r, f, invitation) {
  if (f.failed) return collapse(r, f);
  const pair = twins(f.theta), equal = pair ? ` The ${nameOf(pair[0])} and the ${nameOf(pair[1])} ellipse are one and the same.` : "";
  if (f.step === 0) return `A guess: ${f.theta.K} ellipse${f.theta.K > 1 ? "s" : ""}, and points that belong to nobody yet. ℓ is ${minus(f.bound, 2)}.${equal} ${invitation}`;
  if (f.step % 2) {
    const N = f.gamma.length / f.theta.K, many = shared(f.gamma, f.theta.K);
    return `E, round ${f.round}: each point took its colours from the ellipses that explain it; ${many} of ${N} are shared ` +
      `(no ellipse has 90 % of them). No ellipse moved. ℓ is ${minus(f.bound, 2)}.${equal}`;
  }
  const risen = f.bound - r.bounds[f.t - 1], rests = atRest(r, f);
  const moved = rests ? "no ellipse moved so far that it could be seen" : "each ellipse took place, shape and weight from the points of its colour";
  const end = rests ? " EM is at rest: next to nothing is left to gain." : f.step < f.last ? "" : " The figure stops here; EM would go on.";
  return `M, round ${f.round}: ${moved}. No point changed colour. ℓ ${gain(risen)} to ${minus(f.bound, 2)}.${equal}${end}`;
}

export const LOOK_00 = "Colour and shape: whose point it is most. Inner ellipse 50 %, outer 90 % of a component.";

const NONE = { ask: "This start asks no question. Drag its means if you like, then press E and M in turn.", options: [] };
const OWN = { ask: "A start of your own. Where will EM come to rest?", options: [["top", "as high as any"], ["lower", "lower"], ["collapse", "in a collapse"]] };
export const askedOf = (start) => (start.key === "own" ? OWN : (start.predict ?? NONE));

// What a start of one's own comes to, once its run has ended. best: the highest end of the named starts.
function ending(r, last, best) {
  const bound = r.bounds.at(-1), at = minus(bound, 2);
  if (r.collapsed) return { right: "collapse", reveal: last, because: `The ${nameOf(r.collapsed.component)} ellipse closes on points of one line, and ℓ has no upper end.` };
  if (r.rest === null) return { right: "", reveal: last, because: `After ${last / 2} rounds it still climbs, and stands at ${at}.` };
  const top = bound >= best - 0.01;
  return { right: top ? "top" : "lower", reveal: 2 * r.rest, because: top ? `It ends at ${at}, as high as any of the named starts.` : `It ends at ${at}, lower than the best of the named starts, ${minus(best, 2)}.` };
}

// The question's outcome at this start: {right, reveal, because}, or null where nothing is asked.
export const outcomeOf = (start, r, last, best) => (start.key === "own" ? ending(r, last, best()) : (start.predict ?? null));

// E and M rest until the reader has chosen or skipped, unless the answer is on the screen or none is asked for.
export const resting = (said, outcome, step) => outcome !== null && said === "" && step < outcome.reveal;

// What becomes of the reader's prediction after `step` half-steps.
export function answered(said, outcome, step) {
  if (!outcome) return "";
  const { right, reveal, because } = outcome;
  if (step >= reveal) return `${!said || said === "skip" || !right ? "" : said === right ? "As you said. " : "Not quite. "}${because}`;
  return said ? `${said === "skip" ? "" : "Noted. "}Press E, then M, and so on.` : "Choose or skip: then E and M can be pressed.";
}

export const again = { E: "E again changes nothing: press M.", M: "M again changes nothing: press E.", first: "No point has a colour yet: press E." };
export const OVER = "The run ends here. Reset it.";

// The three largest shares of a point, or what is known of it before the first E.
export function sharesOf(gamma, K, point) {
  if (!gamma) return "nobody’s point yet";
  const own = [...gamma.subarray(point * K, (point + 1) * K)].map((g, k) => [g, k]);
  const kept = K > 3 ? own.sort((a, b) => b[0] - a[0]).slice(0, 3) : own;
  return kept.map(([g, k]) => `${COMPONENTS[k].mark} ${g.toFixed(2)}`).join("  ");
}

// asleep: E and M rest until the reader has answered.
export function numbers00(r, f, point, hint, asleep) {
  const score = f.failed ? `collapsed: ${nameOf(r.collapsed.component)}` : `ℓ = ${minus(f.bound, 2)}`;
  if (hint) return [score, hint];
  if (f.failed) return [score, `in round ${f.round}`];
  return [score, `round ${f.round}`, point >= 0 ? sharesOf(f.gamma, f.theta.K, point) : f.step ? "Tap a point: its shares." : asleep ? "Drag a mean, or predict." : "Drag a mean, or press E."];
}

export function judged00(given) {
  if (!given) return "";
  return given === "M" ? "Right. ℓ depends on ellipses and weights, and only M changes them." : "Look at the trace again: when is it flat?";
}
