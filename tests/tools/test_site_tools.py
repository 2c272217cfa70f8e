"""The site is packed to the same bytes whenever it was built, and served to this machine alone."""

import os
import shutil
import subprocess
import zipfile

import pytest

import build_book
import chromium
import site_zip
from notebooks import ROOT


@pytest.fixture
def site(tmp_path):
    site = tmp_path / "html"
    (site / "notebooks").mkdir(parents=True)
    (site / "index.html").write_text("home")
    (site / "notebooks" / "00.html").write_text("zero")
    (site / ".buildinfo").write_text("of another build")
    return site


def test_the_zip_depends_on_the_pages_alone(site, tmp_path):
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    site_zip.pack(site, one)
    os.utime(site / "index.html", (0, 0))
    (site / "index.html").chmod(0o600)
    site_zip.pack(site, two)
    assert one.read_bytes() == two.read_bytes()
    names = zipfile.ZipFile(one).namelist()
    assert names == ["em-step-by-step/index.html", "em-step-by-step/notebooks/00.html"]


def test_the_site_is_served_to_this_machine_alone_on_the_port_that_is_asked_for():
    for arguments, port in (([], "8000"), (["ARGS=8001"], "8001")):
        done = subprocess.run(
            ["make", "-n", "serve", *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert f"http.server --bind 127.0.0.1 --directory _build/html {port}\n" in done.stdout


def test_without_a_site_serve_says_what_to_do(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    command = ["make", "-o", "setup", "serve"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode and "there is no site yet: run make book first" in done.stdout


def test_without_a_site_it_is_said_how_to_build_one(tmp_path, monkeypatch):
    monkeypatch.setattr(site_zip, "SITE", tmp_path)
    assert "run `make book` first" in site_zip.main()


def test_the_systems_chromium_comes_before_playwrights(monkeypatch):
    monkeypatch.setattr(chromium, "playwrights_own", lambda: "own")
    monkeypatch.setattr(chromium.shutil, "which", {"google-chrome": "/bin/chrome"}.get)
    assert chromium.find() == "/bin/chrome"
    monkeypatch.setattr(chromium.shutil, "which", lambda name: None)
    assert chromium.find() == "own"


def test_a_refused_notebook_stops_the_build_before_it_begins(monkeypatch):
    monkeypatch.setattr(build_book.check_stored, "main", lambda names: 1)
    monkeypatch.setattr(build_book.shutil, "rmtree", lambda *args, **kwargs: pytest.fail("built"))
    assert "its notebooks must be mended first" in build_book.main()


def test_a_warning_fails_the_build(monkeypatch, tmp_path):
    monkeypatch.setattr(build_book.check_stored, "main", lambda names: 0)
    monkeypatch.setattr(build_book, "ROOT", tmp_path)
    monkeypatch.setattr(build_book.subprocess, "call", lambda command, cwd: 1)
    assert "every warning above is an error" in build_book.main()
    assert {"-n", "-W", "--keep-going"} <= set(build_book.BUILD)
