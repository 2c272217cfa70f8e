// The log-likelihood along the first coordinate of one mean, all covariances I, and the bound F(q, .) below
// it: a parabola, because with q given Q is one. Nats, totals.

const HALF_LN_2PI = 0.5 * Math.log(2 * Math.PI);

// What stays as it is along the line: {N, K, k, line (N), fixed (N*K)}; fixed holds ln pi_j N(x_n | mu_j, I),
// for component k without the part of the first coordinate, line.
export function prepared({ x, pi, mu, k }) {
  const N = x.length, K = pi.length, fixed = new Float64Array(N * K);
  x.forEach((row, n) => pi.forEach((weight, j) => {
    let square = 0;
    for (let i = j === k ? 1 : 0; i < row.length; i++) square += (row[i] - mu[j][i]) ** 2;
    fixed[n * K + j] = Math.log(weight) - row.length * HALF_LN_2PI - square / 2;
  }));
  return { N, K, k, line: Float64Array.from(x, (row) => row[0]), fixed };
}

// {ell, log}: the log-likelihood with the mean at m, and ln gamma (N*K).
export function posteriorAt({ N, K, k, line, fixed }, m) {
  const log = Float64Array.from(fixed);
  let ell = 0;
  for (let n = 0; n < N; n++) {
    const g = n * K;
    log[g + k] -= (line[n] - m) ** 2 / 2;
    let most = -Infinity, sum = 0;
    for (let j = g; j < g + K; j++) most = Math.max(most, log[j]);
    for (let j = g; j < g + K; j++) sum += Math.exp(log[j] - most);
    const logPx = most + Math.log(sum);
    for (let j = g; j < g + K; j++) log[j] -= logPx; // (9.23)
    ell += logPx; // (9.14)
  }
  return { ell, log };
}

// What q makes: {gamma, H, N_k, top, highest}; F(q, m) = highest - N_k (m - top)^2 / 2. q is the posterior at
// `place`, mixed with the uniform distribution in the share u.
export function boundOf(fixture, place, u) {
  const { N, K, k, line, fixed } = fixture, gamma = posteriorAt(fixture, place).log.map((l) => (1 - u) * Math.exp(l) + u / K);
  let H = 0, N_k = 0, sum = 0, rest = 0;
  gamma.forEach((g, i) => {
    if (g > 0) H -= g * Math.log(g); // 0 ln 0 = 0
    rest += g * fixed[i];
  });
  for (let n = 0; n < N; n++) {
    N_k += gamma[n * K + k]; // (9.27)
    sum += gamma[n * K + k] * line[n];
  }
  const top = sum / N_k; // (9.24)
  for (let n = 0; n < N; n++) rest -= (gamma[n * K + k] * (line[n] - top) ** 2) / 2;
  return { gamma, H, N_k, top, highest: rest + H };
}

export const heightOf = ({ highest, N_k, top }, m) => highest - (N_k * (m - top) ** 2) / 2;

// At the ball: ell, F, and KL(q || posterior) by a formula of its own; slopes and curvatures of ell and F.
export function ladder(fixture, q, m) {
  const { N, K, k, line } = fixture, { ell, log } = posteriorAt(fixture, m);
  let kl = 0, slope = 0, curvature = 0;
  q.gamma.forEach((g, i) => {
    if (g > 0) kl += g * (Math.log(g) - log[i]); // (9.72)
  });
  for (let n = 0; n < N; n++) {
    const g = Math.exp(log[n * K + k]), away = line[n] - m;
    slope += g * away;
    curvature += g * (1 - g) * away * away - g;
  }
  return { ell, F: heightOf(q, m), kl: Math.max(0, kl), slope: [slope, q.N_k * (q.top - m)], curvature: [curvature, -q.N_k] };
}

// Where E and M in turn come to rest from m, on this line.
export function restFrom(fixture, m) {
  for (let round = 0; round < 500; round++) {
    const { top } = boundOf(fixture, m, 0);
    if (Math.abs(top - m) < 1e-13) return top;
    m = top;
  }
  return m;
}

// ell at equally spaced places: [[m, ell], ...].
export function hillside(fixture, [from, to], places) {
  return Array.from({ length: places + 1 }, (_, i) => from + ((to - from) * i) / places).map((m) => [m, posteriorAt(fixture, m).ell]);
}
