"""Writes ledger-reference.json: entries, leaf hashes, roots, a signed checkpoint.

A second implementation of the ledger's formats, written from their descriptions and not
from the Swift code: the entry encoding from the table in LedgerEntry+Encoding.swift, the
tree as the recursive definition of RFC 6962, section 2.1, the checkpoint from C2SP
tlog-checkpoint and signed-note, Ed25519 by the package `cryptography`.

    python3 ledger_reference.py > ledger-reference.json
"""

import base64
import hashlib
import json
import struct

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ENTRIES = [
    (1772357400000, "p-014", "participant", "submit-response", "response/a1", None, b"\x01\x02\x03"),
    (1772357400000, "p-014", "participant", "submit-response", "response/a2", None, b""),
    (1772357461250, "coordinator Ö", "site staff", "correct-response", "response/a1",
     "typed into the wrong field,\nsee the note", bytes(range(256))),
    (1772444000001, "system", "scheduler", "open-visit", "visit/p-014/3", None, b"{}"),
    (1772444000002, "système", "分析", "freeze-snapshot", "snapshot/1", "数据锁定", b"\x00" * 400),
    (253402300799999, "a", "b", "c", "d", "e", b"f"),
    (253402300799999, "last", "of", "all", "entries/6", None, b"\xff"),
]
NAME = "clinic.example/trial-1"
SEED = bytes(range(32))


def block(data):
    return struct.pack(">I", len(data)) + data


def encode(sequence, entry):
    instant, actor, role, act, target, reason, payload = entry
    out = b"MTLE" + bytes([1, 1]) + struct.pack(">Qq", sequence, instant)
    for text in (actor, role, act, target):
        out += block(text.encode())
    out += b"\0" if reason is None else b"\1" + block(reason.encode())
    return out + block(payload)


def mth(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\1" + mth(leaves[:k]) + mth(leaves[k:])).digest()


encoded = [encode(i, entry) for i, entry in enumerate(ENTRIES)]
private = Ed25519PrivateKey.from_private_bytes(SEED)
public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
key_id = hashlib.sha256(NAME.encode() + b"\n\x01" + public).digest()[:4]
text = f"{NAME}\n{len(encoded)}\n{base64.b64encode(mth(encoded)).decode()}\n"
signature = base64.b64encode(key_id + private.sign(text.encode())).decode()
print(json.dumps({
    "entries": [
        {"instant": e[0], "actor": e[1], "role": e[2], "act": e[3], "object": e[4],
         "reason": e[5], "payload": e[6].hex(), "encoded": b.hex(),
         "leafHash": hashlib.sha256(b"\0" + b).hexdigest()}
        for e, b in zip(ENTRIES, encoded)
    ],
    "roots": [mth(encoded[:n]).hex() for n in range(len(encoded) + 1)],
    "name": NAME,
    "seed": SEED.hex(),
    "verificationKey": f"{NAME}+{key_id.hex()}+{base64.b64encode(bytes([1]) + public).decode()}",
    "checkpoint": f"{text}\n\u2014 {NAME} {signature}\n",
}, indent=1, ensure_ascii=False))
