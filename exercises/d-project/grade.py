"""The project: one honest fit of real data, reported so that others can repeat it."""

import itertools

import numpy as np
from scipy.optimize import linear_sum_assignment

from emgrade.known import example_alone
from emgrade.spec import Assignment, Check, Function, Mistake, Text

UNKNOWN = -1


# match_labels: what the calls are drawn from


def rows_of(table, unknown=()):
    """(z_true, z_hat) in which true label k and found group j meet table[k][j] times.

    unknown[j] more rows of group j have a true label that nobody knows.
    """
    k_j = np.indices(np.shape(table)).reshape(2, -1).T
    rows = np.repeat(k_j, np.ravel(table), axis=0)
    blank = [(UNKNOWN, j) for j, n in enumerate(unknown) for _ in range(n)]
    return np.concatenate([rows, np.array(blank, int).reshape(-1, 2)])


def shuffled(rng, table, unknown=()):
    z = rng.permutation(rows_of(table, unknown))
    return z[:, 0], z[:, 1]


def only_names(rng):
    return [tuple(rows_of([[4, 9, 0], [4, 0, 9], [5, 4, 4]]).T)]


def one_name_for_two(rng):
    return [tuple(rows_of([[5, 3], [0, 1]]).T)]


def agreements(z_true, z_hat):
    """(K, J): how many rows of true label k are in found group j."""
    known = z_true != UNKNOWN
    table = np.zeros((z_true.max() + 1, z_hat.max() + 1), int)
    np.add.at(table, (z_true[known], z_hat[known]), 1)
    return table


def most(table):
    """The greatest number of agreements of any one-to-one naming, by trying all of them."""
    wide = table if table.shape[0] <= table.shape[1] else table.T
    n, m = wide.shape
    return max(
        sum(wide[k, j] for k, j in enumerate(js)) for js in itertools.permutations(range(m), n)
    )


def taken_greedily(z_true, z_hat):
    """The largest number first, and so on: not the best on the whole."""
    table = agreements(z_true, z_hat).astype(float)
    perm, fresh = np.full(table.shape[1], -1), itertools.count(table.shape[0])
    for _ in range(min(table.shape)):
        k, j = np.unravel_index(table.argmax(), table.shape)
        perm[j] = k
        table[k, :], table[:, j] = -1, -1
    return np.array([next(fresh) if k < 0 else k for k in perm])


def agreed(perm, z_true, z_hat):
    table = agreements(z_true, z_hat)
    return sum(table[k, j] for j, k in enumerate(perm) if k < len(table))


def greedy_fails(K):
    """calls(rng): a table of K labels and groups in which greedy choices lose rows.

    In a second one shares of a group or of a label, in place of counts, would be best swapped.
    """

    def calls(rng):
        while True:
            call = shuffled(rng, rng.integers(1, 9, (K, K)))
            lost = most(agreements(*call)) - agreed(taken_greedily(*call), *call)
            if lost > 0 and told_apart(
                call, as_they_are, taken_greedily, turned_round, worst_naming
            ):
                return [call, shuffled(rng, [[10, 1], [8, 0]])]

    return calls


def told_apart(call, *rules):
    """Whether wrong rules give different names, so that each can be recognised."""
    return len({tuple(rule(*call)) for rule in rules}) == len(rules)


def fewer_groups(rng):
    return [shuffled(rng, with_diagonal(rng, 5, 3))]


def more_groups(rng):
    return [shuffled(rng, with_diagonal(rng, 3, 5))]


def with_diagonal(rng, K, J):
    """Label k is mostly in one group, the groups in a random order; no entry is 0."""
    table = rng.integers(1, 5, (K, J))
    columns, rows = rng.permutation(J), rng.permutation(K)
    for k, j in zip(rows, columns, strict=False):
        table[k, j] += 12
    return table


def with_unknown(rng):
    """In each group more rows are unknown than known: if they count, they decide."""
    calls = []
    for K in (3, 4):
        while True:
            call = shuffled(rng, with_diagonal(rng, K, K), rng.integers(30, 60, K))
            lost = most(agreements(*call)) - agreed(unknown_as_last(*call), *call)
            if lost > 0 and told_apart(call, as_they_are, unknown_as_last, turned_round):
                calls.append(call)
                break
    return calls


def unseen_label(rng):
    """Label 1 of 0, 1, 2 never occurs, and neither does group 0 of 0, 1, 2."""
    return [shuffled(rng, [[0, 5, 1], [0, 0, 0], [0, 2, 6]])]


def eight(rng):
    return [shuffled(rng, with_diagonal(rng, 8, 8)), shuffled(rng, [[7]])]


# match_labels: right and wrong


def names_every_group(found, wanted, calls):
    """Any naming that is one-to-one and agrees on as many rows as the best one."""
    for perm, best, (z_true, z_hat) in zip(found, wanted, calls, strict=True):
        names, n_groups = np.asarray(perm, float), z_hat.max() + 1
        if names.shape != (n_groups,):
            return f"give {n_groups} names, one for each found group; yours has shape {names.shape}"
        if not (np.isfinite(names) & (names == names.round()) & (names >= 0)).all():
            return "names are whole numbers from 0 on"
        if len(np.unique(names)) < n_groups:
            return "two found groups have the same name"
        lost = np.sum(np.asarray(best)[z_hat] == z_true) - np.sum(names[z_hat] == z_true)
        if lost > 0:
            return f"another naming agrees on {lost} more of the rows whose label is known"
    return None


def as_they_are(z_true, z_hat):
    return np.arange(z_hat.max() + 1)


def nearest_name(z_true, z_hat):
    return agreements(z_true, z_hat).argmax(axis=0)


def best_naming(table):
    """perm by trying everything; groups beyond the true labels get names of their own."""
    K, J = table.shape
    full = np.zeros((max(K, J), J), int)
    full[:K] = table
    tries = itertools.permutations(range(len(full)), J)
    return np.array(max(tries, key=lambda perm: sum(full[k, j] for j, k in enumerate(perm))))


def turned_round(z_true, z_hat):
    """perm[k] is the group of label k: the inverse of what is asked for."""
    return best_naming(agreements(z_true, z_hat).T)


def worst_naming(z_true, z_hat):
    return best_naming(-agreements(z_true, z_hat))


def unknown_as_last(z_true, z_hat):
    """-1 as an index is the last label."""
    table = np.zeros((z_true.max() + 1, z_hat.max() + 1), int)
    np.add.at(table, (z_true, z_hat), 1)
    return best_naming(table)


def known_groups_only(z_true, z_hat):
    """Leaves out the groups for which no true label is left."""
    table = agreements(z_true, z_hat)
    perm = best_naming(table)
    return perm[perm < len(table)]


def by_rates(z_true, z_hat):
    """The best naming of shares of a group, in place of counts."""
    table = agreements(z_true, z_hat)
    square = np.zeros((max(table.shape),) * 2)
    square[: table.shape[0], : table.shape[1]] = table
    rates = square / np.maximum(square.sum(axis=0), 1)
    return linear_sum_assignment(-rates.T)[1][: table.shape[1]]


MATCH = Function(
    id="match-labels",
    title="Match the names",
    name="match_labels",
    section="06-em-assembled.html#two-right-answers-that-differ",
    minutes=30,
    checks=[
        Check(
            name="three groups under other names",
            points=1,
            calls=only_names,
            hint="perm[j] is the true label of found group j: here 2, 0, 1",
            visible=True,
            judge=names_every_group,
        ),
        Check(
            name="two groups want the same name",
            points=1,
            calls=one_name_for_two,
            hint="count how often label k meets group j, and give each name once",
            visible=True,
            judge=names_every_group,
        ),
        Check(
            name="four labels where greedy choices lose",
            points=1,
            calls=greedy_fails(4),
            hint="the largest number first may cost more later: compare whole namings",
            judge=names_every_group,
            repeat=2,
        ),
        Check(
            name="six labels where greedy choices lose",
            points=2,
            calls=greedy_fails(6),
            hint="try all 720 namings, or use scipy.optimize.linear_sum_assignment",
            judge=names_every_group,
        ),
        Check(
            name="fewer groups than labels",
            points=1,
            calls=fewer_groups,
            hint="three groups of five labels: perm has three entries, two labels stay unused",
            judge=names_every_group,
        ),
        Check(
            name="more groups than labels",
            points=1,
            calls=more_groups,
            hint="groups that are left over get names that no other group has",
            judge=names_every_group,
        ),
        Check(
            name="rows whose label nobody knows",
            points=2,
            calls=with_unknown,
            hint="leave out the rows with z_true = -1 before you count; -1 is no index here",
            judge=names_every_group,
        ),
        Check(
            name="a label and a group that never occur",
            points=1,
            calls=unseen_label,
            hint="perm has z_hat.max() + 1 entries, also for a group without rows",
            judge=names_every_group,
        ),
        Check(
            name="eight labels, and one",
            points=1,
            calls=eight,
            hint="nothing may depend on the number of labels",
            judge=names_every_group,
        ),
    ],
    mistakes=[
        Mistake(
            "M17",
            "you did not look which rows agree: a fit's labels are in no particular order, so "
            "neither their own order nor the sizes of the groups tell the names",
            as_they_are,
        ),
        Mistake(
            "twice",
            "each group takes its most frequent label, so two groups may get the same name",
            nearest_name,
        ),
        Mistake(
            "greedy",
            "you took the largest number first: that may cost more later",
            taken_greedily,
        ),
        Mistake(
            "inverse",
            "perm is turned round: perm[j] is the label of group j, not the group of label j",
            turned_round,
        ),
        Mistake("worst", "you minimised the agreement: maximise it", worst_naming),
        Mistake(
            "unknown",
            "rows with z_true = -1 count in yours, as if -1 were the last label",
            unknown_as_last,
        ),
        Mistake(
            "left-over",
            "perm has an entry for every found group, also for those that no label is left for",
            known_groups_only,
        ),
        Mistake(
            "rates",
            "you matched shares of each group in place of counts: what has to be as large as "
            "possible is the number of rows that agree",
            by_rates,
        ),
        example_alone(lambda *call: best_naming(agreements(*call)), *only_names(None)),
    ],
)


# the report


GOAL = Text(
    id="goal",
    title="The goal and the data",
    name="goal_and_data",
    section="11-how-many.html#how-many-and-for-what",
    minutes=30,
    words=120,
    rubric={
        "says which goal it is (a density, groups, or a shorter description) and for whom": 1,
        "gives N, D, and for each column what it is and its unit": 1,
        "gives the resolution of each column: the smallest step that was read": 1,
        "says where the data come from": 1,
        "names one way in which a mixture of independent points does not fit these data": 1,
    },
)

POLICY = Text(
    id="policy",
    title="The policy",
    name="policy",
    section="06-em-assembled.html#report-what-you-did",
    minutes=60,
    words=120,
    rubric={
        "start policy stated: how means and covariances of a start are made, and the seed": 2,
        "number of starts, and how many of them reached the best fit within a stated distance": 2,
        "stopping rule with its threshold, unit, and whether it is a total or per point": 1,
        "says which run is kept, and by which number": 1,
    },
)

COLLAPSE = Text(
    id="collapse",
    title="What kept it from collapsing",
    name="collapse_guard",
    section="10-where-likelihood-fails.html#which-run-to-believe",
    minutes=40,
    words=120,
    rubric={
        "collapse guarded: a floor, a prior, a family or a refusal is named, with its number": 2,
        "the number is justified, in the units of the data": 1,
        "says how many runs collapsed, were refused or rest on the guard, also if it is none": 1,
        "the kept fit is inspected: N_k and the least standard deviation of each component": 1,
        "no ridge is passed off as a floor or prior: what EM then maximises is said": 1,
    },
)

RESULT = Text(
    id="result",
    title="The result",
    name="result",
    section="11-how-many.html#three-prices-and-a-test-that-fails",
    minutes=60,
    words=180,
    rubric={
        "weights, means and standard deviations of every component, with units": 1,
        "sign and units stated: the log-likelihood as a total in nats, for data in which units": 2,
        "K and the family are chosen by a named criterion, whose sign is stated": 1,
        "the number of parameters is right for the family": 1,
        "at least two competitors beside it, with their values": 1,
    },
)

DOUBT = Text(
    id="doubt",
    title="A check that could have failed",
    name="doubt",
    section="11-how-many.html#how-good-is-it",
    minutes=60,
    words=150,
    rubric={
        "the check could have failed: held-out points, a second half, data drawn from the fit": 1,
        "says what would have counted as failure": 1,
        "gives the number that came out, with its unit or scale": 1,
        "the data that judge are not those that were fitted or that chose K": 1,
        "labels of two fits are compared only after matching, or not at all": 1,
    },
)

CLAIM = Text(
    id="claim",
    title="The claim",
    name="claim",
    section="11-how-many.html#how-good-is-it",
    minutes=20,
    words=100,
    rubric={
        "claim ≤ evidence: each sentence rests on a number reported above": 2,
        "components are not called classes, kinds or causes without evidence from elsewhere": 1,
        "says what the data cannot show, or what would change the author's mind": 1,
    },
)

ASSIGNMENT = Assignment(
    slug="d-project",
    title="Project: one honest fit",
    questions=[MATCH, GOAL, POLICY, COLLAPSE, RESULT, DOUBT, CLAIM],
)
