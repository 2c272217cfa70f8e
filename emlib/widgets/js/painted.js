// M for points in the plane and two components: it takes any shares; and Q, to see what another mean would cost.
import { cholesky, eStep, makeTheta } from "./em_core.js";

const THIN = 1e-12; // a variance below this part of that of all points is none

// Weight, mean and covariance of one component with the weights w (N): (9.24), (9.25).
function weighed(x, w) {
  const N = w.reduce((a, b) => a + b), mean = [0, 0], S = [0, 0, 0, 0];
  w.forEach((g, n) => [0, 1].forEach((i) => (mean[i] += (g * x[2 * n + i]) / N)));
  w.forEach((g, n) => {
    const d = [x[2 * n] - mean[0], x[2 * n + 1] - mean[1]];
    S.forEach((_, ij) => (S[ij] += (g * d[ij >> 1] * d[ij & 1]) / N));
  });
  return { N, mean, S };
}

// The standard deviations along the two axes of an ellipse, the longer first.
export function widths([a, b, , d]) {
  const mid = (a + d) / 2, gap = Math.hypot((a - d) / 2, b);
  return [mid + gap, mid - gap].map((v) => Math.sqrt(Math.max(0, v)));
}

// What M makes of the shares of the first component: {theta, N, states}; a state is "fine", "idle" (no share of
// any point; it is put, without weight, where all points are) or "collapsed" (its ellipse has no area).
export function fitted(x, shares) {
  const all = weighed(x, shares.map(() => 1)), least = THIN * (all.S[0] + all.S[3]);
  const parts = [shares, shares.map((g) => 1 - g)].map((w) => weighed(x, w));
  const states = parts.map(({ N, S }) => (N === 0 ? "idle" : widths(S)[1] ** 2 <= least ? "collapsed" : "fine"));
  const shown = parts.map((part, k) => (states[k] === "idle" ? { ...all, N: 0 } : part));
  const theta = makeTheta({ pi: shown.map(({ N }) => N / shares.length), mu: shown.map(({ mean }) => mean), Sigma: shown.map(({ S }) => S) });
  return { theta, N: shown.map(({ N }) => N), states };
}

export const held = (theta, pull) => ({ ...theta, mu: theta.mu.map((v, i) => v + pull[i]) });

// Squared distance of v from the mean of component k, in its standard deviations.
function square(theta, k, v) {
  const [a, , b, c] = cholesky(theta.Sigma, 2, 4 * k), z1 = (v[0] - theta.mu[2 * k]) / a;
  return z1 * z1 + ((v[1] - theta.mu[2 * k + 1] - b * z1) / c) ** 2;
}

export const standardised = (theta, k, v) => Math.sqrt(square(theta, k, v));

// Q = sum gamma ln (pi N), nats; a share of 0 counts for nothing.
export function Q(x, shares, theta) {
  const heights = [0, 1].map((k) => {
    const [a, , , c] = cholesky(theta.Sigma, 2, 4 * k);
    return Math.log(theta.pi[k]) - Math.log(2 * Math.PI * a * c);
  });
  let sum = 0;
  shares.forEach((g, n) => {
    [g, 1 - g].forEach((w, k) => {
      if (w > 0) sum += w * (heights[k] - 0.5 * square(theta, k, [x[2 * n], x[2 * n + 1]]));
    });
  });
  return sum;
}

// All that the figure says of shares and pull; what needs an ellipse with an area is null without one.
export function reading(x, shares, pull) {
  const m = fitted(x, shares), theta = held(m.theta, pull);
  if (m.states.includes("collapsed")) return { ...m, best: m.theta, loss: null, bound: null, next: null, away: [0, 0] };
  const { gamma, bound } = eStep(x, theta), next = shares.map((_, n) => gamma[2 * n]);
  const away = [0, 1].map((k) => (m.states[k] === "idle" ? 0 : standardised(m.theta, k, theta.mu.subarray(2 * k, 2 * k + 2))));
  return { ...m, best: m.theta, theta, loss: Q(x, shares, m.theta) - Q(x, shares, theta), bound, next, away };
}

// E and M in turn, `rounds` times or until a component collapses; returns the shares.
export function rounds(x, shares, pull, count) {
  for (let i = 0; i < count; i++) {
    const { next } = reading(x, shares, i ? [0, 0, 0, 0] : pull);
    if (!next) break;
    shares = next;
  }
  return shares;
}
