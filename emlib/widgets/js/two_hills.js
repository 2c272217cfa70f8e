// Two hills of density on a line, pi N(0, s1^2) and (1-pi) N(4, s2^2): whose is a point at x?

export const CENTRES = [0, 4];
const LOG_ROOT_2PI = 0.5 * Math.log(2 * Math.PI);

// ln of the two weighted densities at x.
export function logJoints(x, { pi, sigma1, sigma2 }) {
  return [[pi, sigma1], [1 - pi, sigma2]].map(([w, s], k) => Math.log(w) - Math.log(s) - LOG_ROOT_2PI - 0.5 * ((x - CENTRES[k]) / s) ** 2);
}

// {shares, logDensity} by log-sum-exp, which has a value however far x is.
export function whose(x, s) {
  const [a, b] = logJoints(x, s), top = Math.max(a, b), sum = Math.exp(a - top) + Math.exp(b - top);
  return { shares: [Math.exp(a - top) / sum, Math.exp(b - top) / sum], logDensity: top + Math.log(sum) };
}

// The share of the first as plain arithmetic has it: 0/0 where both densities round to 0.
export function naiveShare(x, s) {
  const [a, b] = logJoints(x, s).map(Math.exp);
  return a / (a + b);
}

// Where both shares are one half: the roots of ln(joint_1 / joint_2) = a x^2 + b x + c, in order.
export function borders({ pi, sigma1, sigma2 }) {
  const [p, q] = [1 / (sigma1 * sigma1), 1 / (sigma2 * sigma2)], m = CENTRES[1];
  const a = (q - p) / 2, b = -m * q, c = (m * m * q) / 2 + Math.log((pi * sigma2) / ((1 - pi) * sigma1));
  if (a === 0) return [-c / b];
  const square = b * b - 4 * a * c;
  if (square <= 0) return [];
  const t = -(b + Math.sign(b) * Math.sqrt(square)) / 2; // no difference of nearly equal numbers
  return [t / a, c / t].sort((u, v) => u - v);
}
