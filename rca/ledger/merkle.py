"""Merkle trees after RFC 6962 section 2.1: roots, inclusion proofs, consistency proofs.

Pure functions of the standard library. Leaves and nodes are hashed with different prefixes, so
that a node can never be passed off as a leaf. With an inclusion proof an auditor checks one case
offline without seeing another; with a consistency proof, that a later tree only added leaves.
"""

import hashlib
from collections.abc import Iterable, Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf: SHA-256 of 0x00 and the data."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node: SHA-256 of 0x01 and both children."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The roots of the full subtrees of a growing tree: all that the next root needs.

    It holds one hash for each one-bit of the size, so memory stays bounded at any size.
    """

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        """Take the size and the subtree roots, largest subtree first.

        Raises ValueError when there is not one hash of 32 bytes for each one-bit of the size.
        """
        if len(peaks) != size.bit_count() or any(len(peak) != 32 for peak in peaks):
            raise ValueError("a frontier has one hash for each one-bit of its size")
        self.size = size
        self.peaks = list(peaks)

    def add(self, leaf: bytes) -> None:
        """Take the hash of the next leaf."""
        node = leaf
        merges = self.size
        while merges & 1:
            node = node_hash(self.peaks.pop(), node)
            merges >>= 1
        self.peaks.append(node)
        self.size += 1

    def root(self) -> bytes:
        """Return the root over all leaves taken so far."""
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def root_over(leaves: Iterable[bytes]) -> bytes:
    """Return the root over leaf hashes, read once."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.add(leaf)
    return frontier.root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the proof that leaf `index` (from 0) is in the tree over `leaves` (hashes).

    Raises IndexError when there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError("no such leaf")
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    left, right = leaves[:split], leaves[split:]
    if index < split:
        return [*inclusion_proof(left, index), root_over(right)]
    return [*inclusion_proof(right, index - split), root_over(left)]


def verify_inclusion(
    leaf: bytes, *, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Tell whether `proof` shows `leaf` at `index` of a tree of `size` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            found = node_hash(step, found)
            node, last = _leave_right_edge(node, last)
        else:
            found = node_hash(found, step)
        node, last = node >> 1, last >> 1
    return last == 0 and found == root


def consistency_proof(leaves: Sequence[bytes], first: int) -> list[bytes]:
    """Return the proof that the tree over the first `first` leaves is a prefix of the whole.

    Raises ValueError unless 0 < first <= len(leaves).
    """
    if not 0 < first <= len(leaves):
        raise ValueError("the earlier tree has between one leaf and all leaves")
    return _subproof(leaves, first, whole=True)


def verify_consistency(
    *, first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Tell whether `proof` shows the first tree to be a prefix (RFC 9162, section 2.1.4.2)."""
    if not 0 < first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    path = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    return _roots_of_path(first, second, path) == (first_root, second_root)


def _roots_of_path(first: int, second: int, path: list[bytes]) -> tuple[bytes, bytes] | None:
    if not path:
        return None
    node, last = first - 1, second - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = path[0]
    for step in path[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            old, new = node_hash(step, old), node_hash(step, new)
            node, last = _leave_right_edge(node, last)
        else:
            new = node_hash(new, step)
        node, last = node >> 1, last >> 1
    return (old, new) if last == 0 else None


def _leave_right_edge(node: int, last: int) -> tuple[int, int]:
    """Go up while the node is an only child: there the tree has no hash of its own."""
    while node and not node & 1:
        node, last = node >> 1, last >> 1
    return node, last


def _subproof(leaves: Sequence[bytes], first: int, *, whole: bool) -> list[bytes]:
    if first == len(leaves):
        return [] if whole else [root_over(leaves)]
    split = _split(len(leaves))
    left, right = leaves[:split], leaves[split:]
    if first <= split:
        return [*_subproof(left, first, whole=whole), root_over(right)]
    return [*_subproof(right, first - split, whole=False), root_over(left)]


def _split(size: int) -> int:
    """Return the largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)
