"""What a visitor does, in the words of a test."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

ATTACHMENT_NL, ATTACHMENT_EN = "nl/03-hechting", "en/03-attachment"
CHILDHOOD_NL, CHILDHOOD_EN = "nl/05-erfenis-van-je-jeugd", "en/05-childhood-legacy"
COPARENTING_NL = "nl/08-vertrouwen-met-je-ex"
COPARENTING_EN = "en/08-trust-with-your-ex"
INTIMACY_NL, INTIMACY_EN = "nl/06-intimiteit", "en/06-intimacy"
NL, EN = "nl/02-emotionele-bankrekening", "en/02-emotional-bank-account"
PARTING_NL, PARTING_EN = "nl/07-samen-verder", "en/07-stay-or-part"
QUARRELS_NL, QUARRELS_EN = "nl/04-ruziepatronen", "en/04-quarrel-patterns"
TALK_NL, TALK_EN = "nl/09-in-gesprek", "en/09-in-conversation"
SCAN_NL, SCAN_EN = "nl/01-relatiescan", "en/01-relationship-scan"


@dataclass
class Visitor:
    """Somebody in front of one browser tab."""

    page: Page
    url: str

    def opens(self, name: str = NL) -> Visitor:
        """Open a chapter and wait until its widgets are live."""
        self.page.goto(self.url + name)
        return self.waits_until_live()

    def waits_until_live(self) -> Visitor:
        """Wait until every form of the page is attached to the store."""
        expect(self.page.locator("html[data-page=live]")).to_be_attached()
        return self

    def reloads(self) -> Visitor:
        self.page.reload()
        return self.waits_until_live()

    def question(self, item: str) -> Locator:
        return self.page.locator(f'main [data-item="{item}"]').last

    def chooses(self, item: str, value: int | str) -> Visitor:
        """Choose one of the native radios of a question."""
        self.question(item).locator(f'input[value="{value}"]').check()
        return self

    def writes(self, item: str, text: str) -> Visitor:
        self.question(item).locator("textarea, input").first.fill(text)
        return self

    def fills_account(self, account: str, give: int, receive: int) -> Visitor:
        self.chooses(f"{account}-give", give)
        return self.chooses(f"{account}-receive", receive)

    def keeps_on(self, place: str) -> Visitor:
        """Choose where answers live: ``device`` or ``tab``."""
        return self.chooses("place", place)

    @property
    def picture(self) -> Locator:
        return self.page.locator('svg[role="img"]').first

    def sees_picture(self, text: str) -> Visitor:
        """Wait until the picture's alternative text says something."""
        told = re.compile(text, re.IGNORECASE)
        expect(self.picture).to_have_attribute("aria-label", told)
        return self

    def stored(self, storage: str = "localStorage") -> dict[str, str]:
        """Return our keys of a storage."""
        found: dict[str, str] = self.page.evaluate(
            "s => Object.fromEntries(Object.entries(window[s])"
            ".filter(([k]) => k.startsWith('samenwerkboek/')))",
            storage,
        )
        return found
