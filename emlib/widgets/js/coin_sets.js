// The mathematics of W13: sets of flips [heads, tails] between two coins that fall heads with theta = [a, b].

const TIE = 1e-9; // rounding must not decide
const xlogy = (x, y) => (x === 0 ? 0 : x * Math.log(y));
const logOf = ([heads, tails], p) => xlogy(heads, p) + xlogy(tails, 1 - p);

// A's share of each set; hard: all or nothing, and a tie is A's.
export function sharesOfA(sets, [a, b], hard) {
  return sets.map((set) => {
    const ahead = logOf(set, a) - logOf(set, b);
    return hard ? +(ahead > -TIE) : 1 / (1 + Math.exp(-ahead));
  });
}

// What each coin gets in all: [[heads, tails] of A, of B].
export function tallied(sets, ofA) {
  const sum = (share) => [0, 1].map((side) => sets.reduce((total, set, i) => total + share(ofA[i]) * set[side], 0));
  return [sum((g) => g), sum((g) => 1 - g)];
}

// Heads over flips; a coin without a flip stays.
export const dividedUp = (tally, theta) => tally.map(([heads, tails], k) => (heads + tails > 0 ? heads / (heads + tails) : theta[k]));

// ln p of the flips in their order, nats.
export function flipsLogLikelihood(sets, [a, b]) {
  return sets.reduce((total, set) => {
    const u = logOf(set, a), v = logOf(set, b), top = Math.max(u, v);
    return total + Math.log(0.5) + (top === -Infinity ? top : top + Math.log(Math.exp(u - top) + Math.exp(v - top)));
  }, 0);
}

// Where `step` half-steps lead, E and M in turn: theta, the shares and sums of the last E (null before the first),
// and how far the next round would move a coin.
export function tossed(sets, { a, b, hard, step }) {
  let theta = [a, b], ofA = null;
  for (let i = 0; i < step; i++) {
    if (i % 2 === 0) ofA = sharesOfA(sets, theta, hard);
    else theta = dividedUp(tallied(sets, ofA), theta);
  }
  const next = dividedUp(tallied(sets, sharesOfA(sets, theta, hard)), theta);
  const left = Math.max(...theta.map((v, k) => Math.abs(next[k] - v)));
  return { theta, ofA, tally: ofA && tallied(sets, ofA), left, ell: flipsLogLikelihood(sets, theta) };
}
