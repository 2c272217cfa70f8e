// Reads lists of jobs from stdin, a line each, does them with the figures' own modules and answers
// with a line each: {"results": [...]}, or {"error": "..."} where one failed. JSON both ways.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const load = (name) => import(pathToFileURL(`${folder}/${name}.js`));
const core = await load("em_core");
const stopping = await load("stopping");
const two = await load("two_gaussians");
const spheres = await load("spheres");
const words07 = await load("temperature_story");
const spinner = await load("spinner");
const words02 = await load("slow_sampler_story");
const painted = await load("painted");
const words05 = await load("paint_responsibilities_story");
const slices = await load("slices");
const words03 = await load("slice_explorer_story");
const iris = await load("iris_runs");
const words06 = await load("many_starts_story");
const lift = await load("lift");
const words09 = await load("lift_and_walk_story");
const two08 = await load("two_means");
const words08 = await load("step_certificate_story");
const contours = await load("contours");
const hills = await load("two_hills");
const words04 = await load("whose_is_it_story");
const spike = await load("spike");
const words10 = await load("collapse_story");
const coinSets = await load("coin_sets");
const words13 = await load("coins_story");
const priceLine = await load("price_line");
const words11 = await load("price_story");
const holey = await load("holey");
const words14 = await load("holes_story");
const experts = await load("experts_run");
const words16 = await load("gate_steps_story");
const fisher = await load("fisher");
const words12 = await load("how_fast_story");
const sticky = await load("sticky_chain");
const words15 = await load("stickiness_story");
const words = await load("be_the_em_story");
const words01 = await load("mixture_or_sum_story");

const plain = (theta) => ({ pi: [...theta.pi], mu: [...theta.mu], Sigma: [...theta.Sigma] });
const collapse = (error) => error && { component: error.component, iteration: error.iteration };

function attempt(action) {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof core.Collapsed)) throw error;
    return { collapsed: collapse(error) };
  }
}

// a run with the round where a fit would stop
function rested({ x, theta, rounds }) {
  const data = Float64Array.from(x.flat()), made = core.run(data, core.makeTheta(theta), rounds);
  return { ...made, rest: stopping.restAt(made.bounds, data.length) };
}

const jobs = {
  step({ x, theta }) {
    const t = core.makeTheta(theta);
    return attempt(() => {
      const { gamma, S, bound } = core.eStep(Float64Array.from(x.flat()), t);
      return { gamma: [...gamma], bound, ...attempt(() => ({ next: plain(core.mStep(S)) })) };
    });
  },
  run(about) {
    const r = rested(about);
    const told = Array.from({ length: core.lastStep(r) + 1 }, (_, s) => words.story(r, core.frame(r, s), "Press E."));
    return { bounds: r.bounds, thetas: r.thetas.map(plain), collapsed: collapse(r.collapsed), last: core.lastStep(r), rest: r.rest, told };
  },
  outcome00({ start, best, ...about }) {
    const r = rested(about), last = core.lastStep(r);
    return { asked: words.askedOf(start), outcome: words.outcomeOf(start, r, last, () => best), end: words.stopAt(r, last) };
  },
  answered00: ({ said, outcome, step }) => ({ told: words.answered(said, outcome, step), rests: words.resting(said, outcome, step) }),
  shares00: ({ gamma, K, point }) => words.sharesOf(gamma && Float64Array.from(gamma.flat()), K, point),
  frames({ x, theta, rounds }) {
    const r = core.run(Float64Array.from(x.flat()), core.makeTheta(theta), rounds);
    return Array.from({ length: core.lastStep(r) + 1 }, (_, s) => {
      const f = core.frame(r, s);
      return { t: f.t, round: f.round, failed: f.failed, theta: plain(f.theta), gamma: f.gamma && [...f.gamma] };
    });
  },
  modes: ({ pi, d, r }) => two.modes(pi, d, r),
  meanings({ pi, d, r }) {
    const { mixture, weighted, sum } = two.meanings(pi, d, r);
    return Object.fromEntries(Object.entries({ mixture, weighted, sum }).map(([mode, m]) => [mode, [m.mean, m.variance, m.modes.length]]));
  },
  // the highest density of what is drawn for each meaning at (pi, d, r), and what is said to bound it
  heights({ pi, d, r }) {
    const { parts, ...all } = two.meanings(pi, d, r), grid = Array.from({ length: 1601 }, (_, i) => i / 100 - 8), top = (curves) => Math.max(...curves.flatMap((p) => grid.map(p)));
    return Object.fromEntries(Object.entries(all).map(([mode, m]) => [mode, [top([m.density, ...parts]), two.highest(mode, r)]]));
  },
  predicted({ said, seen, s }) {
    const all = two.meanings(s.pi, s.separation, s.ratio);
    return { told: words01.predicted(said, seen, s, all), reveals: words01.reveals(s, all) };
  },
  rain({ draws, s }) {
    const made = two.fallen(Float64Array.from(draws), s.drawn, s), all = two.meanings(s.pi, s.separation, s.ratio);
    return { ...made, counts: two.counted(made.plus, -8, 8, 40), told: words01.notice01(s, all, made), numbers: words01.numbers01(s, all) };
  },
  tries01: () => words01.TRY_01,
  verdict: ({ given }) => words01.verdict(given),
  settle({ x, z, s }) {
    const data = Float64Array.from(x.flat()), run = spheres.settle(data, s.starts, s.sigma2), r = spheres.reading(data, z, run);
    return { ...run, share: [...run.share], ...r, told: words07.account(s, run, r), numbers: words07.numerals(s, r) };
  },
  // of one state of W09: the bound, the ladder at the ball, and what is said of them; cost in ms of computing it
  lift({ scene, s }) {
    const fixture = lift.prepared(scene), from = performance.now(), q = lift.boundOf(fixture, s.held, s.uniform), r = lift.ladder(fixture, q, s.theta);
    const cost = performance.now() - from;
    return { ...q, ...r, s, cost, gamma: [...q.gamma], numbers: words09.ladderWords(s, r), told: words09.noticed(s, q, r) };
  },
  hillside: ({ scene, span, places }) => lift.hillside(lift.prepared(scene), span, places),
  lifted({ scenes, said, seen, given }) {
    const sets = Object.fromEntries(Object.entries(scenes).map(([data, scene]) => [data, lift.prepared(scene)])), points = sets["three points"];
    const named = Object.fromEntries(Object.entries(words09.settingsOf(sets)).map(([key, [, s]]) => [key, jobs.lift({ scene: scenes[s.data], s })]));
    return { named, step: words09.blindStep(points), told: words09.walked(said, seen, sets), reply: words09.replied(given, points) };
  },
  certified({ s }) {
    const [before, after] = [words08.oldOf(s), words08.newOf(s)], c = two08.certified(before, after);
    const told = { numbers: words08.terms(c), told: words08.remark(s, c), tried: words08.namedAs(s) };
    return { s, before, ...c, ...told, disc: two08.discOf(before, s.sigma2), best: two08.bestMeans(before) };
  },
  // the plane of the new means: ell, its tops, and the paths of one height, in thousandths
  plane({ span, places, sigma2, level }) {
    const grid = two08.plateau(span, places, sigma2), fine = (v) => 1000 * v;
    return { ...grid, tops: two08.topsOf(grid, sigma2), line: contours.contour(grid, level, fine, fine), ground: contours.groundAbove(grid, level, fine, fine) };
  },
  spoken: ({ said, given, s }) => ({ settled: words08.settled(said, s), response: words08.response(given), tries: words08.TRY }),
  outcome: ({ said, seen }) => words07.outcome(said, seen),
  assessed: ({ given }) => words07.assessed(given),
  // the slice through component k after `round` rounds from a start, and the run that is let go there
  slice({ x, start, round, k, place, grid }) {
    const data = Float64Array.from(x.flat()), begun = core.run(data, core.makeTheta(start), round);
    const theta = slices.withMean(begun.thetas[round], k, place), ell = slices.slice(data, theta, k), x1 = theta.mu[2 * k];
    const end = stopping.untilRest(data, theta, 1000), tops = slices.topsOf(ell, slices.curve(ell, -3, 9, 131));
    const v = { tops, x1, ell: ell(x1), twins: false };
    const told = { numbers: words03.numerals({ ...v, end }), hills: words03.account({ ...v, end: null }), ending: words03.account({ ...v, end }) };
    return { ell: grid.map(ell), at: v.ell, tops, end: end.bounds.at(-1), rounds: end.bounds.length - 1, collapsed: collapse(end.collapsed), rested: end.rested, ...told };
  },
  sliced: ({ said, s, x2 }) => words03.outcome(said, s, x2),
  proved: ({ given }) => words03.assessed(given),
  // the run from three flowers, what it says in words, and the counts of its shape's stored starts
  flowers({ x, z, Sigma, rows, starts }) {
    const data = Float64Array.from(x.flat()), run = stopping.untilRest(data, iris.startOf(data, rows, Sigma), 1000), last = run.bounds.length - 1;
    const off = iris.wrongFlowers(z, run.gammas[last]), count = iris.tally(starts.map((s) => ({ ...s, bound: s.bound ?? NaN })));
    const v = { ...run, round: last, wrong: off.length, wrongAtEnd: off.length, count }, flat = iris.petals(run.thetas[last]);
    return { bound: run.bounds[last], rounds: last, collapsed: collapse(run.collapsed), off, petals: plain({ pi: [], ...flat }), count, numbers: words06.numerals(v), told: words06.account(v) };
  },
  stored: ({ triples, hundredths, z, shape }) => iris.storedStarts(Uint8Array.from(triples), Uint16Array.from(hundredths), z, shape),
  bars: ({ starts, from, wide }) => iris.bars(starts.map((s) => ({ ...s, bound: s.bound ?? NaN })), from, wide),
  ordered: ({ starts }) => iris.inOrder(starts.map((s) => ({ ...s, bound: s.bound ?? NaN }))).map((s) => s.bound),
  nearest: ({ x, at, others }) => iris.nearestFlower(Float64Array.from(x.flat()), ...at, others),
  onwards: ({ x, n, steps, column, others }) => iris.flowerAfter(Float64Array.from(x.flat()), n, steps, column, others),
  reached: ({ said, shape }) => words06.outcome(said, shape),
  narrowed: ({ given }) => words06.assessed(given),
  whose: ({ x, s }) => ({ ...hills.whose(x, s), borders: hills.borders(s), naive: hills.naiveShare(x, s), told: words04.sentence({ ...s, x }), numbers: words04.numbers({ ...s, x }) }),
  sampled({ noise, s }) {
    const d = Float64Array.from(noise.flat()), made = spinner.drawn(d, s), shared = spinner.sharing(made.x, made.z, s);
    const jumps = spinner.jumped(d, made.z, words02.OPENED), told = [words02.sentence(s, made, shared), words02.look(s, jumps.length)];
    return { x: [...made.x], z: [...made.z], gamma: [...shared.gamma], undecided: shared.undecided, astray: shared.astray, jumps, told, numbers: words02.numbers(s, made.counts), hundreds: spinner.hundreds(made.z, 1) };
  },
  unpacked: ({ bytes }) => [...spinner.stored(new DataView(Uint8Array.from(bytes).buffer))],
  spun: ({ said, s }) => words02.foretold(said, s),
  which: ({ given }) => words02.judged(given),
  tries: () => words02.TRY,
  painted({ x, shares, pull }) {
    const r = painted.reading(Float64Array.from(x.flat()), shares, pull), told = [words05.sentence(shares, r), words05.numbers(r)];
    return { ...r, theta: plain(r.theta), best: plain(r.best), away: [...r.away], told, widths: painted.widths(r.best.Sigma.subarray(0, 4)) };
  },
  repainted: ({ x, shares, pull, count }) => painted.rounds(Float64Array.from(x.flat()), shares, pull, count),
  colourings: ({ labels }) => words05.tries(labels),
  looked: ({ key }) => words05.look(key),
  where: ({ said, shares }) => words05.outcome(said, shares),
  costs: ({ given }) => words05.assessed(given),
  foretold: ({ said, s }) => words04.foretold(said, s),
  judged: ({ given }) => words04.judged(given),
  collapse({ set, s }) {
    const widths = spike.tops(set, s, spike.curves(set, s));
    return { l: spike.logLikelihoodOf(set, s.mean, s.sigma), prior: spike.logPriorOf(set, s.sigma, s.Psi), alone: spike.alone(set), tops: widths, told: words10.recount(set, s, widths), numbers: words10.numbersOf(set, s), climbed: words10.climbed(set, s), setting: words10.settingOf(s) };
  },
  experts({ xy, s }) {
    const data = experts.prepare(Float64Array.from(xy.flat())), made = experts.run(data, s.heights, s.way), { lines, sigma2, d } = made.thetas[s.round];
    return { l: made.bounds[s.round], bounds: made.bounds, lines, sigma2, logit: experts.logitOf(data, d), told: words16.recount(data, made, s), numbers: words16.numbersOf(made, s), arrived: words16.arrived(made, s), setting: words16.settingOf(s) };
  },
  climbed16({ xy, logit: [v0, v1], share, way }) {
    const data = experts.prepare(Float64Array.from(xy.flat())), d = [(v0 + v1 * data.mean) * Math.sqrt(data.N), v1 * data.size];
    return experts.logitOf(data, experts.mStep(data, { d }, share, way).d);
  },
  tries16: () => Object.values(words16.TRY).map(([, s]) => s),
  foreseen16: ({ said, seen }) => words16.foreseen(said, seen),
  marked16: ({ given }) => words16.marked(given),
  pace({ s }) {
    const pace = fisher.paceOf(s);
    return { ...pace, line: fisher.lineOf(s), told: words12.summed(s, pace), numbers: words12.figuresOf(s, pace), setting: words12.tryOf(s), showing: words12.showing(s) };
  },
  movedBells: ({ s, size, at }) => fisher.heightAt(at, fisher.moved(s.distance, fisher.paceOf(s).move, size)),
  tries12: () => Object.values(words12.TRY).map(([, s]) => s),
  resolved: ({ said, seen }) => words12.resolved(said, seen),
  judgedBy: ({ given }) => words12.judgedBy(given),
  counted: ({ v }) => words12.counted(v),
  tries10: () => Object.values(words10.TRY).map(([, s]) => s),
  foreseen: ({ said, seen }) => words10.foreseen(said, seen),
  marked: ({ given }) => words10.marked(given),
  brief: ({ v }) => words10.brief(v),
  price({ models, s, p }) {
    const { best, losses } = priceLine.competition(models, s.price), height = priceLine.lineAt(models, s.price, p);
    return { best: best.name, losses, height, back: priceLine.priceFor(models, p, height), told: words11.ranking(models, s), numbers: words11.figuresOf(models, s), look: words11.lookAt(s), setting: words11.triedOf(s) };
  },
  // of one state of W13: coins, shares, sums, and what is said of them
  coins({ sets, s }) {
    const r = coinSets.tossed(sets, s);
    return { ...r, told: words13.recounted(sets, s, r), numbers: words13.numbersOf(s, r), setting: words13.settingOf(s), split: words13.split(s) };
  },
  tries13: () => Object.values(words13.TRY).map(([, s]) => s),
  guessed13: ({ said, seen }) => words13.guessed(said, seen),
  verdict13: ({ given }) => words13.verdictOn(given),
  tries11: () => Object.values(words11.TRY).map(([, s]) => s),
  decided: ({ said, seen }) => words11.decided(said, seen),
  checked: ({ given }) => words11.checked(given),
  holes({ x, noise, s }) {
    const flat = x.flat(), hidden = holey.hiddenIn(flat, noise, s), found = holey.fits(flat, hidden), named = { ...found, truth: holey.TRUTH };
    const ell = Object.fromEntries(Object.entries(named).map(([name, theta]) => [name, holey.logLikelihood(flat, hidden, theta)]));
    return { hidden: [...hidden], fits: named, ell, told: words14.recount(flat, hidden, s, found), numbers: words14.numbersOf(found), shown: words14.shown(s), setting: words14.settingOf(s), look: words14.glance(s) };
  },
  tries14: () => Object.values(words14.TRY).map(([, s]) => s),
  foreseen14: ({ said, seen }) => words14.foreseen(said, seen),
  marked14: ({ given }) => words14.marked(given),
  sticky({ sixes, s }) {
    const r = sticky.reading(sixes, s);
    return { ...r, climb: sticky.climb(r.sixes), told: words15.recount(s, r), numbers: words15.numbersOf(s, r), look: words15.glance(s), shown: words15.shown(s), setting: words15.settingOf(s) };
  },
  tries15: () => Object.values(words15.TRY).map(([, s]) => s),
  foreseen15: ({ said, seen }) => words15.foreseen(said, seen),
  marked15: ({ given }) => words15.marked(given),
  shares: ({ x, theta }) => [...core.responsibilities(Float64Array.from(x.flat()), core.makeTheta(theta))],
  time({ x, theta, rounds, repeats }) {
    const data = Float64Array.from(x.flat()), t = core.makeTheta(theta), times = [];
    for (let i = 0; i < repeats; i++) {
      const from = performance.now();
      core.run(data, t, rounds);
      times.push(performance.now() - from);
    }
    return times;
  },
};

function answer(line) {
  try {
    return { results: JSON.parse(line).map(({ job, ...about }) => jobs[job](about)) };
  } catch (error) {
    return { error: error.stack };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(line))}\n`);
}
