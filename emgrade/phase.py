"""One run of a student's notebook in the sandbox, and what its names give back when asked.

A statement that ends or hangs the whole run is left out, and the run begins anew, so that the rest
is graded all the same. Nothing that comes back is believed before it is checked.
"""

import time
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from emgrade.sandbox import Channel, Ended
from emgrade.wire import Unclean, decode

CELL, CELLS, QUESTION = 13.0, 60.0, 20.0  # seconds: without a word, of all cells, of a question
RUNS = 4  # at most
STEPS = 20_000  # statements


class Ask(NamedTuple):
    key: Hashable
    question: str
    name: str
    calls: list | None  # encoded; None asks for the value itself


class Reply(NamedTuple):
    """values, or else an error: its name and text, or an empty name and the runner's words."""

    values: list | None
    name: str = ""
    text: str = ""


class Run(NamedTuple):
    replies: dict[Hashable, Reply]
    stopped: list[tuple[int, str, str]]  # cell, name of the error, text
    trouble: list[tuple[str, str]]  # kind, words
    skip: list[list[int]]  # cell and statement of what ended the run, or took too long


def run(cells: Sequence[str], asks: Sequence[Ask], texts: bool, skip=(), **channel) -> Run:
    """texts: whether the student's own messages come back; channel: worker and unsafe."""
    todo, skip, used = list(asks), list(skip), {}
    replies, stopped, trouble = {}, [], []
    for _ in range(RUNS):
        if not todo:
            break
        last = []  # what the run is at: a statement, or an ask
        try:
            with Channel(**channel) as open_channel:
                open_channel.say({"cells": list(cells), "skip": skip, "texts": texts})
                stopped, late = hear_cells(open_channel, last)
                skip += [place for place in late if place[0] not in {cell for cell, _ in skip}]
                while todo:
                    last[:] = [todo[0]]
                    replies[todo[0].key] = ask(open_channel, todo[0], used)
                    del todo[0]
        except (Ended, Unclean) as error:
            kind = error.kind if isinstance(error, Ended) else "forged"
            trouble.append((kind, f"{place_of(last)}: {error}"))
            if last and isinstance(last[0], Ask):
                replies[todo.pop(0).key] = Reply(None, name_of(kind))
            elif last:
                skip.append(last[:2])
    replies |= {left.key: Reply(None, "Ended") for left in todo}
    return Run(replies, stopped, trouble, skip)


def name_of(kind: str) -> str:
    return "OutOfTime" if kind == "limit" else "Ended"


def place_of(last: list) -> str:
    if last and isinstance(last[0], Ask):
        return f"asked for {last[0].name}"
    return f"code cell {last[0] + 1}" if last else "the start"


def hear_cells(channel: Channel, last: list) -> tuple[list[tuple[int, str, str]], list]:
    """The cells that stopped, and which statements took too long; last is the one being run."""
    end, reached = time.monotonic() + CELLS, {}
    for _ in range(STEPS):
        message = channel.hear(min(CELL, max(end - time.monotonic(), 0)))
        if "cells" in message:
            stopped = stopped_cells(message["cells"])
            late = [reached[n] for n, name, _ in stopped if name == "OutOfTime" and n in reached]
            return stopped, late
        at = message.get("at")
        if not (isinstance(at, list) and len(at) == 2 and all(type(n) is int for n in at)):
            raise Unclean("a message that the runner does not send")
        last[:] = reached[at[0]] = at
    raise Unclean(f"more than {STEPS} statements")


def stopped_cells(claim) -> list[tuple[int, str, str]]:
    if not isinstance(claim, list) or len(claim) > STEPS:
        raise Unclean("a list of stopped cells that is none")
    found = []
    for entry in claim:
        if not (isinstance(entry, list) and len(entry) == 3 and type(entry[0]) is int):
            raise Unclean("a stopped cell that is none")
        found.append((entry[0], *error_of(entry[1:])))
    return found


def error_of(claim) -> tuple[str, str]:
    if not (isinstance(claim, list) and len(claim) == 2 and all(type(w) is str for w in claim)):
        raise Unclean("an error that is none")
    return claim[0][:60], claim[1][:300]


def ask(channel: Channel, question: Ask, used: dict[str, float]) -> Reply:
    """What the student's name gives back; used counts the seconds of each question."""
    left = QUESTION - used.get(question.question, 0.0)
    if left < 0.5:
        return Reply(None, "OutOfTime", f"the {QUESTION:.0f} seconds of this question are used up")
    message = {"name": question.name, "seconds": left}
    start = time.monotonic()
    channel.say(message if question.calls is None else message | {"calls": question.calls})
    answer = channel.hear(left + 5)
    used[question.question] = QUESTION - left + time.monotonic() - start
    return reply_of(answer, None if question.calls is None else len(question.calls))


def reply_of(answer: dict, count: int | None) -> Reply:
    if "error" in answer:
        return Reply(None, *error_of(answer["error"]))
    values = [answer["value"]] if count is None and "value" in answer else answer.get("values")
    if not isinstance(values, list) or len(values) != (1 if count is None else count):
        raise Unclean("an answer that the runner does not give")
    return Reply([decode(value) for value in values])
