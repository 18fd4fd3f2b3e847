#!/usr/bin/env python3
"""Checks the count of a petition, with nothing but Python: no line of the petition's own software.

    python3 check.py https://HOST CAMPAIGN                    the ledger, and the days' roots
    python3 check.py https://HOST CAMPAIGN RECEIPT EMAIL      and that this signature is among them

EMAIL stands as the page with your receipt writes it.
"""

import hashlib
import json
import sys
import urllib.request


def sha256(data):
    """The hash that all of this is made of."""
    return hashlib.sha256(data).digest()


def check_ledger(campaign, entries):
    """Gives the total and how many were confirmed after each entry, which seals the one before."""
    previous, total, confirmed = sha256(campaign.encode()).hex(), 0, [0]
    for number, entry in enumerate(entries, 1):
        fields = {name: entry[name] for name in entry if name != "hash"}
        text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        total += entry["change"]
        confirmed.append(confirmed[-1] + entry["change"] * (entry["reason"] == "confirmed"))
        told = (entry["number"], entry["total"], entry["previous_hash"], entry["hash"])
        if told != (number, total, previous, sha256(text.encode()).hex()):
            sys.exit(f"WRONG: entry {entry['number']} of the ledger does not follow")
        previous = entry["hash"]
    return total, confirmed


def check_days(campaign, days, confirmed):
    """Every day seals the one before, and ends where the ledger has confirmed as many."""
    previous, after = sha256(campaign.encode()).hex(), None
    for day in days:
        fields = [day[n] for n in ("day", "first_number", "signatures", "root", "previous_hash")]
        sealed = sha256(" ".join(map(str, fields)).encode()).hex()
        begins = (after or day["first_number"], previous)
        if (day["first_number"], day["previous_hash"]) != begins or day["hash"] != sealed:
            sys.exit(f"WRONG: the root of {day['day']} does not follow")
        previous, after = day["hash"], day["first_number"] + day["signatures"]
        if after - 1 not in confirmed:
            sys.exit(f"WRONG: the ledger never had as many signatures as the days to {day['day']}")


def check_proof(proof, campaign, receipt, email):
    """Makes the leaf again, and follows it to its root."""
    leaf = sha256(b"\0" + f"{campaign} {proof['number']} {email} {receipt}".encode())
    if leaf.hex() != proof["leaf"]:
        sys.exit("WRONG: the leaf is not made of this number, address and receipt")
    path = [bytes.fromhex(sibling) for sibling in proof["path"]]
    if root(leaf, proof["index"], proof["tree_size"], path) != proof["root"]:
        sys.exit("WRONG: the path does not lead to the root")


def root(node, index, size, path):
    """The root that a path leads to, None for one that does not fit: RFC 9162, section 2.1.3.2."""
    here, last = index, size - 1
    for sibling in path:
        if last == 0:
            return None
        is_left = here % 2 == 0 and here < last
        node = sha256(b"\1" + (node + sibling if is_left else sibling + node))
        while not is_left and here and here % 2 == 0:
            here, last = here >> 1, last >> 1
        here, last = here >> 1, last >> 1
    return node.hex() if last == 0 <= index < size else None


def pages(address, key):
    """Everything under an address, page by page."""
    rows = []
    while address:
        with urllib.request.urlopen(address) as answer:
            page = json.load(answer)
        rows, address = rows + page[key], page["next"]
    return rows


def main(host, campaign, receipt="", email=""):
    """Checks the campaign's ledger and roots, and the signature behind a receipt."""
    api = f"{host.rstrip('/')}/api/v1/campaigns/{campaign}"
    # The days first: what they hold is in the ledger by the time that we read it.
    days = pages(f"{api}/roots", "roots")
    total, confirmed = check_ledger(campaign, pages(f"{api}/ledger", "entries"))
    check_days(campaign, days[::-1], confirmed)
    print(f"The ledger explains {total} signatures, and the roots of {len(days)} days agree.")
    if receipt:
        with urllib.request.urlopen(f"{api}/proof/{receipt}") as answer:
            proof = json.load(answer)
        check_proof(proof, campaign, receipt, email)
        roots = {day["day"]: day["root"] for day in days}
        if proof["is_final"] and roots.get(proof["day"]) != proof["root"]:
            sys.exit(f"WRONG: that is not the published root of {proof['day']}")
        kind = "published root" if proof["is_final"] else "root so far; look again tomorrow:"
        print(f"Your signature is number {proof['number']} of the count.")
        print(f"It leads to the {kind} {proof['root']} of {proof['day']}.")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
