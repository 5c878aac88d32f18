"""The benchmarks judge what they have measured."""

from dataclasses import replace

from tests.benchmarks.goals import GOALS, verdicts
from tests.benchmarks.report import document, table
from tests.benchmarks.soak import DESCRIPTORS, MEMORY, Sample, growth

REST = Sample(minutes=1, visits=150, uss=265, pss=350, processes=6, descriptors=42)


def test_a_goal_is_met_until_it_is_exceeded():
    at_goal = {goal.figure: goal.most for goal in GOALS}
    beyond = {goal.figure: goal.most + 1 for goal in GOALS}

    assert all(verdict.is_met for verdict in verdicts(at_goal))
    assert not any(verdict.is_met for verdict in verdicts(beyond))


def test_one_scene_alone_is_told_with_its_goals():
    figures = {"burst p50, ms": 900.0, "burst processor per visitor, ms": 8.0}
    told = table(document({}, figures, {}, []))

    assert "NOT MET" in told
    assert "burst processor per visitor, ms" in told
    assert "load p95" not in told


def test_a_server_that_takes_a_little_more_has_not_grown():
    last = replace(REST, uss=REST.uss + MEMORY, descriptors=42 + DESCRIPTORS)
    assert growth(REST, last) == ""


def test_everything_that_has_grown_is_told():
    last = replace(REST, pss=REST.pss + MEMORY + 1, processes=7, descriptors=60)
    assert growth(REST, last) == (
        "memory (PSS): 11.0 MB more, processes: 1 more, open files: 18 more"
    )
