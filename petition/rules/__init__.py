"""The rules: plain Python, no web, no database."""
