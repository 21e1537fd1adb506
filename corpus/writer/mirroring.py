"""What a mirror site makes of a page: traditional characters, some with their sound behind them; and the way back."""

import re
import tomllib
from importlib.resources import files


def _read_mirror() -> tuple[dict[int, str], dict[str, str]]:
    """The traditional form of each simplified character, and the sound of each traditional one."""
    table = tomllib.loads((files("corpus") / "grammars" / "mirror.toml").read_text("utf-8"))["characters"]
    told = {simple: both.split() for simple, both in table.items()}
    return str.maketrans({simple: full for simple, (full, _) in told.items()}), dict(told.values())


_TRADITIONAL, SOUNDS = _read_mirror()
_SIMPLIFIED = {ord(full): chr(simple) for simple, full in _TRADITIONAL.items()}
_SOUND = re.compile(rf"\((?:{'|'.join(sorted(set(SOUNDS.values()), reverse=True))})\)")


def mirror(text: str) -> str:
    """The traditional forms of a mirror site."""
    return text.translate(_TRADITIONAL)


def unmirror(text: str) -> str:
    """What a mirror site's characters stand for, to find words in them; some of them stand for several.

    >>> unmirror(mirror("已建成通车，正式启用")), unmirror("項(xiàng)目總(zǒng)投資(zī)")
    ('已建成通车，正式启用', '项目总投资')
    """
    return without_sounds(text).translate(_SIMPLIFIED)


def without_sounds(text: str) -> str:
    """The text without the pinyin that a mirror site puts behind its characters."""
    return _SOUND.sub("", text)
