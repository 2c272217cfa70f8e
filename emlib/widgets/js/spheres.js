// EM for the means alone: two components of weight 1/2 with the covariance sigma2 I, in the plane.

const ROUNDS = 1000; // the cap of a run

// The share of the first component at each point: one logistic function of two squared distances.
export function firstShares(x, mu, sigma2) {
  const out = new Float64Array(x.length / 2);
  for (let n = 0; n < out.length; n++) out[n] = 1 / (1 + Math.exp((square(x, n, mu, 0) - square(x, n, mu, 1)) / (2 * sigma2)));
  return out;
}

function square(x, n, mu, k) {
  const u = x[2 * n] - mu[2 * k], v = x[2 * n + 1] - mu[2 * k + 1];
  return u * u + v * v;
}

// The M step for the means; a component without any share keeps its place.
function moved(x, share, mu) {
  const sums = [0, 0, 0, 0], N = [0, 0];
  share.forEach((g, n) => {
    [g, 1 - g].forEach((w, k) => {
      N[k] += w;
      for (const i of [0, 1]) sums[2 * k + i] += w * x[2 * n + i];
    });
  });
  return mu.map((v, i) => (N[i >> 1] > 0 ? sums[i] / N[i >> 1] : v));
}

// From mu (4 numbers) until the means rest: {mu, share, rounds, moving}.
export function settle(x, mu, sigma2) {
  let share = firstShares(x, mu, sigma2), rounds = 0, far = Infinity;
  while (far > 1e-11 && rounds < ROUNDS) {
    const next = moved(x, share, mu);
    far = Math.max(...next.map((v, i) => Math.abs(v - mu[i])));
    mu = next;
    share = firstShares(x, mu, sigma2);
    rounds++;
  }
  return { mu, share, rounds, moving: far > 1e-11 };
}

// What is read off: J of k-means at these means, points without a share of 90 %, and wrong labels.
export function reading(x, z, { mu, share }) {
  let J = 0, undecided = 0, off = 0;
  share.forEach((g, n) => {
    J += Math.min(square(x, n, mu, 0), square(x, n, mu, 1));
    if (Math.max(g, 1 - g) < 0.9) undecided++;
    if ((g < 0.5 ? 1 : 0) !== z[n]) off++;
  });
  return { J, undecided, wrong: Math.min(off, z.length - off) };
}
