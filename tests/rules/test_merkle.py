"""Trees hash as RFC 6962 has it, and a path leads to the root from its own leaf alone."""

import pytest

from petition.rules import merkle
from tests import tree_paths

# Leaves and roots with which implementations of Certificate Transparency are tested.
LEAVES = [
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
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def hashes(size: int) -> list[bytes]:
    """The hashes of so many different leaves."""
    return [merkle.leaf_hash(str(number).encode()) for number in range(size)]


@pytest.mark.parametrize("size", range(len(ROOTS)))
def test_the_root_is_the_one_that_others_get(size):
    leaves = [merkle.leaf_hash(data) for data in LEAVES[:size]]

    assert merkle.root(leaves).hex() == ROOTS[size]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 100])
def test_every_leaf_s_path_leads_to_the_root(size):
    tree = hashes(size)

    for index, leaf in enumerate(tree):
        path = merkle.path(tree, index)
        assert tree_paths.root_from(leaf, index, size, path) == merkle.root(tree)


@pytest.mark.parametrize(
    "size",
    [1, merkle.BLOCK - 1, merkle.BLOCK, merkle.BLOCK + 1, 3 * merkle.BLOCK, 5 * merkle.BLOCK + 77],
)
def test_a_tree_made_of_blocks_is_the_same_tree(size):
    tree = hashes(size)
    blocks = [tree[start : start + merkle.BLOCK] for start in range(0, size, merkle.BLOCK)]
    tops = [merkle.root(block) for block in blocks]

    assert merkle.root(tops) == merkle.root(tree)
    for index in {0, size // 2, size - 1}:
        block, place = divmod(index, merkle.BLOCK)
        path = merkle.path(blocks[block], place) + merkle.path(tops, block)
        assert path == merkle.path(tree, index)


@pytest.mark.parametrize("size", [2, 5, 8])
def test_another_leaf_place_size_or_path_leads_elsewhere(size):
    tree = hashes(size)
    root, path = merkle.root(tree), merkle.path(tree, 1)

    wrong = [
        tree_paths.root_from(tree[0], 1, size, path),
        tree_paths.root_from(tree[1], 0, size, path),
        tree_paths.root_from(tree[1], 1, size, path[:-1]),
        tree_paths.root_from(tree[1], 1, size, [*path, root]),
        tree_paths.root_from(tree[1], 1, size, [bytes(32), *path[1:]]),
        tree_paths.root_from(tree[1], size, size, path),
        tree_paths.root_from(tree[1], -1, size, path),
    ]

    assert root not in wrong


def test_a_node_cannot_pass_for_a_leaf():
    left, right = hashes(2)

    assert merkle.leaf_hash(left + right) != merkle.root([left, right])
