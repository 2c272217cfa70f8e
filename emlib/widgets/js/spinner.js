// A spinner and a dart, with spins and darts that stay as they fell: what is drawn is a function of theta alone.
import { makeTheta, responsibilities } from "./em_core.js";
import { unpack } from "./saved.js";

const UNIT = 2 ** -29; // the step that the stored numbers are rounded to

// Rows of (u, eps_1, eps_2) from the bytes of a trait.
export function stored(view) {
  return Float64Array.from(unpack(view, Int32Array), (v) => v * UNIT);
}

// The first k whose cumulated weight exceeds u; the last if rounding leaves none.
export function labelOf(u, pi) {
  let sum = 0;
  const k = pi.findIndex((w) => (sum += w) > u);
  return k < 0 ? pi.length - 1 : k;
}

// Where dart n lands when it is thrown at component k: mu_k + L_k eps.
export function thrown(noise, n, k, { mu, factors }) {
  const [a, , b, c] = factors.slice(4 * k, 4 * k + 4), [e1, e2] = [noise[3 * n + 1], noise[3 * n + 2]];
  return [mu[2 * k] + a * e1, mu[2 * k + 1] + b * e1 + c * e2];
}

// The first n points: {x (2n), z (n), counts (K)}.
export function drawn(noise, s) {
  const x = new Float64Array(2 * s.n), z = new Uint8Array(s.n), counts = s.pi.map(() => 0);
  for (let n = 0; n < s.n; n++) {
    z[n] = labelOf(noise[3 * n], s.pi); // (9.10)
    counts[z[n]]++;
    x.set(thrown(noise, n, z[n], s), 2 * n); // (9.11)
  }
  return { x, z, counts };
}

// How often k came up in each full hundred.
export function hundreds(z, k) {
  const out = [];
  for (let end = 100; end <= z.length; end += 100) out.push(z.subarray(end - 100, end).filter((v) => v === k).length);
  return out;
}

// The rows whose label is another than the weights `before` would have given: [n, old label].
export function jumped(noise, z, before) {
  return Array.from(z, (k, n) => [n, labelOf(noise[3 * n], before), k]).filter(([, old, k]) => old !== k);
}

export function thetaOf({ pi, mu, factors }) {
  const L = (k) => factors.slice(4 * k, 4 * k + 4);
  const Sigma = pi.map((_, k) => (([a, , b, c]) => [a * a, a * b, a * b, b * b + c * c])(L(k)));
  return makeTheta({ pi, mu, Sigma });
}

// The shares, and the rows that are without a share of 90 % or show mostly a component that did not make them.
export function sharing(x, z, s) {
  const K = s.pi.length, gamma = responsibilities(x, thetaOf(s)), undecided = [], astray = [];
  for (let n = 0; n < z.length; n++) {
    const row = gamma.subarray(K * n, K * n + K), top = row.reduce((best, g, k) => (g > row[best] ? k : best), 0);
    if (row[top] < 0.9) undecided.push(n);
    if (top !== z[n]) astray.push(n);
  }
  return { gamma, undecided, astray };
}

// Mean and standard deviation of a binomial count.
export const expected = (n, p) => ({ mean: n * p, sd: Math.sqrt(n * p * (1 - p)) });
