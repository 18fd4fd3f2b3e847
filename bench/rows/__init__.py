"""The rows of the table, one module a subject: each sets up what it measures against what."""
