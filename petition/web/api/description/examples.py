"""One example of each answer; a test holds them against their schemas."""

from typing import Any

_BASE = "https://petition.example"
_API = f"{_BASE}/api/v1/campaigns/chinahearts"
_HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_COUNT = {
    "campaign": "chinahearts",
    "total_signatures": 8629,
    "confirmed": 7929,
    "elsewhere": [
        {
            "source": "change.org",
            "url": "https://www.change.org/p/example",
            "signatures": 700,
            "as_of": "2020-02-21",
        }
    ],
    "goal": 10000,
    "as_of": "2027-03-01T09:30:00Z",
}
_TEXT = {
    "brand": "Cuori",
    "title": "Cuori italiani e cinesi",
    "pair": "Italia · Cina",
    "inscription": "山川异域，风月同天",
    "inscription_language": "zh",
    "dateline": "Roma, 21 febbraio 2020",
    "lead": "Un appello alla solidarietà.",
    "manifesto": ["…"],
    "pledges_intro": "Ci impegniamo a:",
    "pledges": ["…"],
    "manifesto_note": "",
    "share": "",
    "closing": "",
    "promoted_by": "Il comitato promotore",
}
_CAMPAIGN = {
    "slug": "chinahearts",
    "state": "open",
    "accepts_signatures": True,
    "opens_on": "2020-02-21",
    "closes_on": None,
    "default_language": "it",
    "goal": 10000,
    "texts": {"it": _TEXT},
    "links": {
        "pages": {"it": f"{_BASE}/it/chinahearts/", "zh": f"{_BASE}/zh/chinahearts/"},
        **{
            name: f"{_API}/{name}"
            for name in ("count", "signatures", "messages", "statistics", "ledger")
        },
    },
}
_MESSAGE = {
    "id": 31,
    "kind": "message",
    "direction": "IT-CN",
    "language": "it",
    "title": None,
    "body_html": "<p>Vi siamo vicini.</p>",
    "name": "Anna P.",
    "city": "Torino",
    "country": "IT",
    "published_at": "2027-03-01T09:30:00Z",
    "translations": {"zh": {"title": None, "body_html": "<p>我们与你们同在。</p>"}},
}
_SIGNATURE = {
    "number": 7929,
    "name": "王芳",
    "city": "武汉",
    "country": "CN",
    "signed_at": "2027-03-01T09:28:41Z",
}
_ENTRY = {
    "number": 2,
    "at": "2027-03-01T09:30:00Z",
    "change": 1,
    "reason": "confirmed",
    "total": 701,
    "previous_hash": _HASH,
    "hash": _HASH[::-1],
}
_ROOT = {"day": "2027-03-01", "first_number": 1, "signatures": 6, "root": _HASH}

EXAMPLES: dict[str, dict[str, Any]] = {
    "Campaigns": {"campaigns": [_CAMPAIGN]},
    "Campaign": _CAMPAIGN,
    "Count": _COUNT,
    "Counts": {"counts": [_COUNT]},
    "Signatures": {"signatures": [_SIGNATURE], "next": f"{_API}/signatures?after=7929&limit=1"},
    "Messages": {"messages": [_MESSAGE], "next": None},
    "Statistics": {
        "per_day": [{"date": "2027-03-01", "signatures": 12}],
        "per_country": [{"country": "IT", "signatures": 9}, {"country": "other", "signatures": 3}],
        "per_language": [{"language": "it", "signatures": 12}],
        "per_source": [{"source": "", "signatures": 12}],
        "as_of": "2027-03-01T09:30:00Z",
    },
    "Ledger": {"entries": [_ENTRY], "next": None},
    "Roots": {
        "roots": [_ROOT | {"previous_hash": _HASH[::-1], "hash": _HASH}],
        "growing": _ROOT | {"day": "2027-03-02", "first_number": 7},
        "next": None,
    },
    "Proof": {
        "campaign": "chinahearts",
        "number": 2,
        "day": "2027-03-01",
        "leaf": _HASH,
        "index": 1,
        "tree_size": 6,
        "path": [_HASH[::-1], _HASH],
        "root": _HASH,
        "is_final": True,
    },
    "SignRequest": {
        "name": "王芳",
        "email": "wang.fang@example.org",
        "consent": True,
        "country": "CN",
        "city": "武汉",
        "visibility": "initials",
        "language": "zh",
    },
    "Accepted": {"campaign": "chinahearts", "status": "accepted"},
    "Problem": {
        "type": "about:blank",
        "title": "Unprocessable Entity",
        "status": 422,
        "detail": "Something was missing or damaged on its way here. Go back and try once more.",
        "errors": {"email": "email_no_at"},
    },
}

_TOLD = {"id": "5f0c2a7e9b1d4836a2c4e6f80b1d3f57", "campaign": "chinahearts"}
_AT = {"at": "2027-03-01T09:30:00Z"}
EVENTS: dict[str, dict[str, Any]] = {
    "SignatureConfirmed": {
        **_TOLD,
        "event": "signature.confirmed",
        "total_signatures": 8629,
        "number": 7929,
        **_AT,
    },
    "CountChanged": {
        **_TOLD,
        "event": "count.changed",
        "total_signatures": 8629,
        "confirmed": 7929,
        "change": 3,
        **_AT,
    },
    "MessageApproved": {
        **_TOLD,
        "event": "message.approved",
        "message_id": 31,
        "kind": "message",
        **_AT,
    },
}
