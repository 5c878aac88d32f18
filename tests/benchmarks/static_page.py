"""Static page: the same form in plain HTML, the least that a page can cost.

Run it as ``python -m tests.benchmarks.static_page PORT``.
"""

from __future__ import annotations

import asyncio
import sys

from tornado.web import Application, RequestHandler

from tests.benchmarks.demo import TITLE, picture
from workbook.catalogue import load_instrument
from workbook.widgets.questionnaire import form_html

PICTURE = "/picture"
"""Address of the page with a picture and no form."""
PAGE = """<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,">
<title>Emotionele bankrekening</title>
<h1>Emotionele bankrekening</h1>
{form}
<div class="wb-panel"></div>
<script>
const form = document.querySelector("form");
const panel = document.querySelector(".wb-panel");
form.addEventListener("change", () => {{
  const answers = new FormData(form);
  const give = answers.get("attention-give");
  const receive = answers.get("attention-receive");
  if (give === null || receive === null) return;
  const width = 50 + 5 * (give - receive);
  panel.innerHTML = `<svg role="img" aria-label="${{give}}, ${{receive}}"
    viewBox="0 0 100 10"><rect width="${{width}}" height="10"/></svg>`;
}});
form.dataset.live = "yes";
</script>
"""


PICTURE_PAGE = """<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,">
<title>{title}</title>
<h1>{title}</h1>
{picture}
"""


class StaticPage(RequestHandler):
    """Sends a page that was made beforehand."""

    def initialize(self, page: str) -> None:
        self.page = page

    def get(self) -> None:
        self.finish(self.page)


async def serve(port: int) -> None:
    """Serve the page at ``port`` until the process is ended."""
    form = PAGE.format(form=form_html(load_instrument("bank-account"), "nl"))
    shown = PICTURE_PAGE.format(title=TITLE, picture=picture())
    pages = [("/", StaticPage, {"page": form}), (PICTURE, StaticPage, {"page": shown})]
    Application(pages, compress_response=True).listen(port, "127.0.0.1")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
