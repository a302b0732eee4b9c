"""Reading a story with choices."""

from loa.reading.reader import read
from loa.reading.scenes import reached_from

STORY = """\
/// scenes

### Đầu {#canh-dau}

Kể.

- [Hỏi](#canh-hoi)
- [Vòng lại](#canh-dau)

### Hỏi {#canh-hoi .ket-tot}

Tốt. Xem thêm:

- [Cha mẹ](cha-me.md)

### Lạc {#canh-lac}

Không ai đến.

///
"""


def test_a_scene_without_choices_is_an_ending_and_links_to_pages_are_none() -> None:
    (story,) = read(STORY).stories
    assert [(one.id, one.title, one.is_ending, one.is_good) for one in story] == [
        ("canh-dau", "Đầu", False, False),
        ("canh-hoi", "Hỏi", True, True),
        ("canh-lac", "Lạc", True, False),
    ]
    assert story[0].choices == (("canh-hoi", 6), ("canh-dau", 7))


def test_what_can_be_reached() -> None:
    (story,) = read(STORY).stories
    assert reached_from(story, "canh-dau") == {"canh-dau", "canh-hoi"}
    assert reached_from(story, "canh-lac") == {"canh-lac"}


def test_only_whole_blocks_are_read_and_no_examples() -> None:
    body = "Chữ.\n\n/// scenes\n\nMột\n\n///\n\n    /// scenes\n    ///\n\n/// listing\n///\n"
    assert [(use.name, use.line) for use in read(body).uses] == [("scenes", 2), ("listing", 11)]
    assert read(body).stories == ((),)
