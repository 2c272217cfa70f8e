"""The run ends with a verdict that is true and a count that a machine can read."""

import run_checks
from run_checks import Result


def last_lines(**results):
    return "\n".join(run_checks.summary(results)).splitlines()[-2:]


def test_the_counts_of_the_parts_are_added_up():
    lines = last_lines(style=Result(2), units=Result(40, 0, 3), site=Result(5))
    assert lines == ["PASS: everything holds", "47 passed, 0 failed, 3 skipped"]


def test_one_failure_is_the_verdict():
    assert last_lines(style=Result(1, 1), units=Result(40)) == [
        "FAIL: 1 failed",
        "41 passed, 1 failed",
    ]


def test_what_was_not_run_is_named():
    verdict, _ = last_lines(units=Result(1), site=Result(note="not run: no Chromium"))
    assert verdict == "PASS: everything holds, except what was not run: site"


def test_no_browser_is_no_failure_at_home_and_one_under_ci(monkeypatch):
    monkeypatch.setattr(run_checks.chromium, "find", lambda: None)
    monkeypatch.delenv("CI", raising=False)
    assert run_checks.site().failed == 0
    monkeypatch.setenv("CI", "true")
    assert run_checks.site().failed == 1
    assert run_checks.site().note.startswith("not run")


def test_without_a_book_the_site_fails_in_one_line(monkeypatch, tmp_path):
    monkeypatch.setattr(run_checks.chromium, "find", lambda: "/bin/chromium")
    monkeypatch.setattr(run_checks, "ROOT", tmp_path)
    assert run_checks.site() == Result(failed=1, note="not run: no book")


def test_the_exit_status_tells_whether_anything_failed(monkeypatch, tmp_path):
    monkeypatch.setattr(run_checks, "RESULTS", tmp_path)
    for failed in (0, 1):

        def part(failed=failed):
            return Result(1, failed)

        monkeypatch.setattr(run_checks, "GROUPS", [[part]])
        assert run_checks.main([]) == failed


def test_a_crash_with_no_failed_test_is_a_failure(monkeypatch, tmp_path):
    monkeypatch.setattr(run_checks, "RESULTS", tmp_path)
    monkeypatch.setattr(run_checks, "run", lambda command: 3)
    assert run_checks.pytest_part("units").failed == 1


def test_a_report_is_counted(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite tests="9" failures="1" errors="1" skipped="2"/></testsuites>'
    )
    assert run_checks.counts(report) == (5, 2, 2)
