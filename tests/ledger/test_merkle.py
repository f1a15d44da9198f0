"""The Merkle tree against the vectors that certificate-transparency logs are tested with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rca.ledger.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_over,
    verify_consistency,
    verify_inclusion,
)

# Inputs and roots of the reference implementation of RFC 6962.
INPUTS = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_rfc_6962(size: int) -> None:
    assert root_over(map(leaf_hash, INPUTS[:size])).hex() == ROOTS[size - 1]


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert Frontier().root() == EMPTY_ROOT


def test_a_leaf_is_no_node() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)


def leaves_of(size: int) -> list[bytes]:
    """Return the hashes of as many different leaves."""
    return [leaf_hash(str(number).encode()) for number in range(size)]


@pytest.mark.parametrize("size", range(1, 34))
def test_each_leaf_has_a_proof_and_no_other_leaf_has_it(size: int) -> None:
    leaves = leaves_of(size)
    root = root_over(leaves)
    for index, leaf in enumerate(leaves):
        proof = inclusion_proof(leaves, index)
        assert verify_inclusion(leaf, index=index, size=size, proof=proof, root=root)
        other = leaf_hash(b"other")
        assert not verify_inclusion(other, index=index, size=size, proof=proof, root=root)
        for wrong in range(size):
            right = wrong == index
            assert verify_inclusion(leaf, index=wrong, size=size, proof=proof, root=root) == right


@pytest.mark.parametrize("second", range(1, 34))
def test_each_earlier_tree_is_proven_a_prefix_and_no_other_is(second: int) -> None:
    leaves = leaves_of(second)
    for first in range(1, second + 1):
        proof = consistency_proof(leaves, first)
        roots = {"first_root": root_over(leaves[:first]), "second_root": root_over(leaves)}
        assert verify_consistency(first=first, second=second, proof=proof, **roots)
        forged = {**roots, "first_root": root_over([*leaves[:first], leaf_hash(b"x")])}
        assert not verify_consistency(first=first, second=second, proof=proof, **forged)
        cut = proof[:-1] if proof else [leaf_hash(b"x")]
        assert not verify_consistency(first=first, second=second, proof=cut, **roots)


@given(st.integers(1, 200), st.data())
def test_a_frontier_resumes_where_it_stopped(size: int, data: st.DataObject) -> None:
    leaves = leaves_of(size)
    stop = data.draw(st.integers(0, size))
    frontier = Frontier()
    for leaf in leaves[:stop]:
        frontier.add(leaf)
    resumed = Frontier(stop, frontier.peaks)
    for leaf in leaves[stop:]:
        resumed.add(leaf)
    assert resumed.root() == root_over(leaves)
    assert len(resumed.peaks) == size.bit_count()


def test_a_frontier_of_the_wrong_size_is_refused() -> None:
    with pytest.raises(ValueError, match="one hash"):
        Frontier(3, [leaf_hash(b"a")])


def test_there_is_no_proof_of_what_is_not_there() -> None:
    leaves = leaves_of(3)
    with pytest.raises(IndexError):
        inclusion_proof(leaves, 3)
    with pytest.raises(ValueError, match="earlier tree"):
        consistency_proof(leaves, 4)
    root = root_over(leaves)
    assert not verify_inclusion(leaves[0], index=3, size=3, proof=[], root=root)
    assert not verify_consistency(
        first=0, second=3, first_root=EMPTY_ROOT, second_root=root, proof=[]
    )
