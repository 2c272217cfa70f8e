// A Gaussian of two columns, the second with holes: who hides what, and three ways to go on. S = [s11, s12, s22].

export const TRUTH = { mu: [1, 2], S: [1, 0.8, 1] };

// Which rows lose x₂: those with the highest scores, as in holes.py.
export function hiddenIn(x, noise, { mechanism, fraction }) {
  const N = noise.length, score = { MCAR: (n) => noise[n], MAR: (n) => x[2 * n] - 1 + noise[n] / 2, MNAR: (n) => x[2 * n + 1] - 2 + noise[n] / 2 }[mechanism];
  const order = Array.from({ length: N }, (_, n) => n).sort((a, b) => score(b) - score(a)), hidden = new Uint8Array(N);
  for (const n of order.slice(0, Math.round(fraction * N))) hidden[n] = 1;
  return hidden;
}

function moments(x, rows) {
  const mu = [0, 0], S = [0, 0, 0], N = rows.length;
  for (const n of rows) for (const d of [0, 1]) mu[d] += x[2 * n + d] / N;
  for (const n of rows) {
    const a = x[2 * n] - mu[0], b = x[2 * n + 1] - mu[1];
    S[0] += (a * a) / N;
    S[1] += (a * b) / N;
    S[2] += (b * b) / N;
  }
  return { mu, S };
}

// Where complete rows, fill-in without C and EM end: both of the latter have the regression of the complete rows;
// fill-in counts what that leaves over only for the rows that show it.
export function fits(x, hidden) {
  const all = Array.from(hidden, (_, n) => n), complete = moments(x, all.filter((n) => !hidden[n])), first = moments(x, all);
  const [s11, s12, s22] = complete.S, slope = s12 / s11, rest = s22 - slope * s12, variance = first.S[0];
  const mu = [first.mu[0], complete.mu[1] + slope * (first.mu[0] - complete.mu[0])], share = all.filter((n) => hidden[n]).length / all.length;
  const ended = (left) => ({ mu, S: [variance, slope * variance, left + slope * slope * variance] });
  return { complete, fill: ended((1 - share) * rest), em: ended(rest) };
}

const log = (d, variance) => -0.5 * (Math.log(2 * Math.PI * variance) + (d * d) / variance);

// ln p of what is seen: x₁ of all rows, and x₂ given x₁ where it is there.
export function logLikelihood(x, hidden, { mu, S }) {
  const slope = S[1] / S[0], rest = S[2] - slope * S[1];
  let sum = 0;
  hidden.forEach((hole, n) => {
    const a = x[2 * n] - mu[0];
    sum += log(a, S[0]) + (hole ? 0 : log(x[2 * n + 1] - mu[1] - slope * a, rest));
  });
  return sum;
}
