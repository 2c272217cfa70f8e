"""Reports: what a student and a teacher are shown, and that strangers' words stay words."""

import csv
import json
import math
import re
from contextlib import closing
from html.parser import HTMLParser

import pytest

from emgrade import by_hand, excuse, records, store
from emgrade.class_of_ten import renamed
from emgrade.class_page import tally
from emgrade.gradesheet import sheets
from emgrade.harmless import cell, html, plain, read_csv, uncell
from emgrade.likeness import alike, runs
from emgrade.report import address, grades, main, read_back, report
from emgrade.roster import Student
from emgrade.spec import Assignment, Check, Choice, Function, Text
from emgrade.student_page import FAILED, listing, row
from emgrade.texts_back import read_marks
from emgrade.web import policy, section_link, style

EVIL = '<script>alert(1)</script><img src=x onerror="x()">&amp;\u202e\u2066\x1b[31m\x00'
HIDDEN = "hidden-input-9137"


def check(name, points, visible):
    return Check(name=name, points=points, calls=lambda rng: [], hint="", visible=visible)


ASSIGNMENT = Assignment(
    slug="week-one",
    title="Week one <i>& two</i>",
    questions=[
        Function(
            id="shares",
            title="The shares",
            name="shares",
            section="04-e-step.html#shares-by-bayes-rule",
            minutes=10,
            checks=[check("three points", 2, True), check("other points", 3, False)],
        ),
        Choice(
            id="which",
            title="Which one?",
            name="which",
            section="05-m-step.html#the-updates",
            minutes=2,
            points=1,
            right="a",
            options={"a": "", "b": ""},
        ),
        Text(
            id="why",
            title="Why?",
            name="why",
            section="06-em-assembled.html#start",
            minutes=5,
            rubric={"names Bayes' rule": 2, "=says, why": 1.5},
            words=80,
        ),
    ],
)
CODE = """
def shares(x, pi, mu, sigma2):
    square = (x[:, None] - mu) ** 2 / sigma2
    log_joint = np.log(pi) - 0.5 * np.log(2 * np.pi * sigma2) - 0.5 * square
    joint = np.exp(log_joint - log_joint.max(axis=1, keepdims=True))
    return joint / joint.sum(axis=1, keepdims=True)
"""
OTHER = """
def shares(x, pi, mu, sigma2):
    rows = []
    for point in x:
        heights = []
        for k in range(len(pi)):
            heights.append(scipy.stats.norm.logpdf(point, mu[k], math.sqrt(sigma2[k])))
        total = scipy.special.logsumexp(heights, b=pi)
        rows.append([pi[k] * math.exp(h - total) for k, h in enumerate(heights)])
    return np.array(rows)
"""


class Book:
    """A gradebook in a folder, filled by hand."""

    def __init__(self, folder):
        self.folder, self.out = folder, folder / "report"
        self.db = store.connect(folder / store.GRADEBOOK)
        self.roster = []

    def student(
        self, id, name="", right=(True, True, True), source=CODE, answer="Because.", **more
    ):
        """One that was graded; more goes into the hidden check and the submission."""
        path = self.folder / f"{len(self.roster)}.ipynb"
        cells = [{"cell_type": "code", "source": source}]
        path.write_text(json.dumps({"cells": cells, "nbformat": 4}))
        late, status = more.pop("late", 0.0), more.pop("status", "ok")
        sent = records.Submission(id, "week-one", f"hash {id}", late, str(path), "2026-11-20T18:00")
        run = records.Run(id, "week-one", sent.sha256, "", "", status, 0.5)
        names = [("shares", "three points", True, 2), ("shares", "other points", False, 3)]
        names.append(("which", "answer", True, 1))
        checks = [
            self.verdict(id, *told, passed, **(more if not told[2] else {}))
            for told, passed in zip(names, right, strict=True)
        ]
        texts = [records.Answer(id, "week-one", "why", answer, len(answer.split()), 3.5)]
        with self.db:
            store.add(self.db, "submissions", [sent])
        store.save(self.db, run, checks, texts, [])
        self.roster.append(Student(id, name or f"Name of {id}"))

    def verdict(self, student, question, name, visible, possible, passed, **more):
        told = {
            "hint": "" if passed else "a hint",
            "code": "",
            "why": "",
            "note": "",
            "private": "",
        }
        points = possible if passed else 0.0
        start = (student, "week-one", question, name, visible, passed, points, possible)
        return records.Verdict(*start, **(told | (more if not passed else {})))

    def flag(self, student, words):
        flag = records.Flag(student, "week-one", "shares", "limit", words, "grade")
        with self.db:
            store.add(self.db, "flags", [flag])

    def report(self, template=(), book=""):
        return report(self.db, ASSIGNMENT, self.roster, list(template), self.out, book)

    def page(self, student):
        return (self.out / "students" / f"{student}.html").read_text()

    def grades(self):
        return read_csv(self.out / "grades.csv")


@pytest.fixture
def book(tmp_path):
    book = Book(tmp_path)
    with closing(book.db):
        yield book


class Page(HTMLParser):
    """The tags, attributes and words of a page, as a browser reads them."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.words = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes

    def handle_data(self, data):
        self.words += data


def sound(text):
    """No script, nothing from elsewhere, the policy, no unseen characters; gives the page."""
    page = Page(text)
    names = {name for name, _ in page.attributes}
    assert not {"script", "iframe", "object", "form", "base", "link"} & set(page.tags)
    assert not any(name.startswith("on") for name in names) and "style" not in names
    assert all(v.startswith("data:image/svg+xml;base64,") for n, v in page.attributes if n == "src")
    assert ("content", policy()) in page.attributes and "script-src" not in policy()
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)
    return page


# ---- the student's page ----


def test_a_student_sees_each_check_with_points_hint_mistake_and_section(book):
    mistake = {"code": "M1", "why": "you left out the weights", "private": HIDDEN}
    book.student("ada", "Ada Lovelace", (True, False, True), **mistake)
    book.report(book="https://example.org/em/notebooks")
    page = sound(book.page("ada"))
    words = " ".join(page.words.split())
    assert "3 of 9.5 points" in words and "1 question is still to be read" in words
    assert "2 / 2three points" in words and "0 / 3other points" in words
    assert "You left out the weights. (M1) Read again: chapter 4" in words
    link = "https://example.org/em/notebooks/04-e-step.html#shares-by-bayes-rule"
    assert [value for name, value in page.attributes if name == "href"] == [link]
    assert len(book.page("ada")) < 8000


def test_without_a_name_the_id_stands_alone_and_wide_tables_scroll_by_keys(book):
    book.student("ada")
    book.roster = [Student("ada", "")]
    book.report()
    assert '<p class="muted">ada</p>' in book.page("ada")
    page = (book.out / "class.html").read_text(encoding="utf-8")
    tables = re.findall('<div class="scroll"(.*?)><table>', page)
    assert tables and set(tables) == {' tabindex="0"'}


def test_a_section_is_named_by_its_heading_in_the_book():
    function, choice, _ = ASSIGNMENT.questions
    assert section_link(function, "") == html("chapter 4, “Shares by Bayes' rule”")
    assert section_link(choice, "") == "chapter 5, “the updates”"  # of another book


def test_what_the_judge_said_privately_is_nowhere_in_a_students_page(book):
    book.student("ada", right=(True, False, True), private=HIDDEN)
    book.student("ben", right=(True, False, True), private=HIDDEN)
    book.report()
    for path in (book.out / "students").iterdir():
        assert HIDDEN not in path.read_text()


def test_a_recognised_mistake_stands_above_the_checks_and_in_place_of_their_hints(book):
    book.student("ada", right=(False, False, False), code="M1", why="you left out the weights")
    book.report()
    words = Page(book.page("ada")).words
    assert words.index("You left out the weights") < words.index("three points")
    assert words.split("Which one?")[0].count("a hint") == 1  # of the check it was not seen in


@pytest.mark.parametrize(
    ("code", "shown"), [("M1", "M1"), ("M3-both", "M3"), ("sorted", ""), ("Mean", ""), ("", "")]
)
def test_only_the_numbers_of_the_guide_stand_beside_a_mistake(book, code, shown):
    book.student("ada", right=(True, False, True), code=code, why="you sorted them")
    book.report()
    page, whole = Page(book.page("ada")).words, Page((book.out / "class.html").read_text()).words
    assert f"You sorted them.{f' ({shown})' if shown else ''} Read again" in page
    assert f"1 × {f'{shown}: ' if shown else ''}you sorted them" in whole


def test_points_by_hand_are_told_apart_from_those_of_the_checks(book):
    book.student("ada", right=(False, False, True))
    with book.db:
        store.add(book.db, "marks", [records.Mark("ada", "week-one", "shares", 4.5, "")])
    book.report()
    assert book.page("ada").count("the points above are the ones that count") == 1


def test_what_stops_all_checks_of_a_question_is_said_once_and_whole_without_hints(book):
    stopped = "shares is not defined: code cell 4 should define it, and stopped: " + "why " * 40
    told = [("three points", True), ("other points", False), ("far points", False)]
    checks = [book.verdict("ada", "shares", *one, 2, False, note=stopped.strip()) for one in told]
    shown = "".join(listing(ASSIGNMENT.questions[0], checks, ""))
    assert shown.count(stopped.strip()) == shown.count("is not defined") == 1
    assert "a hint" not in shown and shown.count(FAILED) == 3
    other = checks[2]._replace(note="Python stopped with ValueError")
    assert "".join(listing(ASSIGNMENT.questions[0], [*checks[:2], other], "")).count("a hint") == 3


def test_a_message_of_a_hidden_check_is_one_short_line(book):
    told = ("ada", "shares", "three points")
    shown = "".join(row(book.verdict(*told, True, 2, False, note="line\n" * 500)))
    hidden = "".join(row(book.verdict(*told, False, 2, False, note="line\n" * 500)))
    assert "line\nline" in shown and 600 < len(shown) < 800
    assert "line line" in hidden and len(hidden) < 400


def test_other_peoples_words_stay_words_on_every_page(book):
    told = dict.fromkeys(("note", "hint", "why", "code", "private"), EVIL)
    book.student(EVIL, EVIL, (False, False, False), answer=EVIL * 3, **told)
    book.flag(EVIL, EVIL)
    with book.db:
        store.add(book.db, "marks", [records.Mark(EVIL, "week-one", "why", 1.0, EVIL)])
    book.report()
    pages = [*book.out.glob("*.html"), *book.out.glob("students/*.html")]
    assert len(pages) == 3
    for path in pages:
        assert "<script>alert(1)</script>" in sound(path.read_text()).words
        assert "\\u202e" in path.read_text()


def test_long_words_are_cut_with_their_length(book):
    book.student("ada", "long " * 5000, answer="word " * 9000)
    book.report()
    assert len(book.page("ada")) < 15_000
    assert "more characters)" in book.page("ada")


def test_a_page_says_when_nothing_came_or_nothing_is_judged_yet(book):
    book.student("ada")
    sent = records.Submission("ada", "week-one", "newer", 0.0, "no/such/file", "2026-11-21")
    with book.db:
        store.add(book.db, "submissions", [sent])
    book.roster.append(Student("ben", "Ben"))
    book.report()
    assert "not graded yet" in book.page("ada") and "6 of 9.5" not in book.page("ada")
    assert "No notebook has come in" in book.page("ben")
    assert [row["flags"] for row in book.grades()] == ["ungraded", "absent"]
    assert [row["total"] for row in book.grades()] == ["", ""]


def test_a_humans_points_for_code_win_and_are_said(book):
    book.student("ada", right=(False, False, True))
    with book.db:
        store.add(
            book.db, "marks", [records.Mark("ada", "week-one", "shares", 4.5, "Nearly right.")]
        )
    book.report()
    assert "5.5 of 9.5" in book.page("ada") and "Nearly right." in book.page("ada")
    assert "A human has looked at this question" in book.page("ada")


def test_the_style_is_the_one_the_policy_allows(book):
    book.student("ada")
    book.report()
    assert f"<style>{style()}</style>" in book.page("ada")


# ---- the table of grades ----


def test_grades_hold_points_lateness_and_flags_and_no_formula(book):
    book.student("=1+1", "@SUM(A1)", late=2.5)
    book.student(
        "ben", '+49 "quoted", and\nmore', (False, False, True), source=OTHER, late=math.inf
    )
    book.flag("ben", "it took too long")
    book.report()
    with (book.out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        header, one, ben = csv.reader(file)
    assert header[:6] == ["id", "name", "group", "shares", "which", "why"]
    assert one == ["'=1+1", "'@SUM(A1)", "", "5", "1", "", "6", "9.5", "1", "2.5", "late"]
    assert ben[1] == '\'+49 "quoted", and\nmore'
    assert ben[3:] == ["0", "1", "", "1", "9.5", "1", "late", "limit, late"]


@pytest.mark.parametrize(
    "words", ["=1", "+1", "-1", "@a", "\t=1", " =1", "＝1", "a;=1", "a,\t@x", "a\n=1"]
)
def test_no_cell_begins_a_formula_however_columns_are_split(words):
    shown = cell(words)
    for part in re.split("[;,\t\n\r]", shown):
        assert part.lstrip(" ")[:1] not in tuple("=+-@＝")
    assert cell(-1.5) == -1.5 and cell("a-b = c") == "a-b = c"


def test_a_cell_is_read_back_as_it_was():
    for words in ("=1", "-x", "'tis", "plain", "@me", "good; = 2", "first\n- second,\t+3"):
        assert uncell(cell(words)) == words


def test_unseen_characters_are_shown_as_numbers_and_joiners_stay():
    assert plain("a\u202eb\x00c\ud800") == "a\\u202eb\\u0000c\\ud800"
    assert plain("می\u200cخواهم 👩\u200d💻") == "می\u200cخواهم 👩\u200d💻"
    assert plain("one\ntwo") == "one two" and plain("one\ntwo", lines=True) == "one\ntwo"


# ---- the class's page ----


def test_a_check_that_most_fail_or_that_fails_in_one_way_is_read_first(book):
    for n in range(10):
        passed = (n >= 7, n >= 3, n >= 4)  # of which one note, one note, several notes
        book.student(f"s{n}", right=passed, why="you left out the weights", code="M1")
    tallies = {one.check: one for one in tally(sheets(book.db, ASSIGNMENT, book.roster))}
    assert tallies["three points"].first == "70% fail it"
    assert tallies["other points"].first == "all 3 failures are alike"
    assert tallies["other points"].mistakes == [("M1: you left out the weights", 3)]
    assert tallies["answer"].first == ""
    book.report()
    page = sound((book.out / "class.html").read_text())
    assert "Read these checks first" in page.words and "70% fail it" in page.words


def test_the_distribution_is_a_picture_with_its_words_and_the_same_each_time(book):
    for n in range(4):
        book.student(f"s{n}", right=(n > 0, n > 1, n > 2))
    book.report()
    first = (book.out / "class.html").read_text()
    alt = dict(Page(first).attributes)["alt"]
    assert alt.endswith("median is 3.5 of 9.5 points, the lowest total 0, the highest 6.")
    book.report()
    assert (book.out / "class.html").read_text() == first


def test_flags_stand_on_the_class_page_with_their_reasons(book):
    book.student("ada", status="limit")
    book.flag("ada", "it took too long")
    book.report()
    assert "it took too long" in Page((book.out / "class.html").read_text()).words
    assert "Something stopped while it was graded" in book.page("ada")


# ---- notebooks that share code ----


def test_a_copy_with_other_names_comments_and_layout_is_found():
    commented = renamed(CODE).replace("\n    ", "\n\n    # my own idea\n    ")
    assert "my_square" in commented
    cells = {"ada": [CODE], "ben": [commented], "cleo": [OTHER]}
    (pair,) = alike(cells, [])
    assert (pair.one, pair.other) == ("ada", "ben") and pair.share > 0.9


def test_two_answers_of_their_own_are_no_pair():
    assert alike({"ada": [CODE], "ben": [OTHER]}, []) == []


def test_what_the_template_gave_is_no_likeness():
    assert alike({"ada": [CODE], "ben": [CODE]}, [CODE]) == []


def test_what_many_wrote_is_no_likeness():
    assert alike({f"s{n}": [CODE] for n in range(5)}, []) == []


def test_code_that_cannot_be_read_is_compared_all_the_same():
    broken = CODE + "\nprint('"
    assert runs([broken]) and len(alike({"ada": [broken], "ben": [broken]}, [])) == 1


def test_a_pair_is_flagged_for_both_with_the_share_and_no_accusation(book):
    for student in ("ada", "ben"):
        book.student(student)
    book.student("cleo", source=OTHER)
    book.report()
    book.report()
    flags = [flag for flag in store.rows(book.db, "flags", "week-one") if flag.kind == "copy"]
    assert {flag.student for flag in flags} == {"ada", "ben"} and len(flags) == 2
    words = Page((book.out / "class.html").read_text()).words.lower()
    assert "shares 100% of its own code with the notebook of ben" in words
    assert "it proves nothing" in words
    assert not re.search("cheat|plagiar|copied", words)
    assert "shares" not in book.page("cleo").replace("The shares", "")


def test_texts_of_the_same_words_are_flagged_and_said_where_they_are_read(book):
    words = "The weights add up to one, so the last is given."
    for student, answer in (("ada", words), ("ben", words.upper()), ("cleo", "Because.")):
        book.student(student, answer=answer)
    book.student("dan", answer="Because.")  # so short a text is nobody's own
    book.report()
    flags = [flag for flag in store.rows(book.db, "flags", "week-one") if flag.question == "why"]
    assert [(flag.student, flag.kind, flag.words) for flag in flags] == [
        ("ada", "copy", "the text has the words of ben"),
        ("ben", "copy", "the text has the words of ada"),
    ]
    page = Page((book.out / "texts.html").read_text()).words
    assert page.count("The same words as in the text of") == 2


# ---- points without a notebook ----


def test_points_for_what_came_on_paper_make_a_total_and_a_page(book):
    book.student("ada")
    book.roster += [Student("ben", "Ben"), Student("cleo", "Cleo")]
    for student, question, points in (("ben", "shares", 4.0), ("ben", "why", 2.0)):
        by_hand.mark(book.db, "week-one", student, question, points, "On paper.", book.roster)
    book.report()
    assert [(r["total"], r["to mark"], r["flags"]) for r in book.grades()][1:] == [
        ("6", "0", "absent"),
        ("", "", "absent"),
    ]
    page = Page(book.page("ben")).words
    assert "6 of 9.5 points" in page and "4 / 5" in page and "On paper." in page
    assert "a human gave these points" in page and "Which one?" not in page
    assert "ben" in Page((book.out / "class.html").read_text()).words
    assert "absent (marked)" in (book.out / "class.html").read_text()


def test_points_for_paper_do_not_count_for_a_text_that_comes_later(book):
    book.student("ada")
    book.roster.append(Student("ben", "Ben"))
    for question in ("shares", "why"):
        by_hand.mark(book.db, "week-one", "ben", question, 1.0, "", book.roster)
    book.student("ben", right=(True, True, True))
    book.report()
    found = {row[:2]: row[2] for row in store.grades(book.db, "week-one")}
    assert (found["ben", "shares"], found["ben", "why"]) == (1.0, None)
    kinds = [flag.kind for flag in store.rows(book.db, "flags", "week-one", "ben")]
    assert "marked" in kinds  # the points for the code still stand


def test_who_is_excused_has_no_total_and_reads_why(book):
    book.student("ada")
    book.roster.append(Student("ben", "Ben"))
    for student in ("ada", "ben"):
        excuse.excuse(book.db, "week-one", student, "Ill <b>in</b> May.")
    book.report()
    assert [(r["total"], r["to mark"]) for r in book.grades()] == [("", ""), ("", "")]
    assert [row["flags"] for row in book.grades()] == ["excused", "excused"]
    page = Page(book.page("ada")).words
    assert "You are excused from this set. Ill <b>in</b> May." in page and "shares" not in page
    assert excuse.take_back(book.db, "week-one", "ben").startswith("ben is not excused")
    with pytest.raises(ValueError, match="'ben' was not excused"):
        excuse.take_back(book.db, "week-one", "ben")
    book.report()
    assert [row["flags"] for row in book.grades()] == ["excused", "absent"]


def test_a_flag_that_points_by_hand_have_answered_is_told_and_stands_last(book):
    for student in ("ada", "ben", "cleo"):
        book.student(student, source=f"{student} = 1")
        book.flag(student, f"too long for {student}")
    by_hand.mark(book.db, "week-one", "ada", "shares", 2.0, "")
    before = records.Mark("ben", "week-one", "shares", 2.0, "", records.seen_file("earlier"))
    with book.db:
        store.add(book.db, "marks", [before])
    book.report()
    page = (book.out / "class.html").read_text()
    words = Page(page).words
    assert page.count("(marked)") == 1 and "1 of 4 were marked by hand since" in words
    assert words.index("too long for cleo") < words.index("too long for ada")


# ---- texts ----


def fill(book, **points):
    """Fill texts.csv as a human would, {student: cells of the rubric and the comment}."""
    with (book.out / "texts.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    for line in rows:
        line[4:] = points.get(uncell(line[0]), line[4:])
    path = book.out / "filled.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([header, *rows])
    return path


def test_texts_go_out_and_their_points_come_back(book):
    book.student("ada", answer="=Bayes, because\nit divides")
    book.student("ben")
    book.report()
    with (book.out / "texts.csv").open(encoding="utf-8-sig", newline="") as file:
        header, ada, _ = csv.reader(file)
    assert header[4:] == [
        "why: names Bayes' rule (0 to 2)",
        "why: =says, why (0 to 1.5)",
        "comment",
    ]
    assert ada[:4] == ["ada", "why", "4", "'=Bayes, because\nit divides"]
    assert read_back(book.db, ASSIGNMENT, fill(book, ada=["2", "0,5", "=Good."]))
    book.report()
    page = Page(book.page("ada")).words
    assert "8.5 of 9.5 points" in page
    assert "names Bayes' rule: 2 of 2\n=says, why: 0.5 of 1.5\n=Good." in page
    assert "still to be read" in book.page("ben")
    known = read_marks(book.out / "texts.csv", ASSIGNMENT, store.rows(book.db, "texts", "week-one"))
    assert known == store.rows(book.db, "marks", "week-one")  # the new table holds them


def test_points_are_not_read_onto_another_text_than_the_one_in_the_table(book):
    book.student("ada", answer="=Bayes, because\r\nit\tdivides; -1\u202e" + " and" * 9000)
    book.student("ben", answer="")
    book.report()
    filled = fill(book, ada=["2", "1", ""], ben=["0", "0", "You left it empty."])
    assert len(read_marks(filled, ASSIGNMENT, store.rows(book.db, "texts", "week-one"))) == 2
    newer = records.Answer("ben", "week-one", "why", "Here it is.", 3, 3.5)
    with book.db:
        store.add(book.db, "texts", [newer])
    said = "row 3: the text of 'ben' has changed since this table was written; empty"
    with pytest.raises(ValueError, match=said):
        read_back(book.db, ASSIGNMENT, filled)
    assert store.rows(book.db, "marks", "week-one") == []
    rest = filled.with_name("rest.csv")
    rest.write_text(filled.read_text().replace(";answer;", ";read;"))
    with pytest.raises(ValueError, match="row 2: the column “answer” is not there any more"):
        read_back(book.db, ASSIGNMENT, rest)
    left = fill(book, ada=["2", "1", ""])  # a line that is left for later is no matter
    assert read_back(book.db, ASSIGNMENT, left) == [f"1 marks read from {left}"]


def test_a_renewed_text_waits_again_and_its_earlier_points_are_told(book):
    book.student("ada", answer="First.")
    book.report()
    fill(book, ada=["2", "1", "Good."]).replace(book.out / "texts.csv")
    read_back(book.db, ASSIGNMENT, book.out / "texts.csv")
    newer = records.Answer("ada", "week-one", "why", "Second.", 1, 3.5)
    with book.db:
        store.add(book.db, "texts", [newer])
    assert book.report()[-1].endswith("texts.csv")  # its points were read, so it is written anew
    assert "Second." in book.page("ada") and "Good." not in book.page("ada")
    assert "still to be read" in book.page("ada")
    assert [(row["why"], row["to mark"]) for row in book.grades()] == [("", "1")]
    (line,) = read_csv(book.out / "texts.csv")
    assert list(line.values())[3:] == ["Second.", "", "", "Your earlier text had 3 of 3.5 points."]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["3", "1", ""], "“names Bayes' rule” is '3'; a number from 0 to 2 is wanted"),
        (["-1", "1", ""], "a number from 0 to 2"),
        (["good", "1", ""], "a number from 0 to 2"),
        (["nan", "1", ""], "a number from 0 to 2"),
        (["1", "", ""], "“=says, why” is ''"),
    ],
)
def test_points_that_cannot_be_are_told_and_nothing_is_taken(book, cells, said):
    book.student("ada")
    book.student("ben")
    book.report()
    path = fill(book, ada=["1", "1", ""], ben=cells)
    with pytest.raises(ValueError, match="nothing was taken") as error:
        read_back(book.db, ASSIGNMENT, path)
    assert "row 3: " in str(error.value) and said in str(error.value)
    assert store.rows(book.db, "marks", "week-one") == []


def test_points_for_a_stranger_are_refused(book):
    book.student("ada")
    book.report()
    with pytest.raises(ValueError, match="no student 'ada' with a question 'why'"):
        read_marks(fill(book, ada=["1", "1", ""]), ASSIGNMENT, [])


def test_a_table_with_points_that_were_not_read_is_never_overwritten(book):
    book.student("ada")
    book.report()
    fill(book, ada=["2", "1", ""]).replace(book.out / "texts.csv")
    before = (book.out / "texts.csv").read_bytes()
    said = book.report()
    assert (book.out / "texts.csv").read_bytes() == before
    assert said[-1].endswith("give it to --texts")
    read_back(book.db, ASSIGNMENT, book.out / "texts.csv")
    assert book.report()[-1].endswith("texts.csv")


@pytest.mark.parametrize("comment", ["good; = 2", "-\tfirst\n- second", "3,50"])
def test_a_table_that_was_read_is_written_anew_whatever_its_cells_hold(book, comment):
    book.student("ada")
    book.report()
    for _ in range(2):  # as the teacher wrote it, and as report did
        fill(book, ada=["2,0", "0,50", comment]).replace(book.out / "texts.csv")
        read_back(book.db, ASSIGNMENT, book.out / "texts.csv")
        assert book.report()[-1].endswith("texts.csv")
    assert comment in Page(book.page("ada")).words


def test_the_page_of_texts_shows_rubric_and_answers_without_names(book):
    book.student("ada", "Ada Lovelace", answer="word " * 90)
    book.report()
    words = sound((book.out / "texts.html").read_text()).words
    assert "names Bayes' rule: 2" in words and "ada · 90 words (too long)" in words
    assert "Lovelace" not in words


# ---- the command ----


def command(tmp_path, capsys, *arguments) -> str:
    """What the command says when it stops."""
    with pytest.raises(SystemExit) as stopped:
        main(["a-one-week", *arguments, "--submissions", str(tmp_path / "submissions")])
    assert stopped.value.code == 2
    return capsys.readouterr().err


def test_a_folder_without_a_gradebook_is_told_and_no_class_is_made(tmp_path, capsys):
    said = command(tmp_path, capsys, "--from", str(tmp_path / "nowhere"))
    assert f"--from {tmp_path / 'nowhere'}: no gradebook.sqlite there; run emgrade collect" in said
    assert list(tmp_path.iterdir()) == []


def test_two_classes_are_not_mixed(book, tmp_path, capsys):
    sent = records.Submission("ada", "a-one-week", "abc", 0.0, "no/such", "2026-11-20")
    with book.db:
        store.add(book.db, "submissions", [sent])
    folder = tmp_path / "submissions" / "a-one-week"
    folder.mkdir(parents=True)
    (folder / "roster.csv").write_text("id,name\nben,Ben\n")
    said = command(tmp_path, capsys, "--from", str(tmp_path))
    assert "nobody in its gradebook is on the roster" in said and "--submissions" in said
    assert not (tmp_path / "a-one-week").exists()


def test_the_books_address_is_read_from_its_one_place(tmp_path):
    config = tmp_path / "_config.yml"
    assert address(config) == ""
    config.write_text('sphinx:\n  config:\n    publication:\n      address: ""   # https://…\n')
    assert address(config) == ""
    config.write_text('      address: "https://example.org/em/"   # of the site\n')
    assert address(config) == "https://example.org/em/notebooks"


def test_the_grades_of_a_sheet_are_those_of_the_gradebook(book):
    book.student("ada", right=(True, False, True))
    _, rows = grades(ASSIGNMENT, sheets(book.db, ASSIGNMENT, book.roster))
    assert rows == [["ada", "Name of ada", "", 2, 1, "", 3, 9.5, 1, "", ""]]
