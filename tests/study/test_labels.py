"""Labels are names; a matching is judged by how many rows agree."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from emlib import GMM, datasets, gmm, labels

pairs = st.integers(1, 30).flatmap(
    lambda n: st.tuples(
        arrays(int, n, elements=st.integers(0, 3)), arrays(int, n, elements=st.integers(0, 3))
    )
)


def agreements(z_true, z_hat):
    """By brute force over all injections of four clusters into four groups."""
    return max(np.sum(z_true == np.array(perm)[z_hat]) for perm in permutations(range(4)))


@given(pairs)
def test_no_other_naming_of_the_clusters_agrees_more(pair):
    z_true, z_hat = pair
    renamed = labels.relabel(z_hat, labels.match(z_true, z_hat))
    assert np.sum(renamed == z_true) == agreements(z_true, z_hat)
    assert labels.errors(z_true, z_hat) == len(z_true) - agreements(z_true, z_hat)


@given(pairs, st.permutations(range(4)))
def test_errors_do_not_depend_on_what_the_clusters_are_called(pair, perm):
    z_true, z_hat = pair
    assert labels.errors(z_true, np.array(perm)[z_hat]) == labels.errors(z_true, z_hat)


def test_the_greedy_choice_is_not_the_best():
    """Largest count first gives 10 + 0; the best matching gives 9 + 9."""
    z_true = np.repeat([0, 0, 1, 1], [10, 9, 9, 0])
    z_hat = np.repeat([0, 1, 0, 1], [10, 9, 9, 0])
    np.testing.assert_array_equal(labels.contingency(z_true, z_hat), [[10, 9], [9, 0]])
    np.testing.assert_array_equal(labels.match(z_true, z_hat), [1, 0])
    assert labels.errors(z_true, z_hat) == 10


def test_a_surplus_cluster_gets_a_name_that_no_group_has():
    z_true, z_hat = np.array([0, 0, 0, 1, 1]), np.array([2, 2, 0, 1, 1])
    perm = labels.match(z_true, z_hat)
    np.testing.assert_array_equal(perm, [2, 1, 0])
    np.testing.assert_array_equal(labels.relabel(z_hat, perm), [0, 0, 2, 1, 1])
    assert labels.errors(z_true, z_hat) == 1


def test_with_too_few_clusters_the_smaller_group_counts_as_errors():
    z_true, z_hat = np.array([0, 0, 1, 1, 1, 2]), np.zeros(6, int)
    np.testing.assert_array_equal(labels.match(z_true, z_hat), [1])
    assert labels.errors(z_true, z_hat) == 3


def test_rows_of_unknown_label_are_not_judged():
    z_true, z_hat = np.array([0, -1, 1, -1]), np.array([1, 1, 0, 2])
    assert labels.contingency(z_true, z_hat).sum() == 2
    assert labels.errors(z_true, z_hat) == 0
    assert len(labels.match(z_true, z_hat)) == 3  # the third cluster still has a name


def test_a_table_reads_like_the_contingency():
    text = labels.table(np.array([0, 0, 1]), np.array([1, 1, 0]), ["left", "right"])
    assert [line.split() for line in text.splitlines()] == [
        ["cluster", "left", "right"],
        ["0", "0", "1"],
        ["1", "2", "0"],
    ]


def test_renaming_components_renames_what_the_model_predicts():
    data, perm = datasets.three_clouds(100), np.array([2, 0, 1])
    renamed, model = labels.permute(data.theta, perm), GMM()
    assert isinstance(renamed, gmm.Theta)
    np.testing.assert_array_equal(
        model.predict(data.x, renamed), perm[model.predict(data.x, data.theta)]
    )
    assert model.log_likelihood(data.x, renamed) == pytest.approx(
        model.log_likelihood(data.x, data.theta), rel=1e-12
    )


def test_errors_say_what_a_label_is():
    z = np.array([0, 1])
    with pytest.raises(ValueError, match="one each per row"):
        labels.match(z, np.array([0, 1, 1]))
    for words in (np.array(["a", "b"]), np.array(["a", "b"], object)):
        with pytest.raises(TypeError, match=r"z_true.*return_inverse"):
            labels.match(words, z)
    with pytest.raises(ValueError, match="z_hat must hold integer labels, found float64"):
        labels.errors(z, np.array([0.0, 1.0]))
    with pytest.raises(ValueError, match="z_hat must hold integer labels, found bool"):
        labels.errors(z, z == 1)
    with pytest.raises(ValueError, match=r"z_true must hold integer labels.*shape \(0,\)"):
        labels.errors(z[:0], z)
    with pytest.raises(ValueError, match=r"z_hat must hold labels >= 0.* number the classes .* 0$"):
        labels.errors(z, np.array([0, -1]))
    with pytest.raises(ValueError, match="-1 stands for an unknown"):
        labels.errors(np.array([0, -2]), z)
    with pytest.raises(ValueError, match=r"0 .. 0, z_hat has 1"):
        labels.relabel(z, [0])


def test_only_a_permutation_of_all_components_renames_them():
    theta = datasets.three_clouds().theta
    with pytest.raises(ValueError, match=r"each of 0 \.\. 2 once"):
        labels.permute(theta, [0, 1, 1])
    with pytest.raises(ValueError, match="renames 2 rows"):
        labels.permute(theta, [0, 1])


def test_a_plain_tuple_of_fields_is_renamed_as_one():
    theta = datasets.three_clouds().theta
    renamed = labels.permute(tuple(theta), [2, 0, 1])
    assert type(renamed) is tuple
    for found, wanted in zip(renamed, labels.permute(theta, [2, 0, 1]), strict=True):
        np.testing.assert_array_equal(found, wanted)


def test_labels_of_one_byte_may_be_as_large_as_a_byte_allows():
    z = np.array([0, 255], np.uint8)
    assert labels.contingency(z, z).shape == (256, 256)
    assert labels.errors(z, z) == 0
