"""Benchmarks: our page beside stock Voilà and a static page, and where time goes."""
