"""The page in a real browser: it reads it as our parser does, and its policy lets its own script run and nothing else.

Part of `make soak`, not of `make test`: a browser is nothing that has to be on a machine.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.feeds.evidence import evidence_page
from schemas import Report
from tests.evidence.pages import Page
from tests.evidence.samples import TEXT, make_report
from tests.evidence.test_hostile import ATTACKS, insert

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
pytestmark = [pytest.mark.soak, pytest.mark.skipif(BROWSER is None, reason="no Chromium here")]


def dump(file: Path, folder: Path) -> str:
    """The page as a browser has it after loading it and running what it may run."""
    options = ["--headless", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")  # root has to
    command = [str(BROWSER), *options, file.as_uri()]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=120)
    return ran.stdout


def opened(report: Report, text: str, folder: Path) -> Page:
    """The page of a report as a browser has it."""
    file = folder / "page.html"
    file.write_text(evidence_page(report, text), encoding="utf-8", newline="\n")
    return Page(dump(file, folder))


def tags(page: Page) -> list[str]:
    return [element.tag for element in page.elements]


def test_the_script_of_the_page_runs(tmp_path: Path) -> None:
    page = opened(make_report(), TEXT, tmp_path)
    (keys,) = page.every("span", "keys")
    assert "hidden" not in keys.attributes
    assert page.leaf_text() == TEXT


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_a_browser_sees_the_attack_as_text_too(attack: str, tmp_path: Path) -> None:
    report, text = insert(attack)
    page = opened(report, text, tmp_path)
    assert page.leaf_text() == text
    assert tags(page) == tags(Page(evidence_page(report, text)))


def test_a_script_that_was_smuggled_in_does_not_run(tmp_path: Path) -> None:
    """The policy holds even where the escaping failed: a page is spoilt on purpose."""
    file = tmp_path / "page.html"
    page = evidence_page(make_report(), TEXT)
    smuggled = '<script>document.title="taken"</script><b onclick="1" style="color:red">x</b>'
    file.write_text(page.replace("<main>", smuggled + "<main>"), encoding="utf-8")
    again = tmp_path / "open.html"
    again.write_text(re.sub(r"<meta http-equiv[^>]*>", "", file.read_text("utf-8")), encoding="utf-8")
    titles = [re.findall("<title>(.*?)</title>", dump(each, tmp_path)) for each in (file, again)]
    assert titles == [["青石县2021年上半年重点项目进展情况：数字出处"], ["taken"]]
