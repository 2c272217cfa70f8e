// A slice of the log-likelihood: one component's mean slides along x1, and all else stays as it is.
import { eStep } from "./em_core.js";

// theta with the mean of component k at place (x1, x2); an empty place leaves it.
export function withMean(theta, k, place) {
  const mu = theta.mu.slice();
  if (place.length) mu.set(place, 2 * k);
  return { ...theta, mu };
}

// ln of the sum of the other components' weighted densities at each point.
function logOthers(x, theta, k) {
  const keep = Array.from({ length: theta.K }, (_, j) => j).filter((j) => j !== k), pick = (a, n) => Float64Array.from(keep.flatMap((j) => [...a.subarray(n * j, n * j + n)]));
  const others = { K: keep.length, D: 2, pi: pick(theta.pi, 1), mu: pick(theta.mu, 2), Sigma: pick(theta.Sigma, 4) };
  return Float64Array.from({ length: x.length / 2 }, (_, n) => eStep(x.subarray(2 * n, 2 * n + 2), others).bound);
}

// Returns ell(x1): the log-likelihood with the mean of component k at (x1, its x2). What does not depend
// on x1 is computed once: with z = L^-1 (x_n - mu), only z moves, by a line in x1.
export function slice(x, theta, k) {
  const rest = logOthers(x, theta, k), [a, b, , d] = theta.Sigma.subarray(4 * k, 4 * k + 4), N = rest.length;
  const l = Math.sqrt(a), m = b / l, s = Math.sqrt(d - m * m), x2 = theta.mu[2 * k + 1];
  const scale = Math.log(theta.pi[k]) - Math.log(2 * Math.PI) - Math.log(l) - Math.log(s);
  return (x1) => {
    let sum = 0;
    for (let n = 0; n < N; n++) {
      const u = (x[2 * n] - x1) / l, v = (x[2 * n + 1] - x2 - m * u) / s, own = scale - 0.5 * (u * u + v * v);
      sum += Math.max(own, rest[n]) + Math.log1p(Math.exp(-Math.abs(own - rest[n])));
    }
    return sum;
  };
}

// The curve at `count` places from `from` to `to`: [[x1, ell], ...].
export const curve = (ell, from, to, count) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1)).map((v) => [v, ell(v)]);

const GOLDEN = (Math.sqrt(5) - 1) / 2;

// The top between a and b, to 1e-4: golden sections, on a piece with one top.
function topBetween(ell, a, b) {
  while (b - a > 1e-4) {
    const u = b - GOLDEN * (b - a), v = a + GOLDEN * (b - a);
    if (ell(u) < ell(v)) a = u;
    else b = v;
  }
  return (a + b) / 2;
}

// All tops of the curve inside its ends: [[x1, ell], ...] from left to right.
export function topsOf(ell, line) {
  const inside = line.slice(1, -1).filter(([, v], i) => v > line[i][1] && v >= line[i + 2][1]);
  const step = line[1][0] - line[0][0];
  return inside.map(([at]) => topBetween(ell, at - step, at + step)).map((at) => [at, ell(at)]);
}
