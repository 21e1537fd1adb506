"""A vocabulary is read whole or refused with every slip named."""

import shutil
from pathlib import Path

import pytest

from corpus.world import VocabularyError, load_vocabulary
from tests.corpus_world.worlds import WORDS, few_words

SLIPS = [
    # (file, what stands there, what is put there, what is said of it)
    ("places.toml", 'provinces = ["沅临", ', 'provinces = ["沅临", "沅临", ', "provinces：写了两遍：沅临"),
    ("places.toml", 'cities = ["临沅川", ', 'cities = ["云湖", ', "“云湖”用了两次"),
    ("places.toml", "villages =", "hamlets =", "villages：应是一列词"),
    ("places.toml", "villages =", "hamlets =", "hamlets：不认识这一项"),
    ("places.toml", '"汀原"]', "7]", "provinces：不是一个词：7"),
    ("people.toml", 'titles = ["县长", "局长", "指挥长", "负责人"]', 'titles = "县长"', "titles：应是一列词"),
    ("people.toml", "titles", "titles = ", "people.toml：读不了"),
    ("units.toml", '["{kind}财政局", "{kind}财政局"]', '["{kind}财政局"]', "city：应是 [全称, 简称]"),
    ("units.toml", "{kind}财政局", "{king}财政局", "city：没有 {king}：{king}财政局"),
    ("companies.toml", '"建工"', '" 建工"', "trades：不是一个词：' 建工'"),
    ("kind_road.toml", 'state_kind = "road"', 'state_kind = "street"', "state_kind：只能是 road"),
    ("kind_road.toml", 'state_kind = "road"', "", "state_kind：应是一个词"),
    ("kind_road.toml", "total = [3000, 300000]", "total = [300000, 3000]", "total：应是 [最小, 最大]"),
    ("kind_road.toml", "months = [8, 36]", "months = [8.5, 36]", "months：应是 [最小, 最大]"),
    ("kind_road.toml", "productive = false", "productive = 0", "productive：应是 true 或 false"),
    ("kind_road.toml", "linear = true", "linear = 1", "linear：应是 true 或 false"),
    ("kind_road.toml", "weight = 14", "weight = 0", "weight：应是正整数：0"),
    ("kind_road.toml", "weight = 14", "", "weight：应是正整数"),
    ("projects.toml", '["东区", "西区"]', '["东区"]', "shares：应是 [前一个, 后一个]"),
    ("projects.toml", "private_funds", "funds", "private_funds：应是一列词"),
    ("kind_road.toml", '"{stem}大桥及连接线", ', "", "names：应是 [全名, 简称…]"),
    ("kind_road.toml", '"{brand}大道", ', '"{band}大道", ', "names：没有 {band}：{band}大道"),
    ("kind_road.toml", '"{stem}大桥"]', '"{brand}大桥"]', "names：简称里有全名没有的 {brand}"),
    ("kind_road.toml", '"{stem}大桥"]', '"{stem大桥"]', "names：花括号没有配对：{stem大桥"),
    ("kind_road.toml", 'brands = ["兴禾", "澜城", "观澜", "启明"]', "", "brands：有写法要用，却没有"),
    ("kind_road.toml", '"改建公路{length}', '"改建公路{depth}', "contents：没有 {depth}"),
    ("kind_road.toml", '"改建公路{length}', '"改建公路[{length}', "contents：“[”没有配对"),
    ("kind_road.toml", '"改建公路{length}', '"改建公路<word>{length}', "contents：这里不能引用规则"),
    ("kind_road.toml", 'number = [["座", 1, 12]]', "", "units.number：有写法要用，却没有"),
    ("kind_road.toml", 'number = [["座"', 'area = [["亩", 1, 2]]\nnumber = [["座"', "units.area：没有写法用到"),
    ("kind_road.toml", '["座", 1, 12]', '["座", 12]', "units.number：应是 [单位, 最小, 最大]"),
    ("kind_road.toml", '"主桥", "路基", ', "", "parts：只有 4 个，至少要 5 个"),
    ("kind_road.toml", '"{county}交通运输局"]', '"{city}交通运输局"]', "builders：没有 {city}"),
    ("kind_road.toml", "owners = [", "owner = [", "owners：应是一列词"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the few words."""
    return Path(shutil.copytree(WORDS, tmp_path / "words"))


@pytest.mark.parametrize(("file", "old", "new", "said"), SLIPS)
def test_a_slip_is_named(folder: Path, file: str, old: str, new: str, said: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary(folder)
    assert any(line.startswith(file) and said in line for line in str(caught.value).splitlines()), caught.value


def test_all_slips_are_named_at_once(folder: Path) -> None:
    for file in ("kind_road.toml", "kind_energy.toml"):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace("productive", "fertile"), encoding="utf-8")
    (folder / "people.toml").unlink()
    (folder / "notes.toml").write_text("", encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary(folder)
    said = str(caught.value)
    for line in (
        "缺少 people.toml",
        "notes.toml：不认识这个文件",
        "kind_road.toml productive：应是 true 或 false",
        "kind_energy.toml fertile：不认识这一项",
    ):
        assert line in said.splitlines()


def test_a_folder_without_words_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(VocabularyError, match=r"缺少 places\.toml"):
            load_vocabulary(folder)


def test_the_few_words_are_read() -> None:
    vocabulary = few_words()
    assert {kind.name for kind in vocabulary.kinds} == {"road", "building", "industry", "energy"}
    road = next(kind for kind in vocabulary.kinds if kind.name == "road")
    assert road.works.total == (3000, 300000)
    assert not road.productive
    assert [name.full for name in road.placeless] == ["{brand}大道"]
    assert road.names[0].slots == {"town", "town2"}


def test_a_form_that_brings_the_kind_of_place_takes_the_bare_stem(folder: Path) -> None:
    text = (folder / "kind_road.toml").read_text(encoding="utf-8")
    forms = (
        '["{town}镇至{village}村公路{road}线", "{town}镇公路"], ["{stem}县2023年{stem}{county}危桥改造", "危桥改造"],'
    )
    (folder / "kind_road.toml").write_text(text.replace("names = [", f"names = [{forms}"), encoding="utf-8")
    road = next(kind for kind in load_vocabulary(folder).kinds if kind.name == "road")
    assert road.names[0].full == "{town_bare}镇至{village_bare}村公路{road_bare}线"
    assert road.names[0].slots == {"town", "village", "road"}
    assert road.names[1].full == "{county}{year}年{county}危桥改造"


def test_the_shipped_words_are_read() -> None:
    vocabulary = load_vocabulary()
    assert len(vocabulary.counties) >= 400
    assert len(vocabulary.kinds) >= 12
    for kind in vocabulary.kinds:
        assert len(kind.names) >= 30
        assert sum(len(works.contents) for works in kind.every_works()) >= 15
    assert load_vocabulary() is vocabulary


# --------------------------------------------------------------------------------------------------------------- themes

THEME = """
[[themes]]
of = ["大桥"]
contents = ["建设主桥{length}，桥面宽{area}"]
parts = ["主桥", "引桥", "主墩", "承台", "桥面铺装"]
units = {area = [["米", 12, 40]]}
"""


def test_what_is_built_follows_the_name(folder: Path) -> None:
    text = (folder / "kind_road.toml").read_text(encoding="utf-8").partition("[[themes]]")[0]
    (folder / "kind_road.toml").write_text(text + THEME, encoding="utf-8")
    road = next(kind for kind in load_vocabulary(folder).kinds if kind.name == "road")
    bridge = road.works_of("云溪县乌江大桥工程")
    assert bridge.parts == ("主桥", "引桥", "主墩", "承台", "桥面铺装")
    assert bridge.owners == road.works.owners
    assert [row.unit for row in bridge.units["area"]] == ["米"]
    assert bridge.units["length"] == road.works.units["length"]
    assert road.works_of("云溪县环城路改造工程") is road.works


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('of = ["大桥"]', "", "themes[0] of：应是一列词"),
        ("parts", "part", "themes[0] part：不认识这一项"),
        ("{length}", "{depth}", "themes[0] contents：没有 {depth}"),
        ("area = [[", "capacity = [[", "themes[0] units.capacity：没有写法用到"),
        ("[[themes]]", "[themes]", "themes：应是 [[表]]"),
    ],
)
def test_a_theme_that_does_not_fit_is_refused(old: str, new: str, said: str, folder: Path) -> None:
    text = (folder / "kind_road.toml").read_text(encoding="utf-8").partition("[[themes]]")[0]
    (folder / "kind_road.toml").write_text(text + THEME.replace(old, new), encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary(folder)
    assert any(said in line for line in str(caught.value).splitlines()), caught.value
