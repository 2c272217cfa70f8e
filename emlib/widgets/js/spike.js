// A wide bell that stays and a spike that narrows, each with weight 1/2, on data {values, counts, wide: [mean, sd]}.
// The log-likelihood and the inverse Wishart prior of both variances, in nats, and the tops of their sum.

const NU = 3, LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI), LOG_GAMMA = Math.log(Math.sqrt(Math.PI) / 2); // ln Γ(ν/2)
export const WIDEST = 3, NARROWEST = 1e-8; // sd of the spike
const DECADE = 40; // places of a curve for each power of ten

// ln of half a bell's density at x.
export const logHalf = (x, [mean, sd]) => -Math.LN2 - LOG_ROOT_TWO_PI - Math.log(sd) - 0.5 * ((x - mean) / sd) ** 2;

// ℓ; both logarithms are finite, however narrow the spike is.
export function logLikelihoodOf({ values, counts, wide }, mean, sigma) {
  return values.reduce((sum, x, i) => {
    const a = logHalf(x, wide), b = logHalf(x, [mean, sigma]);
    return sum + counts[i] * (Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b))));
  }, 0);
}

// What ℓ falls to when the spike reaches no point: that of half the wide bell, its share of the weight, and nothing else.
export const alone = ({ values, counts, wide }) => values.reduce((sum, x, i) => sum + counts[i] * logHalf(x, wide), 0);

const logWishart = (sd, Psi) => (NU / 2) * Math.log(Psi / 2) - LOG_GAMMA - (NU + 2) * Math.log(sd) - Psi / (2 * sd * sd);

// ln prior of both variances; 0 where Psi = 0 says that there is none.
export const logPriorOf = ({ wide }, sigma, Psi) => (Psi ? logWishart(wide[1], Psi) + logWishart(sigma, Psi) : 0);

// How many data the spike stands on, and how far away the nearest is that it does not stand on.
export function under({ values, counts }, mean) {
  const at = values.indexOf(mean);
  return { count: at < 0 ? 0 : counts[at], nearest: Math.min(...values.map((v) => Math.abs(v - mean))) };
}

// Both curves at the same widths, from wide to narrow: {sigmas, l, sum}.
export function curves(set, { mean, Psi }) {
  const decades = Math.log10(WIDEST / NARROWEST), n = Math.round(DECADE * decades);
  const sigmas = Array.from({ length: n + 1 }, (_, i) => WIDEST * 10 ** ((-decades * i) / n));
  const l = sigmas.map((sigma) => logLikelihoodOf(set, mean, sigma));
  return { sigmas, l, sum: l.map((v, i) => v + logPriorOf(set, sigmas[i], Psi)) };
}

// The tops of ℓ + ln prior inside the picture as widths, from wide to narrow, each halved in until it is exact.
// A rise of less than a millionth of a nat over a step is not a top but rounding on a level stretch.
export function tops(set, s, { sigmas, sum }) {
  const height = (logSigma) => logLikelihoodOf(set, s.mean, Math.exp(logSigma)) + logPriorOf(set, Math.exp(logSigma), s.Psi), out = [];
  for (let i = 1; i < sum.length - 1; i++) {
    if (!(sum[i] > sum[i - 1] && sum[i] >= sum[i + 1] && 2 * sum[i] - sum[i - 1] - sum[i + 1] > 1e-6)) continue;
    let a = Math.log(sigmas[i + 1]), b = Math.log(sigmas[i - 1]);
    while (b - a > 1e-7) {
      const third = (b - a) / 3;
      if (height(a + third) < height(b - third)) a += third;
      else b -= third;
    }
    out.push(Math.exp((a + b) / 2));
  }
  return out;
}
