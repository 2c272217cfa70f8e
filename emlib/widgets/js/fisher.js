// Two bells of variance 1 and weight 1/2 on a line, d apart, and data without end: how much of the information
// that labelled data would hold do unlabelled ones keep? Parameters in the order mu_1, mu_2, pi_1, two variances.

const REACH = 10, GAP = 0.05; // of the sums over x, beyond the means and between places
const COMPLETE = [0.5, 0.5, 4, 0.25, 0.25]; // per point: pi_k, 1/(pi_1 pi_2), pi_k/2; nothing off the diagonal
const bellOf = (x, m) => Math.exp(-0.5 * (x - m) ** 2) / Math.sqrt(2 * Math.PI);

// The information of unlabelled data, per point: the mean of the outer product of the slopes of ln p.
function observed(d) {
  const info = COMPLETE.map(() => new Array(5).fill(0)), count = Math.round((2 * REACH + d) / GAP);
  for (let i = 0; i <= count; i++) {
    const x = -REACH - d / 2 + i * GAP, a = bellOf(x, -d / 2), b = bellOf(x, d / 2), u = x + d / 2, v = x - d / 2;
    const slopes = [(u * a) / 2, (v * b) / 2, a - b, ((u * u - 1) * a) / 4, ((v * v - 1) * b) / 4];
    for (let j = 0; j < 5; j++) for (let k = 0; k <= j; k++) info[j][k] += (GAP * slopes[j] * slopes[k]) / ((a + b) / 2);
  }
  for (let j = 0; j < 5; j++) for (let k = 0; k < j; k++) info[k][j] = info[j][k];
  return info;
}

// What is free, a row each, so long that labelled data would tell a move of one row by one unit.
function freed({ weight, variances }) {
  const rows = [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0]];
  if (weight) rows.push([0, 0, 1, 0, 0]);
  if (variances === "tied") rows.push([0, 0, 0, 1, 1]);
  if (variances === "own") rows.push([0, 0, 0, 1, 0], [0, 0, 0, 0, 1]);
  return rows.map((row) => {
    const size = Math.sqrt(row.reduce((sum, v, i) => sum + v * v * COMPLETE[i], 0));
    return row.map((v) => v / size);
  });
}

const times = (A, B) => A.map((row) => B[0].map((_, j) => row.reduce((sum, v, i) => sum + v * B[i][j], 0)));
const turned = (A) => A[0].map((_, j) => A.map((row) => row[j]));

// [least eigenvalue, its vector] of a small symmetric matrix, by Jacobi's turns.
function least(S) {
  const n = S.length;
  let A = S, V = S.map((_, i) => S.map((__, j) => +(i === j)));
  for (let sweep = 0; sweep < 12; sweep++)
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        if (A[p][q] === 0) continue;
        const angle = 0.5 * Math.atan2(2 * A[p][q], A[q][q] - A[p][p]), c = Math.cos(angle), s = Math.sin(angle);
        const J = S.map((_, i) => S.map((__, j) => +(i === j)));
        [J[p][p], J[q][q], J[p][q], J[q][p]] = [c, c, s, -s];
        A = times(turned(J), times(A, J));
        V = times(V, J);
      }
  const at = A.reduce((best, row, i) => (row[i] < A[best][best] ? i : best), 0);
  return [A[at][at], V.map((row) => row[at])];
}

// {known, factor, rounds, move}: the least share of the information that is kept, EM's factor, its rounds for a
// digit, and the direction that is known least, as long as labelled data tell by one unit. info: of observed(d).
function slowest(info, s) {
  const B = freed(s), [known, v] = least(times(times(B, info), turned(B))), move = times([v], B)[0];
  const sign = Math.sign(Math.abs(move[1]) > 1e-9 ? move[1] : move[2]);
  return { known, factor: 1 - known, rounds: Math.LN10 / -Math.log1p(-known), move: move.map((u) => u * sign) };
}

const kept = new Map();
function informationAt(d) {
  if (kept.size > 2000) kept.clear();
  if (!kept.has(d)) kept.set(d, observed(d));
  return kept.get(d);
}

export const paceOf = (s) => slowest(informationAt(s.distance), s);

export const NEAREST = 1, FARTHEST = 6;
export const SETS_FREE = [false, true].flatMap((weight) => ["known", "tied", "own"].map((variances) => ({ weight, variances })));
const PLACES = Array.from({ length: 101 }, (_, i) => NEAREST + (i * (FARTHEST - NEAREST)) / 100);

// The rounds for a digit over the distances, for one choice of what is free: [[distance, rounds], ...].
const lines = new Map();
export function lineOf({ weight, variances }) {
  const key = `${weight} ${variances}`;
  if (!lines.has(key)) lines.set(key, PLACES.map((distance) => [distance, paceOf({ distance, weight, variances }).rounds]));
  return lines.get(key);
}

// The bells [weight, mean, variance] after a move of this length along a direction.
export function moved(distance, move, size) {
  const [m1, m2, p, v1, v2] = move.map((u) => size * u);
  return [[0.5 + p, m1 - distance / 2, 1 + v1], [0.5 - p, m2 + distance / 2, 1 + v2]];
}

export const heightAt = (x, bells) => bells.map(([w, m, v]) => (w * bellOf((x - m) / Math.sqrt(v), 0)) / Math.sqrt(v));
