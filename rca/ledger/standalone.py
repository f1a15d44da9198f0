"""Second, independent verifier of the ledger: one file, no Django, nothing of this project.

  python standalone.py --database sqlite:///rca.sqlite3 --checkpoints FOLDER --public-key FILE
  python standalone.py --database postgresql://USER@HOST/NAME --checkpoints FOLDER ...

Prints one line for each fault. Exit code: 0 clean, 1 faults, 2 something cannot be read.
"""

import hashlib
import hmac
import json
import re
import uuid

HASHED = [
    "id",
    "chain",
    "chain_kind",
    "sequence",
    "event",
    "subject_kind",
    "subject_id",
    "subject_version",
    "from_state",
    "to_state",
    "account_id",
    "person_id",
    "request_id",
    "occurred_at",
    "payload_commitment",
    "previous_digest",
]
SIGNED = ["number", "size", "root", "previous_root", "guard_inventory", "made_at", "key_id"]
PATTERNS = (
    dict.fromkeys(HASHED, r"[^\n]*")
    | {
        "sequence": r"\d+",
        "subject_version": r"\d+",
        "from_state": r"[^\n]+",
        "to_state": r"[^\n]+",
    }
    | dict.fromkeys(["id", "chain", "subject_id", "account_id", "person_id"], "[0-9a-f]{32}")
)
MAY_BE_NULL = {"from_state", "to_state", "account_id", "person_id"}
ZERO = "0" * 64


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def raw(text):
    return str(text).encode("utf-8", "surrogateescape")


def plain(value):
    return value.hex if isinstance(value, uuid.UUID) else value


def well_formed(row):
    for name in HASHED:
        value = row[name]
        if value is None and name in MAY_BE_NULL:
            continue
        if type(value) is not (int if PATTERNS[name] == r"\d+" else str):
            return False
        if not re.fullmatch(PATTERNS[name], str(value)):
            return False
    return True


def check_entries(rows, ledger_key, fault):
    chain, gone = None, {}
    for row in rows:
        if chain is None or row["chain"] != chain[0]:
            for lost in gone.values():
                fault("expunged", lost)
            chain, gone, place, link = (row["chain"],), {}, 1, ZERO
        fields = ["" if row[name] is None else str(row[name]) for name in HASHED]
        digest = sha(raw("\n".join(["rca-ledger-1", *fields]))).hex()
        if not well_formed(row):
            fault("malformed", row)
        else:
            seal = ledger_key and hmac.new(ledger_key, digest.encode(), "sha256").hexdigest()
            committed = sha(raw(row["salt"]), raw(row["payload"])).hex()
            salted = isinstance(row["payload"], str) and len(str(row["salt"])) == 64
            for kind, wrong in (
                ("sequence", row["sequence"] != place),
                ("link", row["previous_digest"] != link),
                ("digest", row["digest"] != digest),
                ("seal", bool(ledger_key) and row["seal"] != seal),
                (
                    "commitment",
                    row["payload"] is not None
                    and not (salted and committed == row["payload_commitment"]),
                ),
            ):
                if wrong:
                    fault(kind, row)
            if row["payload"] is None:
                gone[row["sequence"]] = row
            elif row["event"] == "payload.expunged" and committed == row["payload_commitment"]:
                gone.pop(json.loads(row["payload"]).get("sequence"), None)
        place = (row["sequence"] if isinstance(row["sequence"], int) else place) + 1
        link = row["digest"]
    for lost in gone.values():
        fault("expunged", lost)
