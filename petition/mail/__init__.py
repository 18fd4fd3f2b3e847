"""Emails: what they say, how they are sent, and what became of them."""
