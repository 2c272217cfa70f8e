// When a run of EM is over, by emlib's rule: when the nats still to come are at most TOL, twice in a row.
import { Collapsed, eStep, mStep } from "./em_core.js";

const TOL = 1e-3, RISE = 10, ROUNDING_OF_SUM = 1e-13; // as in emlib/stopping.py

// An estimate of the nats still to come, from the last four bounds; Infinity if it has none. terms: how many
// numbers a bound is a sum of.
export function gainLeft(trace, terms = 0) {
  if (trace.length < 3) return Infinity;
  const last = trace.slice(-4), gains = last.slice(1).map((v, i) => v - last[i]), [b, d] = gains.slice(-2);
  if (Math.abs(d) <= ROUNDING_OF_SUM * (Math.abs(trace.at(-1)) + terms)) return 0; // nothing but rounding is left
  if (gains.length < 3 || !(0 < d && d < b)) return Infinity;
  const r = d / b, before = gains[0] > 0 ? b / gains[0] : Infinity, later = r + RISE * Math.max(0, r - before);
  return later < 1 ? (d * later) / (1 - later) : Infinity;
}

// rests(trace) after each round: whether a fit would stop here.
function stopper(terms) {
  let near = 0;
  return (trace) => (near = gainLeft(trace.slice(-4), terms) <= TOL ? near + 1 : 0) === 2;
}

// EM from theta until it rests or collapses, at most `rounds`: as em_core's run, and `rested`.
export function untilRest(x, theta, rounds) {
  const out = { thetas: [], bounds: [], gammas: [], collapsed: null, rested: false }, rests = stopper();
  while (!out.rested && out.bounds.length <= rounds) {
    try {
      if (out.S) theta = mStep(out.S);
      const { gamma, S, bound } = eStep(x, theta);
      out.thetas.push(theta);
      out.bounds.push(bound);
      out.gammas.push(gamma);
      out.S = S;
    } catch (error) {
      if (!(error instanceof Collapsed)) throw error;
      out.collapsed = Object.assign(error, { iteration: out.bounds.length });
      break;
    }
    out.rested = rests(out.bounds);
  }
  return out;
}

// The round where a fit with these bounds stops, or null.
export function restAt(bounds, terms) {
  const rests = stopper(terms), at = bounds.findIndex((_, t) => rests(bounds.slice(0, t + 1)));
  return at < 0 ? null : at;
}
