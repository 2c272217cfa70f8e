// EM for Gaussian mixtures with full covariances, as pure functions on Float64Array (row-major).
// theta = {K, D, pi (K), mu (K*D), Sigma (K*D*D)}; x is (N*D); log-likelihoods in nats, total.
// The same arithmetic as emlib's kernel: whitened z = L^-1 (x - mu), log-sum-exp, M in z.

const LN_2PI = Math.log(2 * Math.PI);

export class Collapsed extends Error {
  constructor(component) {
    super(`component ${component} has collapsed: its covariance is singular`);
    this.component = component;
    this.iteration = null;
  }
}

export function makeTheta({ pi, mu, Sigma }) {
  const flat = (a) => Float64Array.from(Array.isArray(a) ? a.flat(Infinity) : a);
  return { K: pi.length, D: mu.flat().length / pi.length, pi: flat(pi), mu: flat(mu), Sigma: flat(Sigma) };
}

// Lower factor of the D x D matrix that begins at A[at]; null if it has none.
export function cholesky(A, D, at = 0) {
  const L = new Float64Array(D * D);
  for (let i = 0; i < D; i++) {
    for (let j = 0; j <= i; j++) {
      let s = A[at + i * D + j];
      for (let m = 0; m < j; m++) s -= L[i * D + m] * L[j * D + m];
      if (i > j) L[i * D + j] = s / L[j * D + j];
      else if (s > 0) L[i * D + i] = Math.sqrt(s);
      else return null;
    }
  }
  return L;
}

function factors({ K, D, Sigma }) {
  return Array.from({ length: K }, (_, k) => {
    const L = cholesky(Sigma, D, k * D * D);
    if (!L) throw new Collapsed(k);
    return L;
  });
}

// z = L^-1 (x_n - mu_k) by forward substitution, written to z[at..]; returns |z|^2.
function whiten(x, n, mu, k, L, D, z, at) {
  let square = 0;
  for (let i = 0; i < D; i++) {
    let s = x[n * D + i] - mu[k * D + i];
    for (let j = 0; j < i; j++) s -= L[i * D + j] * z[at + j];
    z[at + i] = s / L[i * D + i];
    square += z[at + i] * z[at + i];
  }
  return square;
}

function logSumExp(a, from, to) {
  let top = -Infinity, sum = 0;
  for (let k = from; k < to; k++) top = Math.max(top, a[k]);
  for (let k = from; k < to; k++) sum += Math.exp(a[k] - top);
  return top + Math.log(sum);
}

function addRow(S, gamma, g, z, K, D) {
  for (let k = 0; k < K; k++) {
    const w = gamma[g + k];
    S.N_k[k] += w;
    for (let i = 0; i < D; i++) {
      S.z[k * D + i] += w * z[k * D + i];
      for (let j = 0; j <= i; j++) S.zz[(k * D + i) * D + j] += w * z[k * D + i] * z[k * D + j];
    }
  }
}

// E-step: {gamma (N*K), S, bound}; S = the expected statistics about theta, bound = ln p(x; theta).
export function eStep(x, theta) {
  const { K, D, pi, mu } = theta, N = x.length / D, L = factors(theta);
  const logScale = L.map((F, k) => {
    let s = Math.log(pi[k]) - 0.5 * D * LN_2PI;
    for (let i = 0; i < D; i++) s -= Math.log(F[i * D + i]);
    return s;
  });
  const S = { N_k: new Float64Array(K), z: new Float64Array(K * D), zz: new Float64Array(K * D * D), theta, L };
  const gamma = new Float64Array(N * K), z = new Float64Array(K * D);
  let bound = 0;
  for (let n = 0; n < N; n++) {
    const g = n * K;
    for (let k = 0; k < K; k++) gamma[g + k] = logScale[k] - 0.5 * whiten(x, n, mu, k, L[k], D, z, k * D);
    const logPx = logSumExp(gamma, g, g + K);
    for (let k = 0; k < K; k++) gamma[g + k] = Math.exp(gamma[g + k] - logPx); // (9.23)
    addRow(S, gamma, g, z, K, D);
    bound += logPx; // (9.14)
  }
  return { gamma, S, bound };
}

export const responsibilities = (x, theta) => eStep(x, theta).gamma;
export const logLikelihood = (x, theta) => eStep(x, theta).bound;

// M = second moment - m m^T of component k in z. Collapsed if it is singular as far as its digits
// go: a direction that keeps less than the rounding of its second moment has no width left.
function spread(S, k, m) {
  const { D } = S.theta, M = new Float64Array(D * D), at = k * D * D;
  let trace = 0;
  for (let i = 0; i < D; i++) {
    trace += S.zz[at + i * D + i] / S.N_k[k];
    for (let j = 0; j <= i; j++) M[i * D + j] = M[j * D + i] = S.zz[at + i * D + j] / S.N_k[k] - m[i] * m[j];
  }
  const noise = D * Number.EPSILON * trace;
  if (!cholesky(M.map((v, i) => (i % (D + 1) ? v : v - noise)), D)) throw new Collapsed(k);
  return M;
}

// L M L^T, written to out[at..].
function unwhiten(L, M, D, out, at) {
  for (let i = 0; i < D; i++) {
    for (let j = 0; j <= i; j++) {
      let s = 0;
      for (let a = 0; a <= i; a++) for (let b = 0; b <= j; b++) s += L[i * D + a] * M[a * D + b] * L[j * D + b];
      out[at + i * D + j] = out[at + j * D + i] = s;
    }
  }
}

// M-step: the theta that maximises Q(theta, theta_old). A component responsible for nothing keeps
// its place with weight 0; one whose covariance is singular is named by Collapsed.
export function mStep(S) {
  const { K, D, mu, Sigma } = S.theta, total = S.N_k.reduce((a, b) => a + b);
  const next = { K, D, pi: S.N_k.map((w) => w / total), mu: mu.slice(), Sigma: Sigma.slice() }; // (9.26)
  for (let k = 0; k < K; k++) {
    if (S.N_k[k] < 2 ** -1022) continue; // not a normal number: nothing to divide by
    const m = S.z.slice(k * D, (k + 1) * D).map((s) => s / S.N_k[k]);
    for (let i = 0; i < D; i++) for (let j = 0; j <= i; j++) next.mu[k * D + i] += S.L[k][i * D + j] * m[j]; // (9.24) in z
    unwhiten(S.L[k], spread(S, k, m), D, next.Sigma, k * D * D); // (9.25) in z
  }
  return next;
}

// A run: thetas and bounds of theta_0 .. theta_T, T <= rounds, and the Collapsed that ended it, if any.
export function run(x, theta, rounds) {
  const thetas = [], bounds = [], gammas = [];
  let collapsed = null;
  for (let t = 0; t <= rounds; t++) {
    try {
      const { gamma, S, bound } = eStep(x, theta);
      thetas.push(theta);
      bounds.push(bound);
      gammas.push(gamma);
      if (t < rounds) theta = mStep(S);
    } catch (error) {
      if (!(error instanceof Collapsed)) throw error;
      error.iteration = thetas.length;
      collapsed = error;
      break;
    }
  }
  return { thetas, bounds, gammas, collapsed };
}

// How many half-steps a run has: an M that fails is the last one.
export const lastStep = ({ thetas, collapsed }) => 2 * (thetas.length - 1) + (collapsed ? 2 : 0);

// The picture after `step` half-steps, E first: the ellipses of theta_t, the colours of the last E.
export function frame(r, step) {
  const last = lastStep(r), s = Math.max(0, Math.min(step, last));
  const failed = r.collapsed !== null && s === last;
  const t = failed ? r.thetas.length - 1 : s >> 1;
  const round = (s + 1) >> 1; // of the half-step just made; 0 at the start
  return { step: s, last, t, round, failed, theta: r.thetas[t], bound: r.bounds[t], gamma: s ? r.gammas[round - 1] : null };
}
