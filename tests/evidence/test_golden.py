"""The page of the small report as somebody has looked at it. It fails until the new one has been looked at, too."""

import re
from pathlib import Path

from pipeline.feeds.evidence import evidence_page
from tests.evidence.samples import TEXT, make_report

GOLDEN = Path(__file__).with_name("golden.html")


def golden_page() -> str:
    """The page of the small report with its style, its script and their hashes left out: those have tests of their own."""
    page = evidence_page(make_report(), TEXT)
    page = re.sub(r"<(style|script)>.*?</\1>", r"<\1>…</\1>", page, flags=re.DOTALL)
    return re.sub(r"'sha256-[^']+'", "'sha256-…'", page)


def test_the_page_is_the_one_that_was_looked_at() -> None:
    assert golden_page() == GOLDEN.read_text("utf-8"), (
        "Look at the page (python -m tests.evidence.test_golden writes it whole to out/evidence.html, and the golden one anew), "
        "then see in the diff that nothing else has changed."
    )


if __name__ == "__main__":
    whole = Path("out/evidence.html")
    whole.parent.mkdir(exist_ok=True)
    whole.write_text(evidence_page(make_report(), TEXT), encoding="utf-8", newline="\n")
    GOLDEN.write_text(golden_page(), encoding="utf-8", newline="\n")
