"""Verifies journal exports with nothing of the product: Python's standard library and the arithmetic of P-256.

python3 verify_export.py FILE...   prints a line a file: OK and how much was erased, or the number of the first broken line.

The format, from its description alone: JSON lines, each ended by a newline. The first is about the journal and signed;
then one sealed header a line. A hash is SHA-256 over a header's canonical JSON (RFC 8785) without hash and signature;
a signature is ECDSA P-256 with SHA-256 over the same bytes, r | s. Beside the header of an entry that erased others
stands its payload, whose SHA-256 is in the header; it names earlier entries by number and by the hash of their payload.
"""
import functools
import hashlib
import json
import sys

P = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
# SubjectPublicKeyInfo of an uncompressed P-256 point (RFC 5480) up to the point's coordinates.
SPKI = bytes.fromhex("3059301306072A8648CE3D020106082A8648CE3D03010703420004")
HEX = set("0123456789ABCDEF")


def add(a, b):
    if a is None or b is None:
        return a or b
    if a[0] == b[0] and (a[1] + b[1]) % P == 0:
        return None
    if a == b:
        slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], -1, P)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def multiply(k, point):
    result = None
    while k:
        if k & 1:
            result = add(result, point)
        point, k = add(point, point), k >> 1
    return result


@functools.cache
def is_signed(key, message, signature):
    if len(signature) != 128 or not set(signature) <= HEX:
        return False
    r, s = int(signature[:64], 16), int(signature[64:], 16)
    if not (0 < r < N and 0 < s < N):
        return False
    digest, inverse = int.from_bytes(hashlib.sha256(message).digest(), "big"), pow(s, -1, N)
    point = add(multiply(digest * inverse % N, G), multiply(r * inverse % N, key))
    return point is not None and point[0] % N == r


def key_of(spki):
    raw = bytes.fromhex(spki)
    x, y = int.from_bytes(raw[-64:-32], "big"), int.from_bytes(raw[-32:], "big")
    if raw[:-64] != SPKI or (y * y - (x * x * x - 3 * x + B)) % P != 0 or spki != spki.upper():
        raise ValueError("not a P-256 key")
    return x, y


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def read(line):
    """A line, if it is written as an export writes it, to the byte."""
    value = json.loads(line)
    if not isinstance(value, dict) or json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode() + b"\n" != line:
        raise ValueError("not a line of an export")
    return value


def erased_by(entry, payload, payload_hashes):
    """Numbers of the entries whose payload this one erased; what it names must be there, and be what it names."""
    if (payload is None) != (entry["type"] != "PersonalDataErased"):
        raise ValueError("a payload where none belongs, or none where one does")
    if payload is None:
        return set()
    if hashlib.sha256(canonical(payload)).hexdigest().upper() != entry["payloadHash"]:
        raise ValueError("not the payload of the header")
    for named in payload["entries"]:
        if payload_hashes[named["seq"] - 1] != named["payloadHash"]:
            raise ValueError("erased something else")
    return {named["seq"] for named in payload["entries"]}


def first_broken_line(content, erased):
    lines = content.splitlines(keepends=True)
    number, previous, count, payload_hashes = 1, "0" * 64, 0, []
    try:
        head = read(lines[0])
        key, signature = key_of(head["publicKey"]), head.pop("signature")
        if head["format"] != "branch-teller-journal" or head["version"] not in (1, 2):
            return number
        if not is_signed(key, canonical(head), signature):
            return number
        for line in lines[1:]:
            number += 1
            entry = read(line)
            said, signature, payload = entry.pop("hash"), entry.pop("signature"), entry.pop("payload", None)
            header = canonical(entry)
            if entry["seq"] != count + 1 or entry["prevHash"] != previous or entry["terminalId"] != head["terminalId"]:
                return number
            if hashlib.sha256(header).hexdigest().upper() != said or not is_signed(key, header, signature):
                return number
            erased |= erased_by(entry, payload, payload_hashes)
            payload_hashes.append(entry["payloadHash"])
            previous, count = said, count + 1
        return None if (count, previous) == (head["entries"], head["lastHash"]) else number + 1
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return number


for path in sys.argv[1:]:
    gone = set()
    with open(path, "rb") as file:
        broken = first_broken_line(file.read(), gone)
    print(("OK, %d erased" % len(gone) if gone else "OK") if broken is None else broken)
