"""The forms of the pages, the sentences for their faults, and the token that says they are ours."""
