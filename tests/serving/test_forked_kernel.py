"""A forked kernel draws once, takes no more than its share, and keeps to its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.serving.forking.limits import MEMORY
from workbook.serving.kernel import KernelGoneError
from workbook.serving.supervisor import Supervisor

from .snapshots import CORE, DOOR, OWN, SECONDS, notebook, running
from .stories import run

KINDS = pytest.mark.parametrize("kind", [OWN, CORE], ids=["own", "core"])
SECRET = "what somebody wrote"

PANEL = """
from workbook.widgets.panel import Panel

drawn = []

def draw():
    drawn.append((first.value, second.value))
    return "<p>drawn</p>"

first, second = box("first"), box("second")
panel = Panel(draw, "nl")
first.observe(panel.refresh, "value")
second.observe(panel.refresh, "value")
"""


@KINDS
def test_a_restore_draws_once_for_all_that_it_brings(
    supervisor: Supervisor, tmp_path: Path, kind: str
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, kind, PANEL, DOOR)) as it:
            kernel = await it.take()
            before = await kernel.ask("len(drawn)")
            states = {
                kernel.model(name): {"value": name * 2} for name in ("first", "second")
            }

            await kernel.restore(states)

            drawn = await kernel.ask("drawn")
            assert drawn[before:] == [("firstfirst", "secondsecond")]

    run(story(), SECONDS)


def test_a_restore_passes_over_a_model_that_is_not_there(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, OWN, PANEL, DOOR)) as it:
            kernel = await it.take()

            await kernel.restore(
                {"unknown": {"value": "x"}, kernel.model("second"): {"value": "y"}}
            )

            assert await kernel.ask("second.value") == "y"

    run(story(), SECONDS)


def test_a_kernel_has_limits(supervisor: Supervisor, tmp_path: Path) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, OWN, DOOR)) as it:
            kernel = await it.take()
            limits = {
                name: await kernel.ask(f"resource.getrlimit(resource.RLIMIT_{name})")
                for name in ("CORE", "AS", "CPU", "FSIZE", "NOFILE")
            }

            assert limits["CORE"] == (0, 0)
            for name, (soft, hard) in limits.items():
                assert 0 <= soft == hard, name
            assert MEMORY < limits["AS"][0] < 3 * MEMORY

    run(story(), SECONDS)


@KINDS
@pytest.mark.parametrize(
    "greedy", ["len(bytearray(2_000_000_000))", "numpy.ones(250_000_000).size"]
)
def test_who_wants_too_much_memory_gets_none(
    supervisor: Supervisor, tmp_path: Path, kind: str, greedy: str
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, kind, DOOR)) as it:
            kernel, other = await it.take(), await it.take()

            assert await kernel.ask(greedy) is None

            assert "MemoryError" in kernel.log
            assert await kernel.ask("1 + 1") == 2
            assert await other.ask("1 + 1") == 2

    run(story(), SECONDS)


def test_who_takes_memory_bit_by_bit_goes_alone(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, OWN, DOOR, "a = []")) as it:
            kernel, other = await it.take(), await it.take()
            message = kernel.send("[a.append(bytes(100_000)) for _ in iter(int, 1)]")

            try:
                await kernel.done(message)
            except KernelGoneError:
                pass
            else:
                assert "MemoryError" in kernel.log

            assert await other.ask("1 + 1") == 2

    run(story(), SECONDS)


@KINDS
def test_what_goes_wrong_is_for_the_log_and_not_for_the_page(
    supervisor: Supervisor, tmp_path: Path, kind: str
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, kind, DOOR)) as it:
            kernel = await it.take()

            assert await kernel.ask("print('a warning', file=sys.stderr)") is None
            assert await kernel.ask("1 / 0") is None
            assert await kernel.ask("1 + 1") == 2

            assert "a warning" in kernel.log
            assert "ZeroDivisionError" in kernel.log
            assert "Traceback" in kernel.log
            for words in (b"a warning", b"ZeroDivisionError", b"Traceback"):
                assert words not in kernel.for_page

    run(story(), SECONDS)


@KINDS
def test_what_somebody_wrote_does_not_get_into_the_log(
    supervisor: Supervisor, tmp_path: Path, kind: str
) -> None:
    """The words of an error often repeat what it stumbled over."""
    page = "from workbook.page import Page; page = Page('00-start', language='nl')"
    cells = [kind, DOOR, page]

    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, *cells)) as it:
            kernel = await it.take()
            [client] = [
                id
                for id, model in it.executed.models.items()
                if "time_zone" in model.state
            ]
            await kernel.restore({client: {"width": SECRET}})
            await kernel.restore({kernel.model("ask"): {"value": {SECRET: SECRET}}})
            await kernel.ask(f"int('{SECRET}')")
            await kernel.ask(f"dict()['{SECRET}']")
            chained = (
                "exec('try: int(s)\\nexcept ValueError as e: raise KeyError(s) from e'"
            )
            await kernel.ask(f"{chained}, {{'s': '{SECRET}'}})")

            assert "Traceback" in kernel.log
            assert "ValueError" in kernel.log
            assert "KeyError" in kernel.log
            assert "TraitError" in kernel.log
            assert SECRET not in kernel.log

    run(story(), SECONDS)
