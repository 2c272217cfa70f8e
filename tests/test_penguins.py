"""What a teacher may expect of the capstone: fits of the penguins, and the traps on the way."""

import re
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from emgrade.load import load
from emgrade.spec import Text
from emlib import (
    GMM,
    GMMWithHoles,
    KMeans,
    best_fit,
    criteria,
    datasets,
    families,
    fit,
    fit_gmm,
    init,
    kmeans,
    labels,
)
from emlib.missing import filled

ROOT = Path(__file__).parents[1]
BOOK, PROJECT = ROOT / "book", ROOT / "exercises" / "d-project"
DATA = datasets.penguins()
SEEN = ~np.isnan(DATA.x).any(axis=1)
X, SPECIES = DATA.x[SEEN], DATA.z[SEEN]
SEX = datasets.penguins("sex").z[SEEN]


@pytest.fixture(scope="module")
def found():
    """(family, K) -> the best of 8 starts, of 12 for four tied components, which 3 in 10 reach."""
    pairs = [("tied", 3), ("tied", 4), ("tied", 5), *(("full", K) for K in (2, 3, 4, 6))]
    starts = {pair: 12 if pair == ("tied", 4) else 8 for pair in pairs}
    return {
        (family, K): fit_gmm(X, K, family=getattr(families, family), n_starts=n)
        for (family, K), n in starts.items()
    }


def test_what_the_data_page_says_of_the_penguins():
    assert (X[:, 3] % 25 == 0).all() and (X[:, 2] % 1 == 0).all()
    page = " ".join((BOOK / "data.md").read_text("utf-8").split())
    round_g, round_mm = np.sum(X[:, 3] % 50 == 0), np.sum(X[:, 2] % 5 == 0)
    assert f"{round_g} of the 342 masses" in page and f"and {round_mm} flippers" in page
    assert f"{len(X) / 5:.0f}." in page
    spread = X.std(axis=0)
    assert f"{spread[3]:.0f} g" in page and f"{spread[1]:.1f} mm" in page
    assert (np.diff(DATA.z[:152]) == 0).all() and (np.diff(DATA.z[152:276]) == 0).all()


def test_the_criteria_disagree(found):
    """BIC takes four tied components and ICL three; AIC goes on to more and more full ones."""
    rows = {pair: result.table[0] for pair, result in found.items()}
    bic = {pair: round(row.bic, 1) for pair, row in rows.items()}
    assert bic["tied", 4] == min(bic.values()) == 10505.7
    assert (bic["tied", 3], bic["tied", 5]) == (10520.3, pytest.approx(10521, abs=1.5))
    assert (bic["full", 2], bic["full", 3]) == (10591.3, 10558.1) and bic["full", 4] > 10589
    icl = {pair: round(row.icl, 1) for pair, row in rows.items()}
    assert icl["tied", 3] == min(icl.values()) == 10528.6
    assert icl["tied", 4] == pytest.approx(10549.5, abs=0.1)
    aic = {pair: row.aic for pair, row in rows.items()}
    assert min(aic, key=aic.get) == ("full", 6) and aic["full", 4] < aic["full", 3]


def test_three_components_are_nearly_the_species_and_four_are_not(found):
    ari = {pair: adjusted_rand_score(SPECIES, r.labels) for pair, r in found.items()}
    assert round(ari["tied", 3], 2) == round(ari["full", 3], 2) == 0.96
    assert round(ari["tied", 4], 2) == 0.76 and round(ari["full", 2], 2) == 0.66
    assert labels.errors(SPECIES, found["tied", 3].labels) == 5


def test_the_fourth_component_is_not_a_sex(found):
    """It parts the Adelies about 95 : 55, with males and females on both sides."""
    z = found["tied", 4].labels
    mine = (SPECIES == 0) & (SEX >= 0)
    table = labels.table(SEX[mine], z[mine])
    assert abs(adjusted_rand_score(SEX[mine], z[mine])) < 0.1, table
    sizes = np.sort(np.bincount(z[SPECIES == 0]))[-2:]
    np.testing.assert_allclose(sizes, [55, 95], atol=2)  # one or two birds lie on the border


def test_the_sexes_differ_and_are_still_not_found_within_a_species():
    """Adelies: 675 g apart, yet one component has the lower BIC, and two do not part the sexes."""
    adelies, sex = X[SPECIES == 0], SEX[SPECIES == 0]
    apart = adelies[sex == 1].mean(axis=0) - adelies[sex == 0].mean(axis=0)
    assert round(apart[3]) == 675
    one, two = (fit_gmm(adelies, K, family=families.tied) for K in (1, 2))
    assert one.table[0].bic < two.table[0].bic
    assert labels.errors(sex[sex >= 0], two.labels[sex >= 0]) > 30


def test_a_single_penguin_may_become_a_component_on_the_floor():
    """Four full components: the Chinstrap with the longest bill, in one of a hundred starts."""
    bird = np.where(SPECIES == 1, X[:, 0], 0).argmax()
    assert X[bird].tolist() == [58.0, 17.8, 181.0, 3700.0]
    z = np.where(np.arange(len(X)) == bird, 3, SPECIES)
    model = GMM().prepared(X)
    run = fit(model, X, init.from_labels(X, z, model=model))
    narrow = np.linalg.eigvalsh(run.theta.Sigma[3])[0]
    assert narrow == pytest.approx(0.1**2 / 12) and run.bound == pytest.approx(-5126.05, abs=0.01)


def test_rows_without_measurements_change_no_estimate_and_no_likelihood(found):
    """Their shares are the weights, the likelihood stays; N in BIC becomes 344, ICL asks more."""
    theta = found["full", 3].theta
    model = GMMWithHoles().prepared(DATA.x)
    assert model.log_likelihood(DATA.x, theta) == pytest.approx(GMM().log_likelihood(X, theta))
    run = fit(model, DATA.x, theta, tol=1e-9)
    again = fit(found["full", 3].model, X, theta, tol=1e-9)
    np.testing.assert_allclose(run.theta.mu, again.theta.mu, rtol=1e-5)
    shares = model.responsibilities(DATA.x, run.theta)[~SEEN]
    np.testing.assert_allclose(shares, [run.theta.pi] * 2)
    more = criteria.bic(model, DATA.x, theta) - criteria.bic(GMM(), X, theta)
    assert more == pytest.approx(44 * np.log(344 / 342))
    doubt = criteria.icl(model, DATA.x, theta) - criteria.icl(GMM(), X, theta) - more
    assert doubt == pytest.approx(-2 * 2 * np.log(theta.pi.max()))  # for their unknown labels


def test_zeros_in_the_holes_become_a_component_of_their_own():
    result = fit_gmm(np.nan_to_num(DATA.x), 4, n_starts=8)
    assert np.bincount(result.labels).min() == 2
    assert any("2 points share x[:, 0] = 0" in remark for remark in result.remarks)


def test_column_means_in_the_holes_pass_unnoticed():
    """No remark, the same groups; but 2 points that nobody measured count as seen."""
    result = fit_gmm(filled(DATA.x), 3, n_starts=8)
    assert result.remarks == () and result.table[0].bic > 10620
    assert round(adjusted_rand_score(SPECIES, result.labels[SEEN]), 2) == 0.96


def test_where_one_cell_in_ten_is_hidden_the_model_with_holes_errs_less_than_column_means():
    """Hidden by chance, as a check that could fail: 13 birds of 342 wrong against 18."""
    y = DATA.x.copy()
    y[np.random.default_rng(0).random(y.shape) < 0.1] = np.nan
    starts = [init.data_points(filled(y), 3, seed) for seed in range(5)]
    holes = best_fit(GMMWithHoles(family=families.tied), y, starts)
    means = fit_gmm(filled(y), 3, family=families.tied, n_starts=8)
    wrong = [
        labels.errors(SPECIES, z[SEEN]) for z in (holes.model.predict(y, holes.theta), means.labels)
    ]
    np.testing.assert_allclose(wrong, [13, 18], atol=1)


def test_half_of_the_rows_chooses_fewer_components_than_predict_best():
    """A half taken at random: BIC takes 3, and 4 give new birds the higher density."""
    order = np.random.default_rng(0).permutation(len(X))
    half, rest = X[order[:171]], X[order[171:]]
    tied = [fit_gmm(half, K, family=families.tied, n_starts=8) for K in (3, 4)]
    assert tied[0].table[0].bic < tied[1].table[0].bic
    new = [r.model.log_density(rest, r.theta).mean() for r in tied]
    np.testing.assert_allclose(new, [-15.254, -15.235], atol=0.002)


def test_the_first_half_of_the_file_is_no_sample():
    """The rows are sorted by species: the second half is worse by five nats a bird."""
    half = fit_gmm(X[:171], 3, n_starts=8)
    assert half.model.log_density(X[171:], half.theta).mean() < -20


def test_units_decide_what_k_means_sees():
    ari = []
    for x in (X, (X - X.mean(axis=0)) / X.std(axis=0)):
        starts = [kmeans.Theta(init.data_points(x, 3, seed).mu) for seed in range(10)]
        best = best_fit(KMeans(), x, starts)
        ari.append(adjusted_rand_score(SPECIES, kmeans.assign(x, best.theta)))
    np.testing.assert_allclose(ari, [0.32, 0.79], atol=0.01)


def test_the_programs_of_the_capstone_run(capsys):
    """In the page's order; the last one prints the shares of the empty rows, which are equal."""
    page = (BOOK / "exercises" / "capstone.md").read_text("utf-8")
    names = {}
    for program in re.findall(r"```python\n(.*?)```", page, re.S):
        exec(program, names)
    assert "(344, 4) 8" in capsys.readouterr().out
    assert names["best"].bound == pytest.approx(-5190.15, abs=0.01)


def test_the_points_of_the_capstone_add_up_and_agree_with_the_graded_set():
    page = (BOOK / "exercises" / "capstone.md").read_text("utf-8")
    rows = re.findall(r"^\| (\w[\w ]*) \|.*\| (\d+) \|$", page, re.M)
    points = {part: int(n) for part, n in rows}
    graded = [points[p] for p in ("goal and data", "policy", "guard", "result", "check", "claim")]
    assert graded == [q.points for q in load(PROJECT).assignment.questions if isinstance(q, Text)]
    assert f"**{sum(points.values())}**" in page and f"which are {sum(graded)}," in page


def test_the_birds_of_the_graded_set_are_those_of_the_package():
    cells = (PROJECT / "master.md").read_text("utf-8").split("```")
    names = {"np": np}
    for cell in cells:
        if "penguins =" in cell or "species =" in cell:
            exec(cell.split(":tags: [setup]")[1], names)
    np.testing.assert_array_equal(names["x"], DATA.x)
    np.testing.assert_array_equal(names["species"], DATA.z)
    np.testing.assert_array_equal(names["sex"], datasets.penguins("sex").z)
