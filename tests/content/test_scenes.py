"""Reading a story with choices."""

from loa.content.markup import parsed
from loa.content.scenes import blocks_of_scenes, reached_from, scenes_of

STORY = """\
### Đầu {#canh-dau}

Kể.

- [Hỏi](#canh-hoi)
- [Vòng lại](#canh-dau)

### Hỏi {#canh-hoi .ket-tot}

Tốt. Xem thêm:

- [Cha mẹ](cha-me.md)

### Lạc {#canh-lac}

Không ai đến.
"""


def test_a_scene_without_choices_is_an_ending_and_links_to_pages_are_none() -> None:
    found = scenes_of(parsed(STORY))
    assert [(scene.id, scene.title, scene.is_ending, scene.is_good) for scene in found] == [
        ("canh-dau", "Đầu", False, False),
        ("canh-hoi", "Hỏi", True, True),
        ("canh-lac", "Lạc", True, False),
    ]
    assert [choice.target for choice in found[0].choices] == ["canh-hoi", "canh-dau"]


def test_what_can_be_reached() -> None:
    found = scenes_of(parsed(STORY))
    assert reached_from(found, "canh-dau") == {"canh-dau", "canh-hoi"}
    assert reached_from(found, "canh-lac") == {"canh-lac"}


def test_only_whole_blocks_are_read_and_no_examples() -> None:
    body = "Chữ.\n\n/// scenes\n\nMột\n\n///\n\n    /// scenes\n    ///\n\n/// listing\n///\n"
    assert list(blocks_of_scenes(body)) == ["\nMột\n\n"]
