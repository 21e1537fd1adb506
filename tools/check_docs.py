"""The documents against the code: what they name exists.

Looked at are README*.md, CONTRIBUTING*.md and docs/*.md. In them must exist

- every relative link, and the heading that it points at;
- every path in backticks that begins with one of our folders (`*` and `…` stand for anything, `<name>` too),
  and every bare file name in backticks that ends in .toml or .py;
- every `make target` and every `taizhang subcommand`, in backticks or at the start of a line of a code block.

A document about what is still to be built says so: `<!-- not yet: taizhang serve, make soak -->` anywhere in it lets
those names pass in that document, until they exist: then the comment has to go. The two READMEs have the same headings.
"""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = ("pipeline", "extractors", "schemas", "corpus", "tests", "tools", "docs", "benchmarks", ".ci")
PLACEHOLDER = re.compile(r"<[^<>]*>|…")

FENCE = re.compile(r"^ *(```|~~~).*?^ *\1 *$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)|!\[[^\]\n]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^(#{1,6}) +(.+?) *#*$", re.MULTILINE)
NOT_YET = re.compile(r"<!-- not yet: (.*?) -->", re.DOTALL)
PATH = re.compile(r"^[\w.\-/*…<>]+$")
COMMAND = re.compile(r"^(?:\$ )?(?:\.venv/bin/)?(make|taizhang) ([a-z][a-z-]*)\b(?!\.)")


def main() -> int:
    """1 when a document names what is not there."""
    wrong = [f"{path.relative_to(ROOT)}: {what}" for path in documents(ROOT) for what in check_document(path, ROOT)]
    wrong += check_twins(ROOT)
    for sentence in wrong:
        print(sentence)
    return int(bool(wrong))


def documents(root: Path) -> list[Path]:
    """The documents that are looked at."""
    return [path for pattern in ("README*.md", "CONTRIBUTING*.md", "docs/*.md") for path in sorted(root.glob(pattern))]


def check_document(path: Path, root: Path) -> list[str]:
    """What a document names that does not exist, and what it calls missing though it exists."""
    text = path.read_text(encoding="utf-8")
    comments = NOT_YET.findall(text)
    expected = {name.strip() for names in comments for name in names.replace("\n", " ").split(",")}
    names = find_names(NOT_YET.sub("", text))
    missing = {name for name in names if not exists(name, root)}
    wrong = [f"`{name}` does not exist" for name in names if name in missing - expected]
    wrong += [f"`{name}` is called missing, but it exists" for name in sorted(expected) if exists(name, root)]
    return wrong + check_links(text, path)


def find_names(text: str) -> list[str]:
    """The names of a document that can be looked up, in order, each once.

    >>> find_names("`make demo` reads `corpus/<genre>/` and `units.toml`, not `A/B`; `taizhang --help`")
    ['make demo', 'corpus/<genre>/', 'units.toml']
    """
    blocks = [line.strip() for block in FENCE.finditer(text) for line in block.group().split("\n")]
    names = {}
    for code in [*CODE.findall(FENCE.sub("", text)), *blocks]:
        if command := COMMAND.match(code):
            names[f"{command[1]} {command[2]}"] = True
    for code in CODE.findall(FENCE.sub("", text)):
        ours = code.split("/")[0] in OURS and "/" in code
        if PATH.match(code) and (ours or re.fullmatch(r"[\w-]+\.(toml|py)", code)):
            names[code] = True
    return list(names)


def exists(name: str, root: Path) -> bool:
    """Whether the repository has a path, target or subcommand of this name."""
    kind, _, word = name.partition(" ")
    if word:
        return word in make_targets(root) if kind == "make" else is_subcommand(word, root)
    pattern = PLACEHOLDER.sub("*", name).rstrip("/")
    if "/" in pattern or pattern in OURS:
        return any(root.glob(pattern))
    return root.joinpath(pattern).exists() or any(any(root.joinpath(room).rglob(pattern)) for room in OURS)


@cache
def make_targets(root: Path) -> frozenset[str]:
    """The targets of the Makefile."""
    return frozenset(re.findall(r"^([a-z-]+):", root.joinpath("Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@cache
def is_subcommand(word: str, root: Path) -> bool:
    """Whether the command line answers for this word; asked of the program itself, however it is built."""
    command = [sys.executable, "-m", "taizhang", word, "--help"]
    return subprocess.run(command, cwd=root, capture_output=True, stdin=subprocess.DEVNULL, check=False).returncode == 0


def check_links(text: str, path: Path) -> list[str]:
    """The relative links of a document that lead nowhere."""
    wrong = []
    for match in LINK.finditer(FENCE.sub("", text)):
        link = match[1] or match[2]
        if re.match(r"[a-z][a-z+.-]*:", link):
            continue
        file, _, anchor = link.partition("#")
        target = path.parent.joinpath(file) if file else path
        if not target.exists():
            wrong.append(f"the link {link} leads nowhere")
        elif anchor and target.suffix == ".md" and anchor not in anchors(target.read_text(encoding="utf-8")):
            wrong.append(f"the link {link} points at no heading")
    return wrong


def anchors(text: str) -> set[str]:
    """The anchors that a code host makes of a document's headings.

    >>> sorted(anchors("# What it is\\n\\n## 用法 `make demo`"))
    ['what-it-is', '用法-make-demo']
    """
    headings = [title for _, title in HEADING.findall(FENCE.sub("", text))]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}


def check_twins(root: Path) -> list[str]:
    """Whether the Chinese README has the outline of the English one."""
    twins = [root / "README.md", root / "README.zh.md"]
    if not all(twin.exists() for twin in twins):
        return []
    outlines = [[level for level, _ in HEADING.findall(FENCE.sub("", t.read_text(encoding="utf-8")))] for t in twins]
    return (
        [] if outlines[0] == outlines[1] else ["README.md and README.zh.md: their headings differ in number or level"]
    )


if __name__ == "__main__":
    sys.exit(main())
