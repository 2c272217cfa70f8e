// Two dice that tend to stay: p(z) has the weights W at every roll, whatever the stickiness s is.

export const W = [2 / 3, 1 / 3], FACE = { six: [1 / 6, 1 / 2], other: [1 / 6, 1 / 10] };

// Both states one roll later: with probability s all stays, else the state is drawn anew.
const next = (s, p) => W.map((w, k) => (1 - s) * w + s * p[k]);

// What the rolls up to each one say: alpha, and ahead, what those before it say; ell is the sum of ln c.
export function forward(sixes, s) {
  const alpha = [], ahead = [];
  let ell = 0, p = W;
  for (const six of sixes) {
    const joint = FACE[six ? "six" : "other"].map((b, k) => p[k] * b), c = joint[0] + joint[1];
    ahead.push(p);
    alpha.push(joint.map((v) => v / c));
    ell += Math.log(c);
    p = next(s, alpha.at(-1));
  }
  return { alpha, ahead, ell };
}

// What all rolls say, from the end: gamma.
export function backward({ alpha, ahead }, s) {
  const gamma = [...alpha];
  for (let n = alpha.length - 2; n >= 0; n--) {
    const ratio = gamma[n + 1].map((g, k) => g / ahead[n + 1][k]), drawn = (1 - s) * (W[0] * ratio[0] + W[1] * ratio[1]);
    gamma[n] = alpha[n].map((a, k) => a * (drawn + s * ratio[k]));
  }
  return gamma;
}

export const rollsOf = (sixes, flips) => sixes.map((six, i) => (flips.includes(i + 1) ? 1 - six : six));

// All that is drawn and said of one state: P(loaded) of each roll, and ℓ here and for s in hundredths.
export function reading(base, s) {
  const sixes = rollsOf(base, s.flips), there = forward(sixes, s.stick), shares = s.past ? there.alpha : backward(there, s.stick);
  return { sixes, loaded: shares.map((g) => g[1]), ell: there.ell };
}

export const climb = (sixes) => Array.from({ length: 101 }, (_, i) => forward(sixes, i / 100).ell);

// The probability of the loaded die if the roll is judged alone.
export const alone = (six) => {
  const [fair, loaded] = FACE[six ? "six" : "other"].map((b, k) => W[k] * b);
  return loaded / (fair + loaded);
};
