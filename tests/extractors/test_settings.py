"""What a heading says of all under it: one level, one group, or nothing where it names several or a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lexicon import load_lexicon
from extractors.settings import find_level, find_nature, find_setting

SETTINGS = [
    # (heading, level, nature)
    ("省重点项目", "省重点", None),
    ("省重点项目（6个），市级配合", "省重点", None),
    ("自治区重点项目", "省重点", None),
    ("列入省重点项目", "省重点", None),
    ("国家重点项目", "国家重点", None),
    ("市级重点工程", "市重点", None),
    ("州列重点项目", "市重点", None),
    ("盟级重点项目", "市重点", None),
    ("旗重点项目", "县重点", None),
    ("区级重点项目", "县重点", None),
    ("县重点（省重点除外）", "县重点", None),
    ("省级", "省重点", None),
    ("省重点前期项目", "省重点", "前期"),
    ("续建项目", None, "续建"),
    ("新开工项目", None, "新建"),
    ("储备项目", None, "储备"),
    ("签约项目", None, "签约"),
    ("投产一批", None, "投产"),
    # several, or none
    ("省市县三级重点工程", None, None),
    ("续建、新建项目", None, None),
    ("重点项目", None, None),
    ("总体情况", None, None),
    ("", None, None),
    # the word is the tail of another, or of a place
    ("全县重点项目", None, None),
    ("平遥县重点工程", None, None),
    ("长治市重点项目", None, None),
    ("晋城市城区重点项目", None, None),
    ("片区重点项目", None, None),
    ("开发区重点项目", None, None),
    ("市辖区重点项目", None, None),
]


@pytest.mark.parametrize(("heading", "level", "nature"), SETTINGS)
def test_settings(heading: str, level: str | None, nature: str | None) -> None:
    found = find_setting(heading, 0, len(heading), load_lexicon())
    assert found.level is None or found.level.name == level
    assert (found.level is None) == (level is None)
    assert (found.nature.name if found.nature else None) == nature
    assert found.says_something is (level is not None or nature is not None)


@given(st.text(alphabet="省市县区旗州盟国家自治重点级列项目工程全我续新建开、，（）6个", max_size=16))
def test_a_setting_points_at_its_words(heading: str) -> None:
    lexicon = load_lexicon()
    for found in (find_level(heading, 0, len(heading), lexicon), find_nature(heading, 0, len(heading), lexicon)):
        if found is not None:
            assert 0 <= found.start < found.end <= len(heading)
            assert found.name in [
                entry.values.get("level") or entry.values.get("nature")
                for table in ("levels", "natures")
                for entry in lexicon.entries(table)
            ]
