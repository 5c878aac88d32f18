"""Page: what one notebook shows, in one language; the one name a notebook imports."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.page.cooling import cooling_sheet
from workbook.page.forms import Forms
from workbook.page.group import group_widget
from workbook.page.pieces import MEANINGS, PICTURES, STEPS, TOPICS, Maker
from workbook.page.report import report_sheet
from workbook.page.start import chapters
from workbook.page.year_plan import plan_sheet
from workbook.widgets.contents import Contents, GoOn
from workbook.widgets.couple import Couple
from workbook.widgets.group import Group
from workbook.widgets.my_data import MyData
from workbook.widgets.panel import Panel
from workbook.widgets.safety_check import SafetyCheck
from workbook.widgets.sheet import Sheet


class Page(Forms):
    """One page: its questionnaires, and the pictures and next steps that follow them.

    Parameters
    ----------
    name
        Name of the page, for messages and for its next steps.
    language
        ``"nl"`` or ``"en"``.

    Raises
    ------
    PageError
        If the language is not one of the workbook's.
    """

    def picture(self, name: str) -> Panel:
        """Show a picture that follows the answers.

        Parameters
        ----------
        name
            One of `PICTURES`.

        Raises
        ------
        PageError
            If there is no picture of that name, or the journal that it needs does not
            stand above it.
        """
        return self._piece(PICTURES, name, f'there is no picture "{name}"')

    def meaning(self, instrument_id: str) -> Panel:
        """Show what the answers to an instrument may mean, with room to disagree.

        Raises
        ------
        PageError
            If there is no meaning for that instrument.
        """
        fault = f'there is no meaning of "{instrument_id}"'
        return self._piece(MEANINGS, instrument_id, fault)

    def topics(self) -> Panel:
        """Show what stands out or is worth talking about, with the reason why.

        Raises
        ------
        PageError
            If there are no topics for a page of this name.
        """
        return self._named(TOPICS, "topics")

    def next_steps(self) -> Panel:
        """Show at most three next steps that fit the answers.

        Raises
        ------
        PageError
            If there are no steps for a page of this name.
        """
        return self._named(STEPS, "next steps")

    def _named(self, makers: Mapping[str, Maker], what: str) -> Panel:
        """Return what belongs to a page of this name; PageError if nothing does."""
        fault = f'there are no {what} for a page named "{self.name}"'
        return self._piece(makers, self.name, fault, "name the page")

    def _piece(
        self, makers: Mapping[str, Maker], name: str, fault: str, remedy: str = "use"
    ) -> Panel:
        """Return the piece of that name; PageError if there is none."""
        if name not in makers:
            known = " or ".join(f'"{known}"' for known in makers)
            self._following.refuse(fault, f"{remedy} {known}")
        return makers[name](self._following)

    def safety_check(self, *, gate: bool = False) -> SafetyCheck:
        """Ask about violence, for one person alone; the answers are kept nowhere.

        Parameters
        ----------
        gate
            Whether all that follows on the page opens only after six times "no": for
            what is done together, and for what may open up too much.
        """
        return SafetyCheck(self.language, gate=gate)

    def couple(self) -> Couple:
        """Let two people choose what to show each other, and look at it together.

        Raises
        ------
        PageError
            If it stands on this page already.
        """
        couple = Couple(self.language)
        self._following.add_couple(couple)
        return couple

    def go_on(self) -> GoOn:
        """Lead back to where somebody was; nothing is shown on a first visit."""
        return GoOn(chapters(self.language), self.language)

    def contents(self) -> Contents:
        """List the chapters, and how far each of them is."""
        return Contents(chapters(self.language), self.language)

    def report(self) -> Sheet:
        """Show the report of what was chosen in the questionnaire ``report``."""
        return report_sheet(self._following)

    def year_plan(self) -> Sheet:
        """Show twelve months with themes that fit the answers."""
        return plan_sheet(self._following)

    def cooling_month(self) -> Sheet:
        """Show the month that was chosen in the questionnaire ``parting-month``."""
        return cooling_sheet(self._following)

    def group(self) -> Group:
        """Show a group room: to take part, to lead, and a made-up group to practise."""
        return group_widget(self._following)

    def my_data(self) -> MyData:
        """Show all that the browser keeps: to read, take along, load and erase."""
        return MyData(chapters(self.language), self.language)
