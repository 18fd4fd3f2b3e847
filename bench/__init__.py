"""Benchmarks: what the product costs beside the least that the same work could cost."""
