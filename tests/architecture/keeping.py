"""The public addresses whose answers are not for everyone to share, each with its reason."""

OWN_LINK = "opens with a link of one's own"
AFTER_A_FORM = "follows a form that somebody sent"
OF_STAFF = "draws a form for staff"
NOW = "true at this moment alone"

# Public endpoints that answer GET, and yet not with what caches may keep.
UNSHARED = {
    "account.forgotten": OF_STAFF,
    "account.invitation": OWN_LINK,
    "account.log_in": OF_STAFF,
    "account.reset": OWN_LINK,
    "api.proof": OWN_LINK,
    "embed.check_your_email": AFTER_A_FORM,
    "health.healthz": NOW,
    "health.readyz": NOW,
    "moderation.item": OWN_LINK,
    "moderation.item_photo": OWN_LINK,
    "public.check_your_email": AFTER_A_FORM,
    "public.confirm": OWN_LINK,
    "public.erase_signature": OWN_LINK,
    "public.message_check": AFTER_A_FORM,
    "public.message_received": AFTER_A_FORM,
    "public.my_link_sent": AFTER_A_FORM,
    "public.my_message": OWN_LINK,
    "public.my_photo": OWN_LINK,
    "public.own_signature": OWN_LINK,
    "public.photo": "too large to keep in memory, and gone a minute after it was hidden",
    "public.start": "leads each reader to a language of their own",
    "public.thank_you": AFTER_A_FORM,
}
# What these need besides the path, to answer at all.
QUERIES = {
    "api.counts": "?campaigns=chinahearts",
    "embed.oembed": "?url=http://127.0.0.1:8000/it/chinahearts/",
}
