"""Tokens: the design's colours, as the pages have them."""

from __future__ import annotations

import re
from functools import cache

from workbook.catalogue import template_dir


@cache
def light_colours() -> dict[str, str]:
    """Return the light colour of every design token, ``#rrggbb``, by its name.

    Raises
    ------
    ValueError
        If the file of tokens has no light block.
    """
    tokens = template_dir() / "static" / "tokens.css"
    css = tokens.read_text(encoding="utf-8")
    light = re.search(r"/\* light:start \*/(.*?)/\* light:end \*/", css, re.DOTALL)
    if light is None:
        raise ValueError(
            f"{tokens.name}: the light colours were not found; "
            "put them between /* light:start */ and /* light:end */"
        )
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", light[1]))
