// Starts on iris: three flowers and one covariance; where 500 of them end, and which flowers are wrong.

export const BEST = -180.19, REACHED = 0.05; // nats: the best fit of the chapter, and how near counts as there

export function startOf(x, rows, Sigma) {
  const mu = rows.flatMap((n) => [...x.subarray(4 * n, 4 * n + 4)]);
  return { K: 3, D: 4, pi: new Float64Array(3).fill(1 / 3), mu: Float64Array.from(mu), Sigma: Float64Array.from([...Sigma, ...Sigma, ...Sigma]) };
}

// What is left of theta in the plane of the petals, the last two columns.
export function petals({ K, mu, Sigma }) {
  const out = { K, mu: new Float64Array(2 * K), Sigma: new Float64Array(4 * K) };
  for (let k = 0; k < K; k++) {
    out.mu.set([mu[4 * k + 2], mu[4 * k + 3]], 2 * k);
    out.Sigma.set([10, 11, 14, 15].map((i) => Sigma[16 * k + i]), 4 * k);
  }
  return out;
}

const NAMINGS = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

// The flowers that are wrong under the best naming of the three groups.
export function wrongFlowers(z, gamma) {
  const group = z.map((_, n) => [1, 2].reduce((top, k) => (gamma[3 * n + k] > gamma[3 * n + top] ? k : top), 0));
  const off = NAMINGS.map((name) => z.flatMap((species, n) => (name[group[n]] === species ? [] : [n])));
  return off.reduce((best, other) => (other.length < best.length ? other : best));
}

// The stored starts of one shape: {rows, bound (NaN: collapsed), mixed: one flower of each species}.
export function storedStarts(triples, hundredths, z, shape) {
  const N = triples.length / 3;
  return Array.from({ length: N }, (_, i) => {
    const rows = [...triples.subarray(3 * i, 3 * i + 3)], code = hundredths[shape * N + i];
    return { rows, bound: code ? -code / 100 : NaN, mixed: new Set(rows.map((n) => z[n])).size === 3 };
  });
}

export const reaches = (bound) => Math.abs(bound - BEST) < REACHED;

// How many starts reach the best fit, of all and of those with one flower of each species; and how many collapse.
export function tally(starts) {
  const mixed = starts.filter((s) => s.mixed), best = (list) => list.filter((s) => reaches(s.bound)).length;
  return { all: starts.length, best: best(starts), mixed: mixed.length, bestMixed: best(mixed), collapsed: starts.filter((s) => Number.isNaN(s.bound)).length };
}

// Bars over the bound: [[left, mixed, others], ...], `wide` nats each from `from` on; what is lower is in the first.
export function bars(starts, from, wide) {
  const out = new Map();
  for (const { bound, mixed } of starts) {
    if (Number.isNaN(bound)) continue;
    const left = from + wide * Math.max(0, Math.floor((bound - from) / wide)), bar = out.get(left) ?? [left, 0, 0];
    bar[mixed ? 1 : 2]++;
    out.set(left, bar);
  }
  return [...out.values()].sort((a, b) => a[0] - b[0]);
}

// The starts by their ending, from low to high; the collapsed ones are last, where ℓ has no end.
export const inOrder = (starts) => [...starts].sort((a, b) => (Number.isNaN(a.bound) ? 1 : 0) - (Number.isNaN(b.bound) ? 1 : 0) || a.bound - b.bound || 0);

const sameFlower = (x, a, b) => [0, 1, 2, 3].every((i) => x[4 * a + i] === x[4 * b + i]);
export const isFree = (x, n, others) => others.every((other) => !sameFlower(x, n, other));

// The free flower whose petal is nearest to (length, width).
export function nearestFlower(x, length, width, others) {
  const far = (n) => Math.hypot(x[4 * n + 2] - length, x[4 * n + 3] - width);
  const free = Array.from({ length: x.length / 4 }, (_, n) => n).filter((n) => isFree(x, n, others));
  return free.reduce((best, n) => (far(n) < far(best) ? n : best));
}

// `steps` flowers on from n in the order of the petals' column (2: length, 3: width), past those that are taken.
export function flowerAfter(x, n, steps, column, others) {
  const key = (m) => [x[4 * m + column], x[4 * m + 5 - column], m], free = Array.from({ length: x.length / 4 }, (_, m) => m).filter((m) => isFree(x, m, others));
  free.sort((a, b) => key(a).map((v, i) => v - key(b)[i]).find((d) => d !== 0) ?? 0);
  return free[Math.max(0, Math.min(free.length - 1, free.indexOf(n) + steps))];
}
