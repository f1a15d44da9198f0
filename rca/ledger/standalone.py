"""Second, independent verifier of the ledger. A line a fault; exit 1 faults, 2 unreadable."""

import argparse
import hashlib
import hmac
import json
import sqlite3
import sys
import uuid
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_pem_public_key

CHAIN = """SELECT id, chain, chain_kind, sequence, event, subject_kind, subject_id, subject_version,
from_state, to_state, account_id, person_id, request_id, occurred_at, payload_commitment,
previous_digest, digest, seal, salt, payload FROM ledger_entry ORDER BY chain, sequence, id"""
LEAVES = """SELECT l.position, l.digest, e.digest, e.chain, e.sequence, l.entry_id
FROM ledger_leaf l LEFT JOIN ledger_entry e ON e.id = l.entry_id ORDER BY l.position"""
SIGNED = ("number", "size", "root", "previous_root", "guard_inventory", "made_at", "key_id")
CHECKPOINTS = f"SELECT {', '.join(SIGNED)}, signature FROM ledger_checkpoint ORDER BY number"
ZERO = "0" * 64


def sha(*parts: object) -> bytes:
    raw = (p if isinstance(p, bytes) else str(p).encode("utf-8", "surrogateescape") for p in parts)
    return hashlib.sha256(b"".join(raw)).digest()


def plain(row: Any) -> tuple:
    return tuple(value.hex if isinstance(value, uuid.UUID) else value for value in row)


def parsed(text: str) -> dict:
    try:
        return dict(json.loads(text))
    except (ValueError, TypeError, RecursionError):
        return {}


def faults_of(row: tuple, place: int, link: str, seal_key: bytes | None) -> list[str]:
    texts = ["" if value is None else str(value) for value in row[:16]]
    if "\n" in "".join(texts) or "" in row[8:12] or None in row[:8] + row[12:18]:
        return ["malformed"]
    digest, seal, salt, payload = row[16:]
    right = sha("\n".join(["rca-ledger-1", *texts])).hex()
    wrong = {"sequence": row[3] != place, "link": row[15] != link, "digest": digest != right}
    wrong["seal"] = seal_key and seal != hmac.new(seal_key, right.encode(), "sha256").hexdigest()
    committed = len(str(salt)) == 64 and sha(salt, payload).hex() == row[14]
    wrong["commitment"] = payload is not None and not committed
    return [kind for kind in wrong if wrong[kind]]


def check_entries(rows: Any, seal_key: bytes | None) -> Any:
    chain, gone, place, link = None, dict[str, Any](), 1, ZERO
    for row in rows:
        if (row[1],) != chain:
            yield from gone.values()
            chain, gone, place, link = (row[1],), {}, 1, ZERO
        kinds, where = faults_of(row, place, link, seal_key), (row[1], row[3], row[0])
        yield from ((kind, *where) for kind in kinds)
        if row[19] is None and kinds != ["malformed"]:
            gone[repr(row[3])] = ("expunged", *where)
        elif row[4] == "payload.expunged" and not {"malformed", "commitment"} & {*kinds}:
            gone.pop(repr(parsed(row[19]).get("sequence")), None)
        place, link = (row[3] if type(row[3]) is int else place) + 1, row[16]
    yield from gone.values()


def check_checkpoints(rows: Any, key: Any) -> Any:
    known, number, root = {}, 1, ZERO
    for row in rows:
        if [type(value) for value in row] != [int] * 2 + [str] * 6:
            yield "checkpoint-unreadable", None, None, None
            continue
        document = {"format": "rca-checkpoint-1", **dict(zip(SIGNED, row, strict=False))}
        text = json.dumps(document, sort_keys=True, separators=(",", ":"))
        try:
            key.verify(bytes.fromhex(row[7]), text.encode())
        except (InvalidSignature, ValueError):
            yield "checkpoint-signature", None, row[0], None
        if row[0] != number:
            yield "checkpoint-missing", None, number, None
        if row[3] != root:
            yield "checkpoint-link", None, row[0], None
        known[row[0]], number, root = row, row[0] + 1, row[2]
    return known


def check_leaves(rows: Any, signed: dict) -> Any:
    peaks, size, place = list[Any](), 0, 1
    for position, digest, entry, *where in rows:
        if position != place:
            yield "leaf-position", None, None, None
        if entry != digest:
            yield "entry-missing" if entry is None else "leaf-digest", *where
        place, size, span, node = position + 1, size + 1, 1, sha(b"\0", digest)
        while peaks and peaks[-1][0] == span:
            span, node = span * 2, sha(b"\1", peaks.pop()[1], node)
        peaks.append((span, node))
        for _, peak in peaks[-2::-1] if size in signed else ():
            node = sha(b"\1", peak, node)
        yield from (("root", None, n, None) for n, r in signed.get(size, ()) if r != node.hex())
    return size


def check(fetch: Any, lines: Any, key: Any, seal_key: bytes | None) -> Any:
    """Yield every fault. `fetch` gives the rows of a query, `lines` the checkpoints outside."""
    copies = (tuple(map(parsed(line).get, (*SIGNED, "signature"))) for line in lines)
    outside, signed = (yield from check_checkpoints(copies, key)), dict[int, Any]()
    inside = yield from check_checkpoints(fetch(CHECKPOINTS), key)
    yield from check_entries(fetch(CHAIN), seal_key)
    for number, covered, root, *_ in (*inside.values(), *outside.values()):
        signed.setdefault(covered, set()).add((number, root))
    size = yield from check_leaves(fetch(LEAVES), signed)
    for n, row in {**outside, **inside}.items():
        if row[1] > size:
            yield "rollback", None, n, None
        if outside.get(n, row) != inside.get(n):
            yield "checkpoint-differs" if n in inside else "checkpoint-missing", None, n, None


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True, help="sqlite:///FILE or postgresql://...")
    parser.add_argument("--checkpoints", required=True, help="folder of checkpoints.jsonl")
    parser.add_argument("--public-key", required=True, help="PEM file of the signer")
    parser.add_argument("--ledger-key-file", help="without it, seals are not checked")
    given, found = parser.parse_args(), 0
    try:
        if given.database.startswith("sqlite:///"):
            database = sqlite3.connect(f"file:{given.database[10:]}?mode=ro", uri=True)
            database.text_factory = lambda stored: stored.decode("utf-8", "surrogateescape")
        else:
            sys.path.pop(0)  # this folder: its selectors.py would hide the standard library's
            database = __import__("psycopg").connect(given.database).cursor()
        run = getattr(database, "stream", database.execute)
        key = load_pem_public_key(Path(given.public_key).read_bytes())
        seal_key = given.ledger_key_file and Path(given.ledger_key_file).read_bytes().strip()
        with Path(given.checkpoints, "checkpoints.jsonl").open(errors="replace") as lines:
            faults = check(lambda query: map(plain, run(query)), lines, key, seal_key)
            for found, fault in enumerate(faults, 1):
                print(found, *("-" if part is None else ascii(part).strip("'") for part in fault))
    except Exception as error:
        print(f"cannot verify: {error}")
        raise SystemExit(2) from error
    print(f"{found} faults")
    raise SystemExit(found > 0)
