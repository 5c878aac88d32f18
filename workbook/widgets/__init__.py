"""Widgets: one ``.py``, ``.js`` and ``.css`` of the same stem each."""
