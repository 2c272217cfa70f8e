// W00 in words: what the reader of the picture sees, from the same state.
import { nameOf } from "./draw.js";

export const signed = (v, digits) => v.toFixed(digits).replace("-", "−");

const REST = 0.001; // nats in two rounds: then nothing moves that could be seen
export const atRest = (r, f) => !f.failed && f.step % 2 === 0 && f.t > 1 && r.bounds[f.t] - r.bounds[f.t - 2] < REST;
const gain = (d) => (Math.abs(d) < 0.005 ? "rose by less than 0.01" : `rose by ${signed(d, 2)}`);

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
    "on one line, so its ellipse has no width. The thinner an ellipse, the higher ℓ climbs, without end. Reset, or choose another start.";
}

export function story(r, f, invitation) {
  if (f.failed) return collapse(r, f);
  const pair = twins(f.theta), equal = pair ? ` The ${nameOf(pair[0])} and the ${nameOf(pair[1])} ellipse are one and the same.` : "";
  if (f.step === 0) return `A guess: ${f.theta.K} ellipses, and points that belong to nobody yet. ℓ is ${signed(f.bound, 2)}.${equal} ${invitation}`;
  if (f.step % 2) {
    const N = f.gamma.length / f.theta.K, many = shared(f.gamma, f.theta.K);
    return `E, round ${f.round}: each point took its colours from the ellipses that explain it; ${many} of ${N} are shared ` +
      `(nobody has 90 %). No ellipse moved, so ℓ stays at ${signed(f.bound, 2)}.${equal}`;
  }
  const risen = f.bound - r.bounds[f.t - 1];
  const end = atRest(r, f) ? " EM is at rest: one more round would gain next to nothing." : f.step < f.last ? "" : " The figure stops here; EM would go on.";
  return `M, round ${f.round}: each ellipse moved to the points of its colour and took its weight from them. No point changed colour. ` +
    `ℓ ${gain(risen)} to ${signed(f.bound, 2)}.${equal}${end}`;
}

// What becomes of the reader's prediction after `step` half-steps.
export function answered(said, { right, reveal, because }, step) {
  if (step >= reveal) return `${!said ? "" : said === right ? "As you said. " : "Not quite. "}${because}`;
  if (!said) return step ? "Choose before you go on." : "Choose before you press.";
  return "Noted. Now press E, then M.";
}

export const again = { E: "E again changes nothing: the colours already follow from these ellipses. Press M.", M: "M again changes nothing: the ellipses already fit these colours. Press E.", first: "M needs colours, and no point has one yet. Press E first." };
