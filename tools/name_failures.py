"""Write into wrong answers which check catches them and what the student then reads.

python -m tools.name_failures [exercises/<slug> ...] adds `# fails: <check> | <message>` below the
first line of each answer in corpus/wrong that has no such line, and prints it: read whether the
message fits the mistake. Without folders: all assignments. Delete a line to have it made anew.
"""

import argparse
import re
import time
from itertools import takewhile
from pathlib import Path

from emgrade import corpus, in_process, trials, trust
from emgrade.trials import Failure

MOST = 72  # characters of a message
OF_THE_VALUE = re.compile(r".*(one of your numbers|another number is right)")  # a hint says more


def message_of(failures: list[Failure]) -> str:
    """How the message of a check begins, for all students alike; whole words."""
    place = 1 if all(len(m) > 1 and OF_THE_VALUE.match(m[0]) for _, _, _, _, m in failures) else 0
    texts = [one.messages[place] for one in failures]
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False))
    shared = "".join(letters[0] for letters in alike)[:MOST]
    if any(text[len(shared) :][:1].strip() for text in texts):  # a word goes on, in one of them
        shared = shared.rpartition(" ")[0]
    return shared.strip()


def proposal(failures: list[Failure], students) -> list[tuple[str, str]]:
    """(check, message) of a check that fails for every student: one that names a mistake first.

    Several, if the same answer is another mistake with another student's numbers.
    """
    by_check = {}
    for one in failures:
        by_check.setdefault(one.check, []).append(one)
    everywhere = [pair for pair in by_check.items() if len(pair[1]) == len(students)]
    known = [(check, found) for check, found in everywhere if all(one.code for one in found)]
    for check, found in sorted(known, key=lambda pair: len({one.code for one in pair[1]})):
        alike = {one.messages: one for one in found}
        return [(check, message_of([one])) for one in alike.values()]
    return [(check, message) for check, found in everywhere if (message := message_of(found))][:1]


def fill(folder: Path, seconds: float) -> None:
    asked = {q.id: corpus.files(folder, "wrong", q.id) for q in in_process.judged_questions(folder)}
    pairs = [(path, question) for question, paths in asked.items() for path in paths]
    pairs = [(path, question) for path, question in pairs if not headed(path)]
    tried = [
        trials.Trial(folder, question, path.read_text(encoding="utf-8"), corpus.STUDENTS)
        for path, question in pairs
    ]
    for n, failures in sorted(corpus.patient(tried, time.monotonic() + seconds)):
        path, found = pairs[n][0], proposal(failures, corpus.STUDENTS)
        first, _, rest = path.read_text(encoding="utf-8").partition("\n")
        lines = [f"# fails: {check} | {message}" for check, message in found]
        path.write_text("\n".join([first, *lines, rest]), encoding="utf-8")
        print(path.name, first, *(lines or ["NO CHECK FAILS FOR ALL"]), sep="\n    ", flush=True)


def headed(path: Path) -> bool:
    return bool(corpus.FAILS.search(path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=900.0)
    told = parser.parse_args()
    every = sorted(path.parent for path in trust.EXERCISES.glob("*/grade.py"))
    for folder in told.folders or every:
        fill(folder.resolve(), told.seconds)
