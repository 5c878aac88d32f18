"""Serving: the pages as Voilà serves them, and the kernels behind them."""
