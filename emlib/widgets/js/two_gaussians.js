// Two Gaussians on a line, at -d/2 with sigma 1 and at +d/2 with sigma r: what “π of one and 1−π
// of the other” means as a mixture, as a weighted sum, and what the plain sum is.

const normal = (x, m, v) => Math.exp((-0.5 * (x - m) ** 2) / v) / Math.sqrt(2 * Math.PI * v);

// A root of f in [a, b] where f changes sign, to the last bit.
function bisect(f, a, b) {
  const negative = f(a) < 0;
  for (let i = 0; i < 200; i++) {
    const m = a + (b - a) / 2;
    if (m === a || m === b) break;
    if (f(m) < 0 === negative) a = m;
    else b = m;
  }
  return a + (b - a) / 2;
}

// Where the mixture's density peaks. Every peak lies between the means; u is the distance from the
// first. There p' < 0 iff g > 0, with g the log of (pull of the first / pull of the second), and
// u (d-u) g' = d - h(u), where h(u) = u (d-u) (u + (d-u)/r^2) is one hump. So g rises, then may
// fall, then rises: two peaks iff it is above 0 where the fall begins and below 0 where it ends.
export function modes(pi, d, r) {
  if (pi <= 0 || pi >= 1 || d === 0) return [pi >= 0.5 ? -d / 2 : d / 2];
  const v = r * r, scale = Math.log(pi * r * v) - Math.log(1 - pi);
  const g = (u) => scale + Math.log(u) - Math.log(d - u) - (u * u) / 2 + ((d - u) * (d - u)) / (2 * v);
  const h = (u) => u * (d - u) * (u + (d - u) / v);
  const place = (a, b) => bisect(g, a, b) - d / 2;
  const top = humpTop(d, v);
  if (h(top) <= d) return [place(0, d)];
  const a = bisect((u) => h(u) - d, 0, top), b = bisect((u) => h(u) - d, top, d);
  if (g(a) > 0 && g(b) < 0) return [place(0, a), place(b, d)];
  return [g(a) <= 0 ? place(b, d) : place(0, a)];
}

// The u in (0, d) where h' = 0: 3 (1/v - 1) u^2 + 2 d (1 - 2/v) u + d^2/v = 0, without cancellation.
function humpTop(d, v) {
  const a = 3 * (1 / v - 1), b = d * (1 - 2 / v), c = (d * d) / v;
  const root = Math.sqrt(b * b - a * c), q = b > 0 ? -b - root : -b + root;
  return [c / q, q / a].find((u) => u > 0 && u < d);
}

// What no density here exceeds, whatever the weight and the separation: the weighted sum of least
// variance, r^2 / (1 + r^2), is the narrowest of all.
export const ceiling = (r) => normal(0, 0, (r * r) / (1 + r * r));

export function meanings(pi, d, r) {
  const m1 = -d / 2, m2 = d / 2, v = r * r, m = pi * m1 + (1 - pi) * m2;
  const within = pi + (1 - pi) * v, between = pi * (1 - pi) * d * d;
  const gaussian = (mean, variance) => ({ mean, variance, modes: [mean], density: (x) => normal(x, mean, variance) });
  return {
    mixture: { mean: m, variance: within + between, modes: modes(pi, d, r), density: (x) => pi * normal(x, m1, 1) + (1 - pi) * normal(x, m2, v) },
    weighted: gaussian(m, pi * pi + (1 - pi) ** 2 * v),
    sum: gaussian(m1 + m2, 1 + v),
    parts: [(x) => normal(x, m1, 1), (x) => normal(x, m2, v)],
  };
}

// The highest that any curve drawn for this meaning can be: the two bells, weighted or not, and the whole.
export const highest = (mode, r) => (mode === "weighted" ? Math.max(ceiling(r), normal(0, 0, 1), normal(0, 0, r * r)) : Math.max(normal(0, 0, 1), normal(0, 0, r * r)));

// The first n of the stored draws (u, e1, e2), made into numbers: the coin takes x1 if u < pi, else x2, whole;
// plus adds both, with the weights unless it is the plain sum.
export function fallen(draws, n, { pi, separation, ratio, mode }) {
  const faces = [], coin = [], plus = [];
  for (let i = 0; i < n; i++) {
    const [u, e1, e2] = draws.subarray(3 * i, 3 * i + 3), x1 = e1 - separation / 2, x2 = ratio * e2 + separation / 2;
    faces.push(u < pi ? 0 : 1);
    coin.push(u < pi ? x1 : x2);
    plus.push(mode === "sum" ? x1 + x2 : pi * x1 + (1 - pi) * x2);
  }
  return { faces, coin, plus };
}

// How many values lie in each of `bins` equal parts of [from, to]; what lies beyond counts with the last part.
export function counted(values, from, to, bins) {
  const counts = new Array(bins).fill(0);
  for (const v of values) counts[Math.max(0, Math.min(bins - 1, Math.floor(((v - from) / (to - from)) * bins)))]++;
  return counts;
}
