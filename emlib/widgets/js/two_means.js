// Two means on the points 1, 2, 3, with weights 1/2 and one variance: the certificate of a step from one
// theta = [m1, m2, s2] to another, and what the plane of the new means shows. Nats, totals.

const X = [1, 2, 3], LN_2PI = Math.log(2 * Math.PI);
const logJoint = (x, m, s2) => -Math.LN2 - 0.5 * (LN_2PI + Math.log(s2) + ((x - m) * (x - m)) / s2);

// {ell, log}: the log-likelihood, and [ln gamma_n1, ln gamma_n2] of each point.
export function seenFrom([m1, m2, s2]) {
  let ell = 0;
  const log = X.map((x) => {
    const a = logJoint(x, m1, s2), b = logJoint(x, m2, s2), top = Math.max(a, b);
    const logPx = top + Math.log(Math.exp(a - top) + Math.exp(b - top));
    ell += logPx; // (9.14)
    return [a - logPx, b - logPx]; // (9.23)
  });
  return { ell, log };
}

// Q(theta, theta_old), with ln gamma taken at theta_old.
const expected = (log, [m1, m2, s2]) => X.reduce((sum, x, n) => sum + Math.exp(log[n][0]) * logJoint(x, m1, s2) + Math.exp(log[n][1]) * logJoint(x, m2, s2), 0);

// {dl, dQ, kl}: dl = dQ + kl, each by its own formula.
export function certified(before, after) {
  const old = seenFrom(before), now = seenFrom(after);
  let kl = 0;
  old.log.forEach((pair, n) => pair.forEach((l, k) => (kl += Math.exp(l) * (l - now.log[n][k])))); // (9.72)
  return { dl: now.ell - old.ell, dQ: expected(old.log, after) - expected(old.log, before), kl: Math.max(0, kl) };
}

// The means that M chooses, and N_1 = N_2 (both olds lie evenly about 2).
export function bestMeans(before) {
  const { log } = seenFrom(before), sums = [0, 1].map((k) => X.map((x, n) => [Math.exp(log[n][k]), x]));
  return sums.map((rows) => rows.reduce((s, [g, x]) => s + g * x, 0) / rows.reduce((s, [g]) => s + g, 0)); // (9.24)
}

// The variance that M chooses with them.
export function bestVariance(before) {
  const { log } = seenFrom(before), means = bestMeans(before), square = (x, n) => means.reduce((sum, m, k) => sum + Math.exp(log[n][k]) * (x - m) ** 2, 0);
  return X.reduce((sum, x, n) => sum + square(x, n), 0) / X.length; // (9.25)
}

// Where Q does not fall, at the variance s2: the disc about the best means with this radius; null if nowhere.
export function discOf(before, s2) {
  const { log } = seenFrom(before), centre = bestMeans(before), N_1 = log.reduce((sum, [l]) => sum + Math.exp(l), 0);
  const gain = expected(log, [...centre, s2]) - expected(log, before);
  return gain < 0 ? null : { centre, radius: Math.sqrt((2 * s2 * gain) / N_1) };
}

// ell over the square, row by row: {at (places), ell (places x places, [second mean][first])}.
export function plateau([from, to], places, s2) {
  const at = Array.from({ length: places }, (_, i) => from + ((to - from) * i) / (places - 1));
  return { at, ell: at.map((m2) => at.map((m1) => seenFrom([m1, m2, s2]).ell)) };
}

// The tops of ell at this variance: the best place of the grid, taken on by EM for the means, and its mirror images.
export function topsOf({ at, ell }, s2) {
  let best = -Infinity, m = null;
  ell.forEach((row, j) => row.forEach((v, i) => v > best && ([best, m] = [v, [at[i], at[j]]])));
  for (let round = 0; round < 300; round++) m = bestMeans([...m, s2]);
  const [a, b] = m, images = [[a, b], [b, a], [4 - a, 4 - b], [4 - b, 4 - a]];
  return images.filter((p, i) => images.findIndex((q) => Math.hypot(p[0] - q[0], p[1] - q[1]) < 0.02) === i);
}
