"""Named queries: each takes a session and gives plain rows or frozen data."""
