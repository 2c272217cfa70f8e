"""The same idea elsewhere: how fast EM is, and EM for coins, counts, holes, chains and experts."""

import numpy as np
from scipy.special import gammaln, logsumexp, softmax

from emgrade.known import example_alone, number_of_the_example
from emgrade.spec import Assignment, Check, Choice, Function, Mistake, Number, Text

# what the calls are drawn from, and how wrong answers are made


def weights(rng, K):
    pi = rng.permutation(np.arange(1, K + 1) + rng.uniform(0, 0.5, K))
    return pi / pi.sum()


def sized(make, *shapes):
    """calls(rng): one call for each shape, made by make(rng, *shape)."""
    return lambda rng: [make(rng, *shape) for shape in shapes]


def quiet(rule):
    """A wrong rule that may divide by 0, or overflow, without a word."""

    def quietly(*args):
        with np.errstate(all="ignore"):
            return rule(*args)

    return quietly


def places_exchanged(rule, *order):
    """The right things in another order."""

    def wrong(*call):
        things = rule(*call)
        return tuple(things[place] for place in order)

    return wrong


# what a flip without a label is worth


def bag(rng):
    n_coins = int(rng.choice([200, 400, 800]))
    return {
        "p_a": float(rng.choice([0.8, 0.85, 0.9])),
        "p_b": float(rng.choice([0.2, 0.25, 0.3])),
        "n_coins": n_coins,
        "n_heads": round(n_coins * float(rng.choice([0.42, 0.46, 0.51, 0.57, 0.63]))),
    }


def informations(p_a, p_b, n_coins, n_heads):
    """(observed, complete, theta)."""
    p = n_heads / n_coins
    theta = (p - p_b) / (p_a - p_b)
    return n_coins * (p_a - p_b) ** 2 / (p * (1 - p)), n_coins / (theta * (1 - theta)), theta


def digit(factor):
    with np.errstate(all="ignore"):
        return np.log(10) / -np.log(factor)


def worth(factor=None, rounds=digit, error=None):
    """The three numbers; each by another rule of the informations, if one is given."""
    factor = factor or (lambda observed, complete: 1 - observed / complete)
    error = error or (lambda observed, complete, n: observed**-0.5)

    def numbers(p_a, p_b, n_coins, n_heads):
        observed, complete, _ = informations(p_a, p_b, n_coins, n_heads)
        lam = factor(observed, complete)
        return lam, rounds(lam), error(observed, complete, n_coins)

    return numbers


def with_share_of_heads(p_a, p_b, n_coins, n_heads):
    """The complete information of p in place of theta."""
    observed, _, _ = informations(p_a, p_b, n_coins, n_heads)
    lam = 1 - observed * n_heads * (n_coins - n_heads) / n_coins**3
    return lam, digit(abs(lam)), observed**-0.5


def as_if_theta_were_p(p_a, p_b, n_coins, n_heads):
    """The observed information of p itself: the slope p_a - p_b is left out."""
    observed, complete, _ = informations(p_a, p_b, n_coins, n_heads)
    observed = observed / (p_a - p_b) ** 2
    lam = 1 - observed / complete
    return lam, digit(abs(lam)), observed**-0.5


WORTH = Number(
    id="unlabelled",
    title="What is a flip without a label worth?",
    name="flips_worth",
    section="12-how-fast.html#the-factor-is-the-missing-information",
    minutes=25,
    points=4,
    given=bag,
    right=worth(),
    tol=1e-3,
    hint="lambda is 1 - I_obs / I_com (Theorem 12.1), a digit takes ln 10 / -ln lambda rounds",
    mistakes=[
        Mistake(
            "share-seen",
            "that is the share of the information that is seen; EM's factor is the missing one",
            worth(factor=lambda observed, complete: observed / complete),
        ),
        Mistake(
            "error-complete",
            "the standard error is too sure: the kinds were not noted, so take I_obs, not I_com",
            worth(error=lambda observed, complete, n: complete**-0.5),
        ),
        Mistake(
            "error-of-one",
            "that is the error from a single coin: informations add up over the coins",
            worth(error=lambda observed, complete, n: (n / observed) ** 0.5),
        ),
        Mistake(
            "variance",
            "1 / I_obs is a variance; the standard error is its root",
            worth(error=lambda observed, complete, n: 1 / observed),
        ),
        Mistake(
            "gains",
            "that is the factor of the gains of the log-likelihood, the square of the distance's",
            worth(factor=lambda observed, complete: (1 - observed / complete) ** 2),
        ),
        Mistake(
            "e-fold",
            "so many rounds shrink the distance by e; a decimal digit is a factor of 10",
            worth(rounds=lambda lam: 1 / -np.log(lam)),
        ),
        Mistake(
            "all-to-come",
            "1 / (1 - lambda) is how many last moves make up the way; a digit takes "
            "ln 10 / -ln lambda",
            worth(rounds=lambda lam: 1 / (1 - lam)),
        ),
        Mistake(
            "rounded",
            "do not round the number of rounds to a whole one",
            worth(rounds=lambda lam: np.ceil(digit(lam))),
        ),
        Mistake(
            "share-of-heads",
            "I_com is n / (theta (1 - theta)): theta is the fraction of kind A, not that of heads",
            with_share_of_heads,
        ),
        Mistake(
            "slope",
            "that is the information about the probability of heads; as it moves by p_a - p_b "
            "when theta moves by 1, I_obs has the factor (p_a - p_b)²",
            as_if_theta_were_p,
        ),
        Mistake(
            "places",
            "the order is factor, rounds, standard error: the last two are exchanged",
            lambda **own: tuple(np.array(worth()(**own))[[0, 2, 1]]),
        ),
        number_of_the_example((0.36, 2.254, 0.0625), worth()),
    ],
)


# forecast


def three_rows(rng):
    return [(np.array([[0.0], [1.0], [1.5]]), 0.01)]


def two_columns(rng):
    rows = [[0.0, 5.0], [4.0, 3.0], [6.0, 1.0], [7.0, -0.5], [7.5, -1.5]]
    return [(np.array(rows), 0.5), (np.array(rows), 0.01)]


def a_run(rng, T, P, low, high):
    """A run in which the factor is between low and high, and faster ones have not quite died."""
    limit, way = rng.normal(0, 3, P), rng.normal(0, 1, (2, P))
    factor, faster = rng.uniform(low, high), rng.uniform(0.1, 0.5) * low
    t = np.arange(T)[:, None]
    return limit + way[0] * factor**t + 0.3 * way[1] * faster**t


def some_run(rng, *shape):
    """One whose last moves shrink and point the same way, with eps."""
    while True:
        rows = a_run(rng, *shape)
        if 0.1 < projected(*moves(rows)) < 1:
            return rows, 10 ** -rng.uniform(2, 5)


def slow_run(rng):
    return [some_run(rng, 30, 4, 0.99, 0.999), some_run(rng, 12, 1, 0.95, 0.99)]


def near_or_at_rest(rng):
    """One that is near enough, one exactly eps away, and one at rest."""
    rows, _ = some_run(rng, 9, 3, 0.3, 0.6)
    rest = np.vstack([rows, rows[-1:], rows[-1:]])
    exactly = np.array([[0.0], [1.0], [1.5]])
    return [(rows, 100.0), (exactly, 0.5), (rest, 1e-3)]


def growing(rng):
    rows = rng.normal(0, 1, (1, 3)) * rng.uniform(1.05, 1.3) ** np.arange(6)[:, None]
    level = np.arange(1, 5)[:, None] * rng.choice([-2.0, 2.0], (1, 2))
    return [(rows, 0.01), (level, 0.01)]


def moves(thetas):
    return np.diff(thetas[-3:], axis=0)


def projected(earlier, later):
    square = earlier @ earlier
    return later @ earlier / square if square > 0 else 0.0


def rounds_until(distance, eps, lam):
    if not distance > eps or lam <= 0:  # NaN is not above
        return 0
    return int(np.ceil(np.log(eps / distance) / np.log(lam)))


def forecast_with(
    factor=projected,
    still=lambda lam: lam / (1 - lam),
    of=lambda thetas: thetas[-1],
    distance=lambda to_come, later: np.linalg.norm(to_come),
    count=rounds_until,
    pair=moves,
):
    """forecast by other rules."""

    def rule(thetas, eps):
        earlier, later = pair(thetas)
        lam = factor(earlier, later)
        if lam >= 1:
            return lam, thetas[-1], np.inf
        to_come = later * still(lam)
        return lam, of(thetas) + to_come, count(distance(to_come, later), eps, lam)

    return rule


def right_but_for_growing(thetas, eps):
    earlier, later = moves(thetas)
    lam = projected(earlier, later)
    if lam < 1:
        return forecast_with()(thetas, eps)
    return lam, thetas[-1] + later * lam / (1 - lam), 0


def no_forecast_for_rest(thetas, eps):
    earlier, later = moves(thetas)
    lam = later @ earlier / (earlier @ earlier)
    return forecast_with(lambda *_: lam)(thetas, eps)


def last_row_as_limit(thetas, eps):
    lam, _, rounds = forecast_with()(thetas, eps)
    return lam, thetas[-1], rounds


def rounds_made_too(thetas, eps):
    lam, limit, rounds = forecast_with()(thetas, eps)
    return lam, limit, rounds + len(thetas) - 1


FORECAST = Function(
    id="forecast",
    title="How much is still to come?",
    name="forecast",
    section="12-how-fast.html#how-far-is-there-still-to-go",
    minutes=40,
    checks=[
        Check(
            name="three rows",
            points=1,
            calls=three_rows,
            hint="the moves to come add up to the last move times lam / (1 - lam): the limit is 2",
            visible=True,
        ),
        Check(
            name="five rows in two columns",
            points=1,
            calls=two_columns,
            hint="one factor for all columns together, from the last two moves alone",
            visible=True,
        ),
        Check(
            name="other runs",
            points=2,
            calls=sized(some_run, (9, 3, 0.5, 0.9), (4, 6, 0.6, 0.9), (3, 2, 0.4, 0.8)),
            hint="lam is the projection of the last move on the one before (text of the question)",
            repeat=2,
        ),
        Check(
            name="slow runs",
            points=1,
            calls=slow_run,
            hint="with lam near 1 the way to come is many times the last move: sum the series",
        ),
        Check(
            name="a run that is near enough, and one at rest",
            points=1,
            calls=near_or_at_rest,
            hint="0 rounds if the distance is at most eps already; moves of 0 give no 0/0",
        ),
        Check(
            name="moves that do not shrink",
            points=1,
            calls=growing,
            hint="for lam >= 1 the series has no sum: the last row stays, and rounds is infinite",
        ),
    ],
    mistakes=[
        Mistake(
            "small-moves",
            "a small move is not a small distance: all moves to come add up",
            forecast_with(still=lambda lam: 0.0, distance=lambda to_come, d: np.linalg.norm(d)),
        ),
        Mistake(
            "distance-of-a-move",
            "you count the rounds from the last move; count them from the distance to the limit",
            forecast_with(distance=lambda to_come, later: np.linalg.norm(later)),
        ),
        Mistake(
            "move-again",
            "the last move has been made already: the moves to come begin with lam times it",
            forecast_with(still=lambda lam: 1 / (1 - lam)),
        ),
        Mistake(
            "one-move",
            "that is the next move alone; all later ones follow it, a geometric series",
            forecast_with(still=lambda lam: lam),
        ),
        Mistake(
            "row-before",
            "what is to come is counted from the last row, not from the one before",
            forecast_with(of=lambda thetas: thetas[-2]),
        ),
        Mistake(
            "limit", "the last row is not the limit: the run has not arrived", last_row_as_limit
        ),
        Mistake(
            "lengths",
            "that is the quotient of the lengths; the question asks for the projection d'·d / d·d",
            forecast_with(lambda a, b: np.linalg.norm(b) / np.linalg.norm(a) if np.any(a) else 0.0),
        ),
        Mistake(
            "upside-down",
            "the factor is the later move over the earlier one, not the other way round",
            forecast_with(lambda a, b: a @ b / (b @ b) if np.any(b) else 0.0),
        ),
        Mistake(
            "by-column",
            "one factor for all columns: do not average the columns' own ones",
            quiet(forecast_with(lambda a, b: np.mean(b / a) if np.any(a) else 0.0)),
        ),
        Mistake(
            "first-moves",
            "take the last two moves: the first ones mix several factors",
            forecast_with(pair=lambda thetas: np.diff(thetas[:3], axis=0)),
        ),
        Mistake(
            "levels",
            "that is the quotient of the rows themselves; the factor is that of their moves",
            forecast_with(pair=lambda thetas: thetas[-2:]),
        ),
        Mistake(
            "gains",
            "the square of the factor belongs to the gains of the log-likelihood",
            forecast_with(lambda a, b: projected(a, b) ** 2),
        ),
        Mistake(
            "rounded-down",
            "after so many rounds the distance is still above eps: round up, not down",
            forecast_with(count=lambda *call: max(rounds_until(*call) - 1, 0)),
        ),
        Mistake(
            "rounds-made",
            "only further rounds were asked for: you counted those that have been made, too",
            rounds_made_too,
        ),
        Mistake(
            "largest-entry",
            "the distance is the root of the sum of squares, not the largest entry",
            forecast_with(distance=lambda to_come, later: abs(to_come).max()),
        ),
        Mistake(
            "growing",
            "for lam >= 1 the formula of the series gives a number that means nothing",
            quiet(right_but_for_growing),
        ),
        Mistake(
            "rest",
            "a run at rest gives 0/0: both moves are 0, and nothing is to come",
            quiet(no_forecast_for_rest),
        ),
        Mistake(
            "places",
            "you return the limit first; the order is lam, limit, rounds",
            places_exchanged(forecast_with(), 1, 0, 2),
        ),
        example_alone(forecast_with(), *three_rows(None)),
    ],
)


# coin_round

FIVE = np.array([5.0, 9.0, 8.0, 4.0, 7.0])
GUESS = np.array([0.5, 0.5]), np.array([0.6, 0.5])


def five_sets(rng):
    return [(FIVE, np.full(5, 10.0), *GUESS, 0.0, 0.0)]


def five_sets_and_more(rng):
    pi, theta = np.array([0.3, 0.7]), np.array([0.6, 0.5])
    return [
        (FIVE, np.full(5, 10.0), *GUESS, 2.0, 1.0),
        (FIVE, np.array([5.0, 10.0, 20.0, 8.0, 9.0]), pi, theta, 2.0, 1.0),
    ]


def sets(rng, N, K, least=1, most=30, prior=3.0):
    flips = rng.integers(least, most + 1, N).astype(float)
    heads = rng.binomial(flips.astype(int), rng.uniform(0.1, 0.9, N)).astype(float)
    theta = rng.permutation(np.linspace(0.15, 0.85, K) + rng.uniform(-0.05, 0.05, K))
    return heads, flips, weights(rng, K), theta, *rng.uniform(0.2, 1, 2) * prior


def without_a_prior(rng):
    return [(*sets(rng, 8, 3)[:4], 0.0, 0.0), (*sets(rng, 5, 2)[:4], 1.0, 1.0)]


def long_sets(rng):
    """Up to a million flips, most of them near one of the coins: every product rounds to 0."""
    _, flips, pi, theta, a, b = sets(rng, 9, 3, 1000, 1_000_000)
    near = theta[np.arange(9) % 3] + rng.uniform(-0.02, 0.02, 9)
    return [(np.floor(flips * near), flips, pi, theta, a, b)]


def strong_prior(rng):
    return [sets(rng, 6, 2, 1, 10, 60.0), sets(rng, 4, 3, 1, 5, 200.0)]


def coin_logs(heads, flips, pi, theta):
    """ln of weight times probability, (N, K)."""
    tails = flips - heads
    return np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(tails, np.log1p(-theta))


def coin_prior(theta, a, b):
    return a * np.log(theta).sum() + b * np.log1p(-theta).sum()


def coin_shares(heads, flips, pi, theta):
    return softmax(coin_logs(heads, flips, pi, theta), axis=1)


def objective(heads, flips, pi, theta, a, b):
    logs = coin_logs(heads, flips, pi, theta)
    return logsumexp(logs, axis=1).sum() + coin_prior(theta, a, b)


def counted(heads, flips, gamma, a, b):
    return (gamma.T @ heads + a) / (gamma.T @ flips + a + b)


def mean_share(flips, gamma):
    return gamma.mean(axis=0)


def coins_with(shares=coin_shares, fit=counted, score=objective, of_pi=mean_share):
    """coin_round by other rules."""

    def rule(heads, flips, pi, theta, a, b):
        gamma = shares(heads, flips, pi, theta)
        return (
            of_pi(flips, gamma),
            fit(heads, flips, gamma, a, b),
            score(heads, flips, pi, theta, a, b),
        )

    return rule


def hard_shares(*call):
    gamma = coin_shares(*call)
    return np.eye(gamma.shape[1])[gamma.argmax(axis=1)]


def over_the_sets(*call):
    gamma = coin_shares(*call)
    return gamma / gamma.sum(axis=0)


def without_tails(heads, flips, pi, theta):
    return softmax(np.log(pi) + np.outer(heads, np.log(theta)), axis=1)


def flips_for_tails(heads, flips, pi, theta):
    return coin_shares(heads, heads + flips, pi, theta)


def score_with_flips(heads, flips, pi, theta, a, b):
    return objective(heads, heads + flips, pi, theta, a, b)


def plain_shares(heads, flips, pi, theta):
    joint = pi * theta ** heads[:, None] * (1 - theta) ** (flips - heads)[:, None]
    return joint / joint.sum(axis=1, keepdims=True)


def plain_objective(heads, flips, pi, theta, a, b):
    joint = pi * theta ** heads[:, None] * (1 - theta) ** (flips - heads)[:, None]
    return np.log(joint.sum(axis=1)).sum() + coin_prior(theta, a, b)


def ell_alone(heads, flips, pi, theta, a, b):
    return objective(heads, flips, pi, theta, 0.0, 0.0)


def with_coefficients(heads, flips, pi, theta, a, b):
    more = gammaln(flips + 1) - gammaln(heads + 1) - gammaln(flips - heads + 1)
    return objective(heads, flips, pi, theta, a, b) + more.sum()


def expected_score(heads, flips, pi, theta, a, b):
    logs = coin_logs(heads, flips, pi, theta)
    return (softmax(logs, axis=1) * logs).sum() + coin_prior(theta, a, b)


def score_after(heads, flips, pi, theta, a, b):
    new_pi, new_theta, _ = coins_with()(heads, flips, pi, theta, a, b)
    return new_pi, new_theta, objective(heads, flips, new_pi, new_theta, a, b)


def of_each_set(heads, flips, gamma, a, b):
    """The mean of the ratios of the sets, with their shares."""
    return gamma.T @ ((heads + a) / (flips + a + b)) / gamma.sum(axis=0)


def of_each_set_then_prior(heads, flips, gamma, a, b):
    N_k, F_k = gamma.sum(axis=0), gamma.T @ flips
    return (gamma.T @ (heads / flips) / N_k * F_k + a) / (F_k + a + b)


COINS = Function(
    id="coins",
    title="Coins, with flips counted beforehand",
    name="coin_round",
    section="13-sufficient-statistics.html#coins-split-the-flips",
    minutes=45,
    checks=[
        Check(
            name="five sets, nothing counted beforehand",
            points=1,
            calls=five_sets,
            hint="E: shares by Bayes' rule. M: expected heads over expected flips of each coin",
            visible=True,
        ),
        Check(
            name="five sets, with a = 2 and b = 1",
            points=1,
            calls=five_sets_and_more,
            hint="a imaginary heads and a + b imaginary flips for each coin, whatever its share",
            visible=True,
        ),
        Check(
            name="other sets and coins",
            points=2,
            calls=sized(sets, (9, 3), (6, 2), (7, 1)),
            hint="a ratio of two sums over the sets, not a mean of ratios (13.1)",
            repeat=2,
        ),
        Check(
            name="no imaginary flips, or one of each",
            points=1,
            calls=without_a_prior,
            hint="with a = b = 0 the M step is chapter 13's, and the score is the log-likelihood",
        ),
        Check(
            name="far more imaginary flips than real ones",
            points=1,
            calls=strong_prior,
            hint="the imaginary flips count in full for each coin, and stand in the score too",
        ),
        Check(
            name="sets of a million flips",
            points=2,
            calls=long_sets,
            hint="every product of probabilities rounds to 0 there: stay in logarithms",
        ),
    ],
    mistakes=[
        Mistake(
            "ratios",
            "a mean of ratios is not a ratio of sums: a set with more flips counts for more",
            coins_with(fit=of_each_set),
        ),
        Mistake(
            "ratios",
            "you averaged the ratios of the sets; add up heads and flips first, then divide",
            coins_with(fit=of_each_set_then_prior),
        ),
        Mistake(
            "M1",
            "the shares are without the weights pi",
            coins_with(lambda h, f, pi, theta: coin_shares(h, f, np.ones(len(pi)), theta)),
        ),
        Mistake(
            "M10",
            "you gave each set whole to the likelier coin: divide its flips by the shares",
            coins_with(hard_shares),
        ),
        Mistake(
            "M2",
            "the shares add up to 1 over the coins of a set, not over the sets of a coin",
            coins_with(over_the_sets),
        ),
        Mistake(
            "tails",
            "the tails speak too: the factor (1 - theta)^(f - h) is missing in the shares",
            coins_with(without_tails),
        ),
        Mistake(
            "flips-for-tails",
            "f flips with h heads have f - h tails, and only these go with 1 - theta",
            coins_with(flips_for_tails, score=score_with_flips),
        ),
        Mistake(
            "M9",
            "with many flips the products round to 0, and 0/0 is no share: take logarithms",
            quiet(coins_with(plain_shares, score=plain_objective)),
        ),
        Mistake(
            "M9",
            "with many flips the sum in the score rounds to 0: take the largest term out first",
            quiet(coins_with(score=plain_objective)),
        ),
        Mistake(
            "no-prior",
            "the imaginary flips are missing in your probabilities",
            coins_with(fit=lambda h, f, gamma, a, b: counted(h, f, gamma, 0.0, 0.0)),
        ),
        Mistake(
            "prior-heads",
            "imaginary heads are imaginary flips too: add a + b below",
            coins_with(fit=lambda h, f, gamma, a, b: (gamma.T @ h + a) / (gamma.T @ f)),
        ),
        Mistake(
            "prior-tails",
            "below stand heads and tails: add a + b, not b alone",
            coins_with(fit=lambda h, f, gamma, a, b: (gamma.T @ h + a) / (gamma.T @ f + b)),
        ),
        Mistake(
            "prior-tails",
            "below stand heads and tails: add a + b, not a alone",
            coins_with(fit=lambda h, f, gamma, a, b: (gamma.T @ h + a) / (gamma.T @ f + a)),
        ),
        Mistake(
            "prior-divided",
            "each coin has all a and b imaginary flips: do not divide them among the coins",
            coins_with(
                fit=lambda h, f, gamma, a, b: counted(
                    h, f, gamma, a / gamma.shape[1], b / gamma.shape[1]
                )
            ),
        ),
        Mistake(
            "prior-weighted",
            "each coin has all a and b imaginary flips, whatever its weight",
            coins_with(
                fit=lambda h, f, gamma, a, b: counted(
                    h, f, gamma, a * gamma.mean(axis=0), b * gamma.mean(axis=0)
                )
            ),
        ),
        Mistake(
            "beta",
            "a and b are numbers of flips: no 1 is to be taken off, as from a Beta(a, b) prior",
            coins_with(fit=lambda h, f, gamma, a, b: counted(h, f, gamma, a - 1, b - 1)),
        ),
        Mistake(
            "heads-a-set",
            "you divided by the number of sets; divide the heads by the flips",
            coins_with(
                fit=lambda h, f, gamma, a, b: (gamma.T @ h + a) / (gamma.sum(axis=0) + a + b)
            ),
        ),
        Mistake(
            "weights-of-flips",
            "a coin is taken once for a set, however many flips follow: pi is the mean share",
            coins_with(of_pi=lambda flips, gamma: gamma.T @ flips / flips.sum()),
        ),
        Mistake(
            "pi-sum",
            "your weights do not add up to 1: divide by the number of sets",
            coins_with(of_pi=lambda flips, gamma: gamma.sum(axis=0)),
        ),
        Mistake(
            "score-no-prior",
            "what climbs is the log-likelihood plus the prior's part: add it to the score",
            coins_with(score=ell_alone),
        ),
        Mistake(
            "coefficients",
            "the flips are known in their order: no binomial coefficient",
            coins_with(score=with_coefficients),
        ),
        Mistake("M11", "the score is that of the parameters before the round", score_after),
        Mistake(
            "Q",
            "that is Q, the average of the complete-data score; a ln of a sum was asked for (9.14)",
            coins_with(score=expected_score),
        ),
        Mistake(
            "M19",
            "the score is a total over the sets, not a mean",
            coins_with(
                score=lambda h, f, pi, theta, a, b: (
                    ell_alone(h, f, pi, theta, a, b) / len(h) + coin_prior(theta, a, b)
                )
            ),
        ),
        Mistake(
            "places",
            "you return theta before pi; the order is pi, theta, score",
            places_exchanged(coins_with(), 1, 0, 2),
        ),
        example_alone(coins_with(), *five_sets(None)),
    ],
)


# counts_round


def three_chunks(rng):
    chunks = [np.array([0.0, 1.0]), np.array([9.0, 7.0, 8.0]), np.array([])]
    return [(chunks, np.array([0.5, 0.5]), np.array([2.0, 6.0]))]


def two_machines(rng):
    chunks = [np.array([4.0, 0.0, 3.0, 11.0]), np.array([5.0])]
    return [(chunks, np.array([0.2, 0.8]), np.array([3.0, 7.0]))]


def some_counts(rng, sizes, K, least=0.5, most=30.0):
    rate = rng.permutation(np.geomspace(least, most, K) * rng.uniform(0.8, 1.2, K))
    chunks = [rng.poisson(rng.choice(rate * 1.1, n)).astype(float) for n in sizes]
    return chunks, weights(rng, K), rate


def large_counts(rng):
    """Rates of a hundred thousand, near enough that shares are neither 0 nor 1."""
    rate = 1e5 * (1 + np.array([0.0, 0.004, 0.009]) * rng.uniform(0.8, 1.2, 3))
    chunks = [np.round(rng.choice(rate, n) + rng.normal(0, 300, n)) for n in (4, 6)]
    return [(chunks, weights(rng, 3), rate)]


def poisson_logs(x, pi, rate):
    """ln of weight times probability, (N, K)."""
    return np.log(pi) - rate + np.outer(x, np.log(rate)) - gammaln(x + 1)[:, None]


def poisson_shares(x, pi, rate):
    return softmax(poisson_logs(x, pi, rate), axis=1)


def poisson_ell(chunks, pi, rate):
    return sum(logsumexp(poisson_logs(x, pi, rate), axis=1).sum() for x in chunks)


def round_of_all(x, pi, rate, shares=poisson_shares):
    """(pi, rate) after a round with the rows of one array."""
    gamma = shares(x, pi, rate)
    N_k = gamma.sum(axis=0)
    return N_k / len(x), gamma.T @ x / N_k


def together(chunks, pi, rate):
    return round_of_all(np.concatenate(chunks), pi, rate)


def counts_with(fit=together, ell=poisson_ell):
    """counts_round by other rules."""
    return lambda chunks, pi, rate: (*fit(chunks, pi, rate), ell(chunks, pi, rate))


def with_counts_shares(shares):
    return lambda chunks, pi, rate: round_of_all(np.concatenate(chunks), pi, rate, shares)


def averaged(weight):
    """The chunks' own estimates, averaged."""

    def fit(chunks, pi, rate):
        full = [x for x in chunks if len(x)]
        w = np.array([weight(x) for x in full], float)
        own = [round_of_all(x, pi, rate) for x in full]
        return tuple(np.average(part, axis=0, weights=w) for part in zip(*own, strict=True))

    return fit


def one_after_the_other(chunks, pi, rate):
    for x in chunks:
        pi, rate = round_of_all(x, pi, rate) if len(x) else (pi, rate)
    return pi, rate


def shares_of_hardest(*call):
    gamma = poisson_shares(*call)
    return np.eye(gamma.shape[1])[gamma.argmax(axis=1)]


def plain_poisson(x, pi, rate):
    joint = pi * np.exp(-rate) * rate ** x[:, None]
    return joint / joint.sum(axis=1, keepdims=True)


def plain_poisson_ell(chunks, pi, rate):
    joints = [pi * np.exp(-rate) * rate ** x[:, None] for x in chunks]
    return sum(
        np.log(j.sum(axis=1)).sum() - gammaln(x + 1).sum()
        for j, x in zip(joints, chunks, strict=True)
    )


def chunks_after(chunks, pi, rate):
    new = together(chunks, pi, rate)
    return *new, poisson_ell(chunks, *new)


CHUNKS = Function(
    id="chunks",
    title="Counts on several machines",
    name="counts_round",
    section="13-sufficient-statistics.html#sums-travel-estimates-do-not",
    minutes=35,
    checks=[
        Check(
            name="three machines, one without rows",
            points=1,
            calls=three_chunks,
            hint="N_k and the sums of shares times counts add up over the machines; divide once",
            visible=True,
        ),
        Check(
            name="two machines, unequal weights",
            points=1,
            calls=two_machines,
            hint="the shares are Bayes' rule with pi_k exp(-rate_k) rate_k^x",
            visible=True,
        ),
        Check(
            name="other chunks",
            points=2,
            calls=lambda rng: [
                some_counts(rng, (5, 1, 7), 3),
                some_counts(rng, (2, 0, 9, 3), 2),
                some_counts(rng, (6,), 4),
            ],
            hint="an average of the chunks' own estimates is not their common one (13.5)",
            repeat=2,
        ),
        Check(
            name="many chunks of one row",
            points=1,
            calls=lambda rng: [some_counts(rng, (1,) * 9, 2), some_counts(rng, (1, 0) * 4, 3)],
            hint="how the rows are divided makes no difference",
        ),
        Check(
            name="a single component",
            points=1,
            calls=lambda rng: [some_counts(rng, (4, 0, 3), 1)],
            hint="all shares are 1: the rate is the mean of all rows, the weight is 1",
        ),
        Check(
            name="numbers of a hundred thousand",
            points=1,
            calls=large_counts,
            hint="powers and factorials overflow there: stay in logarithms (gammaln for ln x!)",
        ),
    ],
    mistakes=[
        Mistake(
            "averaged",
            "you averaged the machines' estimates: their sums travel, their estimates do not",
            counts_with(averaged(lambda x: 1.0)),
        ),
        Mistake(
            "averaged-by-size",
            "weights by size do not help: a machine's rate rests on its own N_k, not on its rows",
            counts_with(averaged(len)),
        ),
        Mistake(
            "averaged-weights",
            "your weights are averages of the machines' own: add up N_k, then divide by all rows",
            counts_with(
                lambda chunks, *theta: (
                    averaged(lambda x: 1.0)(chunks, *theta)[0],
                    together(chunks, *theta)[1],
                )
            ),
        ),
        Mistake(
            "one-after-the-other",
            "all E steps of a round use the same parameters: do not move between the machines",
            counts_with(one_after_the_other),
        ),
        Mistake(
            "last-machine",
            "the sums of the last machine alone are divided: add up those of all machines",
            quiet(counts_with(lambda chunks, *theta: round_of_all(chunks[-1], *theta))),
        ),
        Mistake(
            "M1",
            "the shares are without the weights pi",
            counts_with(
                with_counts_shares(lambda x, pi, rate: poisson_shares(x, pi**0, rate)),
            ),
        ),
        Mistake(
            "exp",
            "exp(-rate) is missing in the shares: it is not the same for all components",
            counts_with(
                with_counts_shares(
                    lambda x, pi, rate: softmax(poisson_logs(x, pi, rate) + rate, axis=1)
                ),
            ),
        ),
        Mistake(
            "M10",
            "you gave each row whole to its likelier component",
            counts_with(with_counts_shares(shares_of_hardest)),
        ),
        Mistake(
            "M5",
            "you divided by the number of rows; the rate of k is a sum over N_k",
            counts_with(
                lambda chunks, *theta: (
                    together(chunks, *theta)[0],
                    np.prod(together(chunks, *theta), axis=0),
                )
            ),
        ),
        Mistake(
            "M9",
            "powers overflow or round to 0 there, and shares become NaN: take logarithms",
            quiet(counts_with(with_counts_shares(plain_poisson), plain_poisson_ell)),
        ),
        Mistake(
            "M9",
            "the sum in ell rounds to 0 there: take the largest term out before you add",
            quiet(counts_with(ell=plain_poisson_ell)),
        ),
        Mistake(
            "factorial",
            "the x! is missing in ell: it is no part of the shares, but of the probability",
            counts_with(
                ell=lambda chunks, *theta: (
                    poisson_ell(chunks, *theta) + sum(gammaln(x + 1).sum() for x in chunks)
                )
            ),
        ),
        Mistake("M11", "ell is that of the parameters before the round", chunks_after),
        Mistake(
            "M19",
            "ell is a total over all rows, not a mean",
            counts_with(
                ell=lambda chunks, *theta: poisson_ell(chunks, *theta) / sum(map(len, chunks))
            ),
        ),
        Mistake(
            "pi-sum",
            "your weights do not add up to 1: divide by the number of all rows",
            counts_with(
                lambda chunks, *theta: (
                    together(chunks, *theta)[0] * sum(map(len, chunks)),
                    together(chunks, *theta)[1],
                )
            ),
        ),
        Mistake(
            "places",
            "you return the rates first; the order is pi, rate, ell",
            places_exchanged(counts_with(), 1, 0, 2),
        ),
        example_alone(counts_with(), *three_chunks(None)),
    ],
)


# m_step_with_holes

NAN = np.nan


def three_rows_one_hole(rng):
    x = np.array([[0.0, 1.0], [2.0, 3.0], [4.0, NAN]])
    Sigma = np.array([[[4.0, 2.0], [2.0, 3.0]]])
    return [(x, np.ones((3, 1)), np.array([[2.0, 2.0]]), Sigma)]


def two_components(rng):
    x = np.array([[0.0, NAN], [1.0, 3.0], [NAN, 2.0], [5.0, 4.0], [NAN, NAN]])
    gamma = np.array([0.9, 0.8, 0.5, 0.1, 0.4])
    mu = np.array([[0.0, 2.0], [4.0, 4.0]])
    Sigma = np.array([[[1.0, 0.5], [0.5, 2.0]], [[2.0, -1.0], [-1.0, 1.0]]])
    return [(x, np.column_stack([gamma, 1 - gamma]), mu, Sigma)]


def correlated(rng, D):
    """A covariance of any orientation, with standard deviations from about ½ to 2."""
    A = np.linalg.qr(rng.normal(size=(D, D)))[0] * rng.uniform(0.5, 2, D)
    return A @ A.T


def holed(rng, N, K, D, share=0.35, whole=False):
    """A table with a hole in every column and a complete row; and, if whole, an empty row."""
    hole = rng.random((N, D)) < share
    hole[np.arange(D), np.arange(D)] = True
    hole[-1], hole[-2] = False, whole
    x = np.where(hole, NAN, rng.normal(0, 2, (N, D)))
    Sigma = np.array([correlated(rng, D) for _ in range(K)])
    return x, rng.dirichlet(np.arange(1, K + 1), N), rng.normal(0, 2, (K, D)), Sigma


def empty_rows(rng):
    return [holed(rng, 8, 2, 3, whole=True), holed(rng, 6, 2, 1)]


def without_holes(rng):
    return [no_holes(rng, 9, 2, 2), no_holes(rng, 8, 3, 1)]


def no_holes(rng, N, K, D):
    x, gamma, mu, Sigma = holed(rng, N, K, D)
    return np.where(np.isnan(x), 0.5, x), gamma, mu, Sigma


def far_holes(rng):
    x, gamma, mu, Sigma = holed(rng, 9, 2, 3)
    return [(x + 1e7, gamma, mu + 1e7, Sigma)]


def row_guess(row, mu, Sigma):
    """(completed row, C) of one row in one component."""
    m = np.isnan(row)
    o = ~m
    x_hat, C = row.copy(), np.zeros(Sigma.shape)
    slope = Sigma[np.ix_(m, o)] @ np.linalg.inv(Sigma[np.ix_(o, o)])
    x_hat[m] = mu[m] + slope @ (row[o] - mu[o])
    C[np.ix_(m, m)] = Sigma[np.ix_(m, m)] - slope @ Sigma[np.ix_(o, m)]
    return x_hat, C


def guesses(x, mu, Sigma):
    """(N, D) and (N, D, D) of one component."""
    pairs = [row_guess(row, mu, Sigma) for row in x]
    return np.array([x_hat for x_hat, _ in pairs]), np.array([C for _, C in pairs])


def moments_of(x_hat, C, g):
    """Weighted mean and covariance of completed rows."""
    mu = g @ x_hat / g.sum()
    d = x_hat - mu
    return mu, ((g * d.T) @ d + np.tensordot(g, C, 1)) / g.sum()


def holes_with(guess=guesses, fit=moments_of):
    """m_step_with_holes by other rules."""

    def rule(x, gamma, mu, Sigma):
        of = zip(gamma.T, mu, Sigma, strict=True)
        parts = [fit(*guess(x, m, S), g) for g, m, S in of]
        return tuple(np.array(part) for part in zip(*parts, strict=True))

    return rule


def without_C(x, mu, Sigma):
    x_hat, C = guesses(x, mu, Sigma)
    return x_hat, np.zeros(C.shape)


def at_the_mean(x, mu, Sigma):
    """The component's mean in each hole, whatever the row shows; and the whole variance."""
    hole = np.isnan(x)
    return np.where(hole, mu, x), hole[:, :, None] * hole[:, None] * Sigma


def at_the_mean_with_C(x, mu, Sigma):
    return at_the_mean(x, mu, Sigma)[0], guesses(x, mu, Sigma)[1]


def unconditional(x, mu, Sigma):
    """The whole variance of a hole, as if the row showed nothing."""
    return guesses(x, mu, Sigma)[0], at_the_mean(x, mu, Sigma)[1]


def column_means(x, mu, Sigma):
    return np.where(np.isnan(x), np.nanmean(x, axis=0), x), np.zeros((*x.shape, x.shape[1]))


def diagonal_C(x, mu, Sigma):
    x_hat, C = guesses(x, mu, Sigma)
    return x_hat, C * np.eye(x.shape[1])


def zeros_in_holes(x, mu, Sigma):
    return np.nan_to_num(x), np.zeros((*x.shape, x.shape[1]))


def not_centred(x, mu, Sigma):
    """The regression on what the row shows, without the mean of that taken off."""
    shown = np.where(np.isnan(x), NAN, x + mu)
    x_hat, C = guesses(shown, mu, Sigma)
    return np.where(np.isnan(x), x_hat, x), C


def C_with_the_wrong_sign(x, mu, Sigma):
    x_hat, C = guesses(x, mu, Sigma)
    return x_hat, 2 * at_the_mean(x, mu, Sigma)[1] - C


def C_not_weighted(x_hat, C, g):
    mu, S = moments_of(x_hat, 0 * C, g)
    return mu, S + C.sum(axis=0) / g.sum()


def C_by_rows(x_hat, C, g):
    mu, S = moments_of(x_hat, 0 * C, g)
    return mu, S + C.mean(axis=0)


def divided_by_rows(x_hat, C, g):
    mu, S = moments_of(x_hat, C, g)
    return mu, S * g.sum() / len(g)


def complete_rows(x, gamma, mu, Sigma):
    whole = ~np.isnan(x).any(axis=1)
    return holes_with()(x[whole], gamma[whole], mu, Sigma)


def about_the_old_mean(x, gamma, mu, Sigma):
    new, S = holes_with()(x, gamma, mu, Sigma)
    return new, S + (new - mu)[:, :, None] * (new - mu)[:, None]


def one_guess_for_all(x, gamma, mu, Sigma):
    """The guesses of the components averaged by the shares, and then used for all."""
    of = [guesses(x, m, S) for m, S in zip(mu, Sigma, strict=True)]
    x_hat = sum(g[:, None] * h for g, (h, _) in zip(gamma.T, of, strict=True))
    parts = [moments_of(x_hat, C, g) for g, (_, C) in zip(gamma.T, of, strict=True)]
    return tuple(np.array(part) for part in zip(*parts, strict=True))


def each_entry_alone(x, gamma, mu, Sigma):
    """Means and covariances of what each column, or pair of columns, shows."""
    seen = ~np.isnan(x)
    y = np.where(seen, x, 0.0)
    new = np.array([(g @ y) / (g @ seen) for g in gamma.T])
    d = np.array([np.where(seen, y - m, 0.0) for m in new])
    S = np.array([(g * e.T) @ e / ((g * seen.T) @ seen) for g, e in zip(gamma.T, d, strict=True)])
    return new, S


def holes_by_raw_moments(x, gamma, mu, Sigma):
    new, _ = holes_with()(x, gamma, mu, Sigma)
    S = []
    for g, m, (h, C) in zip(
        gamma.T, new, [guesses(x, m, S) for m, S in zip(mu, Sigma, strict=True)], strict=True
    ):
        S.append(((g * h.T) @ h + np.tensordot(g, C, 1)) / g.sum() - np.outer(m, m))
    return new, np.array(S)


def digits_lost(found, wanted, calls):
    """Numbers of about 1e14 have 1/64 as their last binary digit, and so have differences."""
    far = all(np.nanmin(abs(call[0])) > 0.9e7 for call in calls)
    rest = [np.asarray(Sigma, float) * 64 for _, Sigma in found]
    return far and all(np.array_equal(S, np.round(S)) for S in rest)


def equal_shares(rule):
    return lambda x, gamma, mu, Sigma: rule(x, np.ones(gamma.shape), mu, Sigma)


HOLES = Function(
    id="holes",
    title="The M step over rows with holes",
    name="m_step_with_holes",
    section="14-missing-values.html#a-mixture-with-holes",
    minutes=60,
    checks=[
        Check(
            name="three rows, one hole",
            points=1,
            calls=three_rows_one_hole,
            hint="a hole gets its mean given what the row shows, and adds its variance (14.1)",
            visible=True,
        ),
        Check(
            name="five rows in two components",
            points=1,
            calls=two_components,
            hint="every component has its own guess and its own C, weighted with its shares",
            visible=True,
        ),
        Check(
            name="other tables",
            points=2,
            calls=sized(holed, (9, 2, 3), (8, 3, 2), (10, 1, 4)),
            hint="the formulas of §14.5, with mu and Sigma of the component before the round",
            repeat=2,
        ),
        Check(
            name="a row without any number, and a single column",
            points=2,
            calls=empty_rows,
            hint="nothing is seen: the guess is the old mean, and C is the whole old covariance",
        ),
        Check(
            name="a table without holes",
            points=1,
            calls=without_holes,
            hint="then it is chapter 05's M step",
        ),
        Check(
            name="five columns",
            points=1,
            calls=sized(holed, (14, 2, 5)),
            hint="C stands in the block of all holes of the row, with its covariances",
        ),
        Check(
            name="a table ten million away from the origin",
            points=1,
            calls=far_holes,
            hint="subtract the new mean before you square; raw moments lose all digits there",
        ),
    ],
    mistakes=[
        Mistake(
            "no-C",
            "C is missing: the guesses lie on the regression line, without scatter about it",
            holes_with(without_C),
        ),
        Mistake(
            "C-not-weighted",
            "C is not weighted: a row's C counts for a component with its share",
            holes_with(fit=C_not_weighted),
        ),
        Mistake(
            "C-by-rows",
            "you averaged C over all rows; it has the shares as weights, like everything else",
            holes_with(fit=C_by_rows),
        ),
        Mistake(
            "C-unconditional",
            "C is what is left of the variance once the row's numbers are known, not all of it",
            holes_with(unconditional),
        ),
        Mistake(
            "C-diagonal",
            "the holes of a row are correlated: C has entries beside its diagonal too",
            holes_with(diagonal_C),
        ),
        Mistake(
            "old-mean",
            "a hole's mean depends on what its row shows; you put in the component's mean",
            holes_with(at_the_mean),
        ),
        Mistake(
            "old-mean",
            "C is right, but the guess leaves out the regression on what the row shows",
            holes_with(at_the_mean_with_C),
        ),
        Mistake(
            "column-means",
            "column means in the holes are no E step: they ignore the rest of the row",
            quiet(holes_with(column_means)),
        ),
        Mistake(
            "zeros",
            "you put zeros into the holes; a hole gets its mean, given what the row shows",
            holes_with(zeros_in_holes),
        ),
        Mistake(
            "not-centred",
            "the regression starts from how far the row is from its mean: x_o - mu_o",
            holes_with(not_centred),
        ),
        Mistake(
            "C-sign",
            "what the row shows lowers the variance of a hole: C has a minus before that part",
            holes_with(C_with_the_wrong_sign),
        ),
        Mistake(
            "complete-rows",
            "you left out the rows with holes; what they show counts",
            quiet(complete_rows),
        ),
        Mistake(
            "pairs",
            "you used what each column or pair of columns shows: the E step also uses the rest",
            quiet(each_entry_alone),
        ),
        Mistake(
            "one-guess",
            "a row has another guess in each component; you averaged them first",
            one_guess_for_all,
        ),
        Mistake(
            "M5",
            "you divided by N where N_k belongs",
            holes_with(fit=divided_by_rows),
        ),
        Mistake(
            "M7",
            "your scatter is about the old mean; it belongs about the new one",
            about_the_old_mean,
        ),
        Mistake(
            "M6",
            "you divided by N_k - 1; the maximum has N_k",
            holes_with(
                fit=lambda h, C, g: (
                    moments_of(h, C, g)[0],
                    moments_of(h, C, g)[1] * g.sum() / (g.sum() - 1),
                )
            ),
        ),
        Mistake(
            "no-shares",
            "the shares are not used: a row counts for each component with its share",
            equal_shares(holes_with()),
        ),
        Mistake(
            "M10",
            "you made hard labels of the shares",
            quiet(
                lambda x, gamma, mu, Sigma: holes_with()(
                    x, np.eye(gamma.shape[1])[gamma.argmax(axis=1)], mu, Sigma
                )
            ),
        ),
        Mistake(
            "raw-moments",
            "you subtract two huge numbers: far from the origin, centre before you square",
            holes_by_raw_moments,
            seen=digits_lost,
        ),
        Mistake(
            "places",
            "you return Sigma before mu; the order is mu, Sigma",
            places_exchanged(holes_with(), 1, 0),
        ),
        example_alone(holes_with(), *three_rows_one_hole(None)),
    ],
)


# who hides

MECHANISM = Choice(
    id="mechanism",
    title="Who has hidden the second value?",
    name="mechanism",
    section="14-missing-values.html#who-hides-the-numbers",
    minutes=4,
    points=1,
    right="MAR",
    options={
        "MCAR": "it is no matter of chance: the first value decides",
        "MAR": "the first value decides, and every row shows it",
        "MNAR": "the hidden value would often have been small too, but what decides is the first "
        "value alone, which the row shows",
    },
)


# chain_sums


def two_sequences(rng):
    A, B = np.array([[0.9, 0.1], [0.2, 0.8]]), np.array([[0.5, 0.5], [0.1, 0.9]])
    return [([np.array([1, 1, 0]), np.array([0])], np.array([0.5, 0.5]), A, B)]


def three_symbols(rng):
    A, B = np.array([[0.7, 0.3], [0.4, 0.6]]), np.array([[0.2, 0.3, 0.5], [0.6, 0.3, 0.1]])
    xs = [np.array([2, 0, 0, 1]), np.array([1, 2]), np.array([0, 2, 2])]
    return [(xs, np.array([0.8, 0.2]), A, B)]


def a_chain(rng, K, M):
    return (
        rng.dirichlet(np.full(K, 2.0)),
        rng.dirichlet(np.ones(K), K),
        rng.dirichlet(np.ones(M), K),
    )


def drawn_sequences(rng, lengths, pi, A, B):
    """Sequences that this chain has made, so that they are possible."""
    xs = []
    for N in lengths:
        z, x = rng.choice(len(pi), p=pi), []
        for _ in range(N):
            x.append(rng.choice(B.shape[1], p=B[z]))
            z = rng.choice(len(pi), p=A[z])
        xs.append(np.array(x))
    return xs


def sequences(rng, lengths, K, M):
    pi, A, B = a_chain(rng, K, M)
    return drawn_sequences(rng, lengths, pi, A, B), pi, A, B


def short_and_single(rng):
    return [sequences(rng, (1, 2, 1, 1), 3, 3), sequences(rng, (4, 1), 1, 3)]


def long_sequence(rng):
    pi, A, B = a_chain(rng, 3, 4)
    x = rng.integers(0, 4, 800)
    return [([x, x[:40]], pi, A, 0.9 * B + 0.025)]


def with_zeros(rng):
    """No way back, no start in the last state, and a symbol that one state never shows."""
    A = np.array([[0.6, 0.4, 0.0], [0.0, 0.7, 0.3], [0.0, 0.0, 1.0]])
    B = rng.dirichlet(np.ones(3), 3)
    B[0] = [*rng.dirichlet([3, 2]), 0.0]
    pi = np.array([0.7, 0.3, 0.0])
    return [(drawn_sequences(rng, (7, 4, 9), pi, A, B), pi, A, B)]


def passes(x, pi, A, B):
    """(alpha, beta, c, b), scaled."""
    b = B[:, x].T
    alpha, beta, c = np.empty(b.shape), np.ones(b.shape), np.empty(len(x))
    for n in range(len(x)):
        joint = b[n] * (alpha[n - 1] @ A if n else pi)
        c[n] = joint.sum()
        alpha[n] = joint / c[n]
    for n in range(len(x) - 2, -1, -1):
        beta[n] = A @ (b[n + 1] * beta[n + 1]) / c[n + 1]
    return alpha, beta, c, b


def averages(x, pi, A, B):
    """(gamma (N, K), xi (N - 1, K, K), c)."""
    alpha, beta, c, b = passes(x, pi, A, B)
    later = (b * beta / c[:, None])[1:]
    return alpha * beta, alpha[:-1, :, None] * A * later[:, None], c


def counts_of(gamma, xi, x, M):
    return gamma[0], xi.sum(axis=0), gamma.T @ np.eye(M)[x]


def chain_with(of=averages, count=counts_of, ell=lambda c: np.log(c).sum()):
    """chain_sums by other rules."""

    def rule(xs, pi, A, B):
        parts = []
        for x in xs:
            gamma, xi, c = of(x, pi, A, B)
            parts.append((*count(gamma, xi, x, B.shape[1]), ell(c)))
        return tuple(sum(part) for part in zip(*parts, strict=True))

    return rule


def glued(xs, pi, A, B):
    return chain_with()([np.concatenate(xs)], pi, A, B)


def xi_times(power):
    """xi with another power of c than the division by it."""

    def of(x, pi, A, B):
        gamma, xi, c = averages(x, pi, A, B)
        return gamma, xi * c[1:, None, None] ** power, c

    return of


def products(x, pi, A, B):
    gamma, _, c = averages(x, pi, A, B)
    return gamma, gamma[:-1, :, None] * gamma[1:, None], c


def forward_alone(x, pi, A, B):
    alpha, _, c, b = passes(x, pi, A, B)
    return alpha, alpha[:-1, :, None] * A * (b / c[:, None])[1:, None], c


def each_alone(x, pi, A, B):
    """The mixture's shares: order is not used."""
    joint = pi * B[:, x].T
    gamma = joint / joint.sum(axis=1, keepdims=True)
    return gamma, gamma[:-1, :, None] * gamma[1:, None], joint.sum(axis=1)


def hard_states(x, pi, A, B):
    gamma, _, c = averages(x, pi, A, B)
    g = np.eye(len(pi))[gamma.argmax(axis=1)]
    return g, g[:-1, :, None] * g[1:, None], c


def viterbi(x, pi, A, B):
    """Counts along the one most probable path."""
    with np.errstate(divide="ignore"):
        log_A, log_b = np.log(A), np.log(B[:, x].T)
        score, back = np.log(pi) + log_b[0], []
    for n in range(1, len(x)):
        arrivals = score[:, None] + log_A
        back.append(arrivals.argmax(axis=0))
        score = arrivals.max(axis=0) + log_b[n]
    path = [score.argmax()]
    for came_from in back[::-1]:
        path.append(came_from[path[-1]])
    g = np.eye(len(pi))[path[::-1]]
    return g, g[:-1, :, None] * g[1:, None], averages(x, pi, A, B)[2]


def unscaled(x, pi, A, B):
    """Plain products, which round to 0."""
    b = B[:, x].T
    alpha, beta = np.empty(b.shape), np.ones(b.shape)
    for n in range(len(x)):
        alpha[n] = b[n] * (alpha[n - 1] @ A if n else pi)
    for n in range(len(x) - 2, -1, -1):
        beta[n] = A @ (b[n + 1] * beta[n + 1])
    p = alpha[-1].sum()
    xi = alpha[:-1, :, None] * A * (b * beta)[1:, None] / p
    return alpha * beta / p, xi, np.array([p])


def beta_not_scaled(x, pi, A, B):
    """alpha is scaled, and beta is not."""
    alpha, beta, c, b = passes(x, pi, A, B)
    beta = beta * np.append(np.cumprod(c[:0:-1])[::-1], 1.0)[:, None]
    later = (b * beta / c[:, None])[1:]
    return alpha * beta, alpha[:-1, :, None] * A * later[:, None], c


def going_on(xs, pi, A, B):
    """Each sequence starts where the filter of the one before ended."""
    things, start = [], pi
    for x in xs:
        things.append(chain_with()([x], start, A, B))
        start = passes(x, start, A, B)[0][-1] @ A
    return tuple(sum(part) for part in zip(*things, strict=True))


def without_last(gamma, xi, x, M):
    return gamma[0], xi.sum(axis=0), gamma[:-1].T @ np.eye(M)[x[:-1]]


def as_parameters(xs, pi, A, B):
    starts, pairs, symbols, ell = chain_with()(xs, pi, A, B)
    return (
        starts / len(xs),
        pairs / pairs.sum(axis=1, keepdims=True),
        symbols / symbols.sum(axis=1, keepdims=True),
        ell,
    )


def changed_at(place, change):
    """chain_sums with one of its four things changed by change(thing, xs)."""

    def rule(xs, pi, A, B):
        things = list(chain_with()(xs, pi, A, B))
        things[place] = change(things[place], xs)
        return tuple(things)

    return rule


CHAIN = Function(
    id="chain",
    title="What a chain counts, over several sequences",
    name="chain_sums",
    section="15-hidden-markov.html#two-passes-replace-all-paths",
    minutes=60,
    checks=[
        Check(
            name="two sequences",
            points=1,
            calls=two_sequences,
            hint="forward and backward for each sequence alone, then add up gamma and xi (15.2)",
            visible=True,
        ),
        Check(
            name="three sequences of three symbols",
            points=1,
            calls=three_symbols,
            hint="pairs add up to the number of steps, symbols to the number of symbols",
            visible=True,
        ),
        Check(
            name="other chains",
            points=2,
            calls=lambda rng: [
                sequences(rng, (6, 3, 8), 3, 4),
                sequences(rng, (5, 9), 4, 2),
                sequences(rng, (10,), 2, 5),
            ],
            hint="each xi_n is a table that adds up to 1: it is divided by its c_n",
            repeat=2,
        ),
        Check(
            name="sequences of one symbol, and a single state",
            points=2,
            calls=short_and_single,
            hint="a sequence of one symbol has a start and no step",
        ),
        Check(
            name="steps and symbols that are impossible",
            points=2,
            calls=with_zeros,
            hint="a probability of 0 gives a count of 0, and no NaN",
        ),
        Check(
            name="a sequence of 800 symbols",
            points=2,
            calls=long_sequence,
            hint="divide each row of alpha by its sum c_n; ell is the sum of the ln c_n",
        ),
    ],
    mistakes=[
        Mistake(
            "glued",
            "the sequences are glued together: the last state of one is not followed by the next",
            glued,
        ),
        Mistake(
            "going-on",
            "each sequence starts with pi: it knows nothing of how the one before has ended",
            going_on,
        ),
        Mistake(
            "beta-not-scaled",
            "beta needs the same c_n as alpha, or alpha times beta does not add up to 1 (15.3)",
            chain_with(beta_not_scaled),
        ),
        Mistake(
            "xi-not-divided",
            "each xi_n must add up to 1: its c_n is missing in the denominator",
            chain_with(xi_times(1)),
        ),
        Mistake(
            "xi-multiplied",
            "xi_n is divided by c_n, not multiplied by it",
            chain_with(xi_times(2)),
        ),
        Mistake(
            "products",
            "neighbours depend on each other: xi is not a product of two gammas",
            chain_with(products),
        ),
        Mistake(
            "viterbi",
            "you counted along the one most probable path; the E step averages over all paths",
            quiet(chain_with(viterbi)),
        ),
        Mistake(
            "M10",
            "you made hard states of gamma; the counts are averages",
            chain_with(hard_states),
        ),
        Mistake(
            "forward",
            "that is the forward pass alone: what comes later also tells about a state (beta)",
            chain_with(forward_alone),
        ),
        Mistake(
            "mixture",
            "each symbol is judged alone, as in a mixture: the order tells more",
            quiet(chain_with(each_alone)),
        ),
        Mistake(
            "A-transposed",
            "the axes of A are exchanged: its row is the state before, its column the state after",
            quiet(lambda xs, pi, A, B: chain_with()(xs, pi, A.T, B)),
        ),
        Mistake(
            "pairs-transposed",
            "pairs is transposed: its row is the state before",
            changed_at(1, lambda pairs, xs: pairs.T),
        ),
        Mistake(
            "M1",
            "pi is not used: a sequence starts in state k with the probability pi_k",
            quiet(lambda xs, pi, A, B: chain_with()(xs, pi**0 / len(pi), A, B)),
        ),
        Mistake(
            "M9",
            "plain products round to 0 in a long sequence: scale each step",
            quiet(chain_with(unscaled)),
        ),
        Mistake(
            "last-symbol",
            "the last symbol of each sequence is missing in symbols",
            chain_with(count=without_last),
        ),
        Mistake(
            "first-start",
            "every sequence has a start: add up their first gammas",
            lambda xs, pi, A, B: (
                averages(xs[0], pi, A, B)[0][0],
                *chain_with()(xs, pi, A, B)[1:],
            ),
        ),
        Mistake(
            "mean-start",
            "starts is a sum over the sequences; dividing is the M step's part",
            changed_at(0, lambda starts, xs: starts / len(xs)),
        ),
        Mistake(
            "M-step",
            "those are the new parameters already; sums were asked for, so that they can travel",
            quiet(as_parameters),
        ),
        Mistake(
            "ell-sign",
            "ell is the sum of the ln c_n, not minus it",
            changed_at(3, lambda ell, xs: -ell),
        ),
        Mistake(
            "M19",
            "ell is a total over all sequences, not a mean",
            changed_at(3, lambda ell, xs: ell / len(xs)),
        ),
        Mistake(
            "M19",
            "ell is a total over all symbols, not a mean",
            changed_at(3, lambda ell, xs: ell / sum(map(len, xs))),
        ),
        Mistake(
            "p",
            "ell is a logarithm: you return the probability",
            quiet(changed_at(3, lambda ell, xs: np.exp(ell))),
        ),
        Mistake(
            "places",
            "you return symbols before pairs; the order is starts, pairs, symbols, ell",
            places_exchanged(chain_with(), 0, 2, 1, 3),
        ),
        example_alone(chain_with(), *two_sequences(None)),
    ],
)


# how often a die is kept


def evenings(rng):
    fair_fair, fair_loaded = rng.choice([410.5, 455.0, 480.5]), rng.choice([20.5, 24.0, 31.0])
    loaded_loaded = rng.choice([150.0, 180.5, 210.0])
    loaded_fair = fair_loaded + rng.choice([-1.5, 0.5, 2.0])
    last_fair = rng.choice([10.0, 15.0, 19.5])
    numbers = {
        "fair_fair": fair_fair,
        "fair_loaded": fair_loaded,
        "loaded_fair": loaded_fair,
        "loaded_loaded": loaded_loaded,
        "in_fair": fair_fair + fair_loaded + last_fair,
        "in_loaded": loaded_fair + loaded_loaded + 60 - last_fair,
    }
    return {name: float(number) for name, number in numbers.items()}


def kept_with(rule=None, both=None):
    """(fair, loaded, both): rule gives the first two, and both the last from counts and these."""

    def numbers(fair_fair, fair_loaded, loaded_fair, loaded_loaded, in_fair, in_loaded):
        pairs = np.array([[fair_fair, fair_loaded], [loaded_fair, loaded_loaded]])
        own = rule or (lambda pairs, rolls: np.diag(pairs) / pairs.sum(axis=1))
        one = both or (lambda pairs, rolls, two: np.trace(pairs) / pairs.sum())
        rolls = np.array([in_fair, in_loaded])
        two = own(pairs, rolls)
        return *two, one(pairs, rolls, two)

    return numbers


KEPT = Number(
    id="kept",
    title="How often is a die kept?",
    name="kept",
    section="15-hidden-markov.html#baumwelch-counts-and-divides",
    minutes=15,
    points=3,
    given=evenings,
    right=kept_with(),
    tol=3e-4,
    hint="a row of counts is divided by its own sum; one probability for both: one ratio of sums",
    mistakes=[
        Mistake(
            "rolls",
            "the last roll of an evening is not followed by another: divide by the steps, not by "
            "the rolls",
            kept_with(
                lambda pairs, rolls: np.diag(pairs) / rolls,
                lambda pairs, rolls, two: np.trace(pairs) / rolls.sum(),
            ),
        ),
        Mistake(
            "rolls",
            "divide the first two by the steps from their die, as you did for the third",
            kept_with(lambda pairs, rolls: np.diag(pairs) / rolls),
        ),
        Mistake(
            "mean-of-ratios",
            "a mean of two ratios is not the ratio of the sums: the fair die has more steps",
            kept_with(both=lambda pairs, rolls, two: two.mean()),
        ),
        Mistake(
            "mean-by-rolls",
            "weight by the steps of each die, not by its rolls: add up counts, then divide",
            kept_with(both=lambda pairs, rolls, two: two @ rolls / rolls.sum()),
        ),
        Mistake(
            "columns",
            "you divided the columns: the row is the die before, and each row adds up to 1",
            kept_with(lambda pairs, rolls: np.diag(pairs) / pairs.sum(axis=0)),
        ),
        Mistake(
            "all-steps",
            "each die is divided by its own steps, not by all steps",
            kept_with(lambda pairs, rolls: np.diag(pairs) / pairs.sum()),
        ),
        Mistake(
            "changed",
            "those are the probabilities that the die is changed",
            lambda **own: tuple(1 - np.array(kept_with()(**own))),
        ),
        Mistake(
            "product",
            "one probability for both dice maximises a sum of both dice's terms: it is no product",
            kept_with(both=lambda pairs, rolls, two: two.prod() ** 0.5),
        ),
        Mistake(
            "places",
            "the order is fair, loaded, both: the first two are exchanged",
            lambda **own: tuple(np.array(kept_with()(**own))[[1, 0, 2]]),
        ),
        number_of_the_example((0.8, 0.75, 0.7857), kept_with()),
    ],
)


# expert_round


def four_answers(rng):
    X = np.column_stack([np.ones(4), np.arange(4.0)])
    V, W = np.array([[0.0, 0.0], [-2.0, 1.0]]), np.array([[0.0, 1.0], [3.0, -1.0]])
    return [(X, np.array([0.0, 1.0, 1.0, 0.0]), V, W, np.array([1.0, 1.0]))]


def six_answers(rng):
    X = np.column_stack([np.ones(6), [-2.0, -1.0, 0.0, 1.0, 2.0, 3.0]])
    V, W = np.array([[0.5, 0.3], [-0.5, 0.8]]), np.array([[1.0, 0.5], [-1.0, 0.0]])
    return [(X, np.array([0.5, 1.0, -1.5, 2.0, -1.0, 2.5]), V, W, np.array([0.5, 2.0]))]


def answered(rng, N, K, P, steep=1.0):
    """Data in which every expert owns more than P + 1 rows, so that its problem is well posed."""
    while True:
        X = np.column_stack([np.ones(N), rng.normal(0, 1.5, (N, P - 1))])
        V, W = steep * rng.normal(0, 0.7, (K, P)), rng.normal(0, 1.5, (K, P))
        sigma2 = rng.uniform(0.3, 3, K)
        y = (X @ W.T)[np.arange(N), rng.integers(K, size=N)] + rng.normal(0, 1, N)
        gamma = expert_shares(X, y, V, W, sigma2)
        if (gamma**2).sum(axis=0).min() > P + 1:
            return X, y, V, W, sigma2


def far_answers(rng):
    X, y, V, W, sigma2 = answered(rng, 20, 2, 2)
    far = y.copy()
    far[:2] = [500.0, -400.0]
    return [(X, far, V, W, sigma2)]


def steep_gates(rng):
    return [answered(rng, 40, 2, 2, 2000.0), answered(rng, 24, 2, 3)]


def gate_logs(X, V):
    slopes = X @ V.T
    return slopes - logsumexp(slopes, axis=1, keepdims=True)


def answer_logs(X, y, W, sigma2):
    return -0.5 * np.log(2 * np.pi * sigma2) - (y[:, None] - X @ W.T) ** 2 / (2 * sigma2)


def expert_shares(X, y, V, W, sigma2):
    return softmax(gate_logs(X, V) + answer_logs(X, y, W, sigma2), axis=1)


def least_squares(X, y, count):
    root = np.sqrt(count)
    if not np.isfinite(root).all():
        return np.full(X.shape[1], NAN)
    return np.linalg.lstsq(root[:, None] * X, root * y, rcond=None)[0]


def scatter_of(X, y, w, count):
    return count @ (y - X @ w) ** 2 / count.sum()


def experts_with(shares=expert_shares, line=least_squares, scatter=scatter_of):
    """expert_round by other rules; scatter is called with each new line."""

    def rule(X, y, V, W, sigma2):
        gamma = shares(X, y, V, W, sigma2)
        lines = np.array([line(X, y, g) for g in gamma.T])
        of = zip(lines, gamma.T, strict=True)
        return gamma, lines, np.array([scatter(X, y, w, g) for w, g in of])

    return rule


def plain_expert_shares(X, y, V, W, sigma2):
    joint = np.exp(X @ V.T) * np.exp(answer_logs(X, y, W, sigma2))
    return joint / joint.sum(axis=1, keepdims=True)


def with_expert_logs(logs):
    return lambda *call: softmax(logs(*call), axis=1)


def over_the_rows(X, y, V, W, sigma2):
    return softmax(gate_logs(X, V) + answer_logs(X, y, W, sigma2), axis=0)


def shares_anew(X, y, V, W, sigma2):
    _, lines, _ = experts_with()(X, y, V, W, sigma2)
    gamma = expert_shares(X, y, V, lines, sigma2)
    of = zip(lines, gamma.T, strict=True)
    return gamma, lines, np.array([scatter_of(X, y, w, g) for w, g in of])


def hard_experts(*call):
    gamma = expert_shares(*call)
    return np.eye(gamma.shape[1])[gamma.argmax(axis=1)]


def constant_gate(X, y, V, W, sigma2):
    """One weight for all inputs, the mean of the gate."""
    pi = np.exp(gate_logs(X, V)).mean(axis=0)
    return softmax(np.log(pi) + answer_logs(X, y, W, sigma2), axis=1)


def by_old_lines(X, y, V, W, sigma2):
    gamma, lines, _ = experts_with()(X, y, V, W, sigma2)
    squares = (y[:, None] - X @ W.T) ** 2
    return gamma, lines, (gamma * squares).sum(axis=0) / gamma.sum(axis=0)


EXPERTS = Function(
    id="experts",
    title="A round for the experts",
    name="expert_round",
    section="16-experts.html#a-gate-that-looks-at-the-input",
    minutes=45,
    checks=[
        Check(
            name="four answers",
            points=1,
            calls=four_answers,
            hint="shares by (16.2), gate times density; then weighted least squares per expert",
            visible=True,
        ),
        Check(
            name="six answers, unequal variances",
            points=1,
            calls=six_answers,
            hint="the density has the factor 1/sigma, and sigma2 is a variance",
            visible=True,
        ),
        Check(
            name="other data",
            points=2,
            calls=sized(answered, (30, 3, 2), (25, 2, 3), (12, 1, 3)),
            hint="Theorem 16.1: weighted least squares, and the weighted mean of squared residuals",
            repeat=2,
        ),
        Check(
            name="a single input, and more of them",
            points=1,
            calls=sized(answered, (14, 2, 1), (60, 2, 5)),
            hint="nothing in the function may depend on P",
        ),
        Check(
            name="answers far from all experts",
            points=2,
            calls=far_answers,
            hint="every density rounds to 0 there: stay in logarithms until the shares",
        ),
        Check(
            name="a steep gate",
            points=1,
            calls=steep_gates,
            hint="exponentials overflow there: take the largest out of each row first",
        ),
    ],
    mistakes=[
        Mistake(
            "prior",
            "that is the gate, the prior: the share has seen y as well",
            experts_with(lambda X, y, V, W, sigma2: np.exp(gate_logs(X, V))),
        ),
        Mistake(
            "no-gate",
            "the gate is missing in the shares: it is each row's own weight for an expert",
            experts_with(with_expert_logs(lambda X, y, V, W, s2: answer_logs(X, y, W, s2))),
        ),
        Mistake(
            "constant-gate",
            "the gate is a weight for each row; you gave all rows its mean",
            experts_with(constant_gate),
        ),
        Mistake(
            "M4",
            "sigma2 holds variances: do not square them",
            experts_with(lambda X, y, V, W, s2: expert_shares(X, y, V, W, s2**2)),
        ),
        Mistake(
            "height",
            "the factor 1/sigma of the density is missing: a narrow bell is higher",
            experts_with(
                with_expert_logs(
                    lambda X, y, V, W, s2: (
                        gate_logs(X, V) + answer_logs(X, y, W, s2) + 0.5 * np.log(s2)
                    )
                )
            ),
        ),
        Mistake(
            "M10",
            "you gave each row whole to its likelier expert",
            quiet(experts_with(hard_experts)),
        ),
        Mistake(
            "M2",
            "shares add up to 1 over the experts of a row, not over the rows",
            experts_with(over_the_rows),
        ),
        Mistake(
            "shares-anew",
            "one E step and one M step: the shares are not computed anew with the new lines",
            shares_anew,
        ),
        Mistake(
            "not-weighted",
            "the least squares are not weighted: every expert gets the same line",
            experts_with(line=lambda X, y, g: least_squares(X, y, np.ones(len(y)))),
        ),
        Mistake(
            "weights-squared",
            "you multiplied X and y by the shares, so the squares have them squared: take roots",
            experts_with(line=lambda X, y, g: least_squares(X, y, g**2)),
        ),
        Mistake(
            "weights-rooted",
            "the root of the share stands in each square once too often: the weight is the share",
            experts_with(line=lambda X, y, g: least_squares(X, y, np.sqrt(g))),
        ),
        Mistake(
            "M7",
            "the residuals are those of the new lines, not of the old ones",
            by_old_lines,
        ),
        Mistake(
            "M5",
            "you divided the squares by N; divide by N_k, the sum of the shares",
            experts_with(scatter=lambda X, y, w, g: g @ (y - X @ w) ** 2 / len(y)),
        ),
        Mistake(
            "M6",
            "N_k - P makes it unbiased; the maximum of Q has N_k",
            experts_with(scatter=lambda X, y, w, g: g @ (y - X @ w) ** 2 / (g.sum() - X.shape[1])),
        ),
        Mistake(
            "root",
            "sigma2 is a variance: do not take the root",
            experts_with(scatter=lambda *call: np.sqrt(scatter_of(*call))),
        ),
        Mistake(
            "scatter-not-weighted",
            "the squared residuals have the shares as weights, like the least squares",
            experts_with(scatter=lambda X, y, w, g: ((y - X @ w) ** 2).mean()),
        ),
        Mistake(
            "M9",
            "exponentials overflow or round to 0, and the shares become NaN: take logarithms",
            quiet(experts_with(plain_expert_shares)),
        ),
        Mistake(
            "places",
            "you return the lines first; the order is gamma, W, sigma2",
            places_exchanged(experts_with(), 1, 0, 2),
        ),
        example_alone(experts_with(), *four_answers(None)),
    ],
)


# how far the gate must go, and the letter

GATE = Choice(
    id="gate",
    title="How far must the gate go?",
    name="gate_moves",
    section="16-experts.html#how-far-must-the-m-step-go",
    minutes=4,
    points=1,
    right="any move that does not lower Q_0",
    options={
        "only the top of Q_0": "the top is enough, but less will do: ascent needs only that Q does "
        "not fall",
        "any whole Newton step on Q_0": "a whole Newton step can overshoot and lower Q_0, as the "
        "chapter shows with a steep gate",
        "any move that does not lower Q_0": "then no part of Q falls, and the gain of the "
        "log-likelihood is at least that of Q",
        "any move at all": "a move that lowers Q_0 can lower the log-likelihood",
    },
)

LETTER = Text(
    id="letter",
    title="A letter to a colleague",
    name="letter",
    section="13-sufficient-statistics.html#sums-travel-estimates-do-not",
    minutes=40,
    words=250,
    rubric={
        "averaged estimates: states may have other names on each server, or a mean of ratios is "
        "not the ratio of sums": 1,
        "in place of that: all servers take the E step at the same parameters, expected counts "
        "are added, and divided once": 1,
        "glued recordings: no step leads from one to the next, and each has a start that counts "
        "for pi; forward-backward runs on each one": 1,
        "a symbol put in is a guess taken for an observation; EM averages over it (factor 1 for "
        "every state), otherwise B becomes too sure, as without C_n": 1,
        "the holes depend on the state, which is hidden: not missing at random, and the "
        "likelihood cannot tell; a symbol of its own, or a model of the failures": 1,
        "a trace that never falls is no proof: programs that are not EM climb as well; a test is "
        "named that could fail": 1,
    },
)


ASSIGNMENT = Assignment(
    slug="f-same-idea",
    title="The same idea elsewhere",
    questions=[
        WORTH,
        FORECAST,
        COINS,
        CHUNKS,
        HOLES,
        MECHANISM,
        CHAIN,
        KEPT,
        EXPERTS,
        GATE,
        LETTER,
    ],
)
