// Two experts with one input, as in emlib.experts: a round of EM whose gate takes some steps uphill.
// data: {x, y, B0, B1, ...}, the columns of B orthonormal as in emlib.engine.pairs; the gate is the logit
// d0 B0 + d1 B1 of the second expert, and theta is {d: [d0, d1], lines: [[at the origin, slope], ...], sigma2}.

const HALVINGS = 40, TOP = 100;
export const LAST = 100;

const sum = (n, f) => {
  let total = 0;
  for (let i = 0; i < n; i++) total += f(i);
  return total;
};

export function prepare(columns) {
  const N = columns.length / 2, x = Float64Array.from({ length: N }, (_, n) => columns[2 * n]), y = Float64Array.from({ length: N }, (_, n) => columns[2 * n + 1]);
  const mean = sum(N, (n) => x[n]) / N, size = Math.sqrt(sum(N, (n) => (x[n] - mean) ** 2)), level = sum(N, (n) => y[n]) / N;
  return { N, x, y, mean, size, B0: 1 / Math.sqrt(N), B1: x.map((v) => (v - mean) / size), variance: sum(N, (n) => (y[n] - level) ** 2) / N };
}

// ln(1 + e^a) without overflow, and the logistic function.
const softplus = (a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
const logistic = (a) => (a >= 0 ? 1 / (1 + Math.exp(-a)) : Math.exp(a) / (1 + Math.exp(a)));

const logitAt = (data, d, n) => d[0] * data.B0 + d[1] * data.B1[n];

// The gate as a function of x: v0 + v1 x is the logit of the second expert.
export const logitOf = (data, d) => [d[0] * data.B0 - (d[1] * data.mean) / data.size, d[1] / data.size];
export const gateOf = (data, d, x) => {
  const [v0, v1] = logitOf(data, d);
  return logistic(v0 + v1 * x);
};

// Lines through given heights at x = −3 and 3, a gate of one half, the variance of all y.
export function begin(data, heights) {
  const [a, b, c, d] = heights;
  return { d: [0, 0], lines: [[(a + b) / 2, (b - a) / 6], [(c + d) / 2, (d - c) / 6]], sigma2: [data.variance, data.variance] };
}

// {share, bound}: of the second expert, (N,), and ln p(y | x; theta).
export function eStep(data, { d, lines, sigma2 }) {
  const share = new Float64Array(data.N);
  let bound = 0;
  for (let n = 0; n < data.N; n++) {
    const a = logitAt(data, d, n), log = [-softplus(a), -softplus(-a)].map((g, k) => g - 0.5 * (Math.log(2 * Math.PI * sigma2[k]) + (data.y[n] - lines[k][0] - lines[k][1] * data.x[n]) ** 2 / sigma2[k]));
    const top = Math.max(...log), all = top + Math.log(Math.exp(log[0] - top) + Math.exp(log[1] - top));
    share[n] = Math.exp(log[1] - all);
    bound += all;
  }
  return { share, bound };
}

// Weighted least squares in the columns of B: [line, mean of squares].
function leastSquares(data, weight) {
  const a = sum(data.N, weight) * data.B0 ** 2, b = sum(data.N, (n) => weight(n) * data.B0 * data.B1[n]), c = sum(data.N, (n) => weight(n) * data.B1[n] ** 2);
  const p = sum(data.N, (n) => weight(n) * data.B0 * data.y[n]), q = sum(data.N, (n) => weight(n) * data.B1[n] * data.y[n]), det = a * c - b * b;
  const u = (c * p - b * q) / det, v = (a * q - b * p) / det, slope = v / data.size, line = [u * data.B0 - slope * data.mean, slope];
  return [line, sum(data.N, (n) => weight(n) * (data.y[n] - u * data.B0 - v * data.B1[n]) ** 2) / sum(data.N, weight)];
}

// The gate's part of Q at the logits d.
const gateQ = (data, share, d) => sum(data.N, (n) => {
  const a = logitAt(data, d, n);
  return -(1 - share[n]) * softplus(a) - share[n] * softplus(-a);
});

function slopeOf(data, share, d) {
  const rest = (n) => share[n] - logistic(logitAt(data, d, n));
  return [sum(data.N, (n) => rest(n) * data.B0), sum(data.N, (n) => rest(n) * data.B1[n])];
}

function newton(data, d, [p, q]) {
  const bend = Float64Array.from({ length: data.N }, (_, n) => {
    const g = logistic(logitAt(data, d, n));
    return g * (1 - g);
  });
  const a = sum(data.N, (n) => bend[n] * data.B0 ** 2), b = sum(data.N, (n) => bend[n] * data.B0 * data.B1[n]), c = sum(data.N, (n) => bend[n] * data.B1[n] ** 2), det = a * c - b * b;
  return det > 1e-12 * a * c ? [(c * p - b * q) / det, (a * q - b * p) / det] : [0, 0];
}

// One step that raises Q, halved until it does; d itself if there is none.
function uphill(data, share, d, way) {
  const s = slopeOf(data, share, d), w = way === "small" ? [4 * s[0], 4 * s[1]] : newton(data, d, s), promised = s[0] * w[0] + s[1] * w[1], before = gateQ(data, share, d);
  for (let i = 0, t = 1; i < HALVINGS; i++, t /= 2) {
    const there = [d[0] + t * w[0], d[1] + t * w[1]], rise = gateQ(data, share, there) - before;
    if (rise > 0 && rise >= 0.1 * t * promised) return there;
  }
  return d;
}

function climbed(data, share, d, way) {
  const steps = { none: 0, small: 1, newton: 1, top: TOP }[way];
  for (let i = 0, before = null; i < steps && before !== d; i++) [before, d] = [d, uphill(data, share, d, way)];
  return d;
}

export function mStep(data, theta, share, way) {
  const fits = [leastSquares(data, (n) => 1 - share[n]), leastSquares(data, (n) => share[n])];
  return { d: climbed(data, share, theta.d, way), lines: fits.map(([line]) => line), sigma2: fits.map(([, s]) => s) };
}

// All rounds from heights on: {thetas, bounds}; a run at rest stays where it is.
export function run(data, heights, way) {
  const thetas = [begin(data, heights)], bounds = [];
  for (let t = 0, still = 0; t <= LAST; t++) {
    const { share, bound } = eStep(data, thetas[t]);
    bounds.push(bound);
    still = t && Math.abs(bound - bounds[t - 1]) < 1e-11 * Math.abs(bound) ? still + 1 : 0;
    if (t < LAST) thetas.push(still > 2 ? thetas[t] : mStep(data, thetas[t], share, way));
  }
  return { thetas, bounds };
}
