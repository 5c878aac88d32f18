"""QR: a link as a drawing that a phone can read."""

from __future__ import annotations

import io


def qr_svg(link: str) -> str:
    """Return an inline SVG of a link, dark on light in each theme.

    Phones do not read light on dark, so its colours are its own. It has no words: who
    shows it gives it a name.
    """
    import segno  # only a page that shows a code needs it

    made = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        made,
        kind="svg",
        border=3,
        dark="#000",
        light="#fff",
        xmldecl=False,
        svgns=True,
        nl=False,
        omitsize=True,
        svgclass=None,
        lineclass=None,
    )
    return made.getvalue().decode()
