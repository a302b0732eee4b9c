"""Nobody is recognisable on a page unless they agreed on paper or an editor says why it is safe."""

from collections.abc import Iterator
from datetime import date, timedelta

from loa.checks.passages import passages
from loa.checks.registry import checker
from loa.content.consents import records_of
from loa.content.kinds import VideoMeta
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem, nearest
from loa.safety.folding import read_as, same_words
from loa.safety.people import Detail, details_in, stories_in

_NAMES = {
    "identity-number": "số giấy tờ của một người",
    "named-person": "tên kèm tuổi hay năm sinh của một người",
    "small-place": "tên thôn bản đi cùng một vụ việc",
    "aged-victim": "tuổi của một người bị hại",
    "e-mail": "địa chỉ thư điện tử",
    "story": "lời tự kể của người trong cuộc",
}
_SOON = timedelta(days=30)
_HINT = (
    "Bỏ chi tiết ấy, hoặc viết về kiểu việc thay cho một người. Chắc chắn không ai bị nhận ra thì"
    " ghi ở đầu trang: exceptions: [{{text: “{}”, why: …}}]"
)


@checker
def check_people(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Words that point at one person are cleared by a consent or by an editor's reason."""
    cleared = [same_words(one.text) for one in page.meta.exceptions]
    for line, detail in dict.fromkeys(_details(page, library)):
        words = same_words(detail.words)
        if any(one in words or words in one for one in cleared if one):
            continue
        shown = detail.words if len(detail.words) <= 60 else f"{detail.words[:57]}…"
        message = f"“{shown}” có vẻ là {_NAMES[detail.kind]}."
        yield Problem(page.path, line, "private-detail", message, _HINT.format(shown))


def _details(page: ContentPage, library: Library) -> Iterator[tuple[int, Detail]]:
    for line, sentence in passages(page, library.registries):
        yield from ((line, detail) for detail in details_in(read_as(sentence)))
    start = 0
    for block in page.body.split("\n\n"):
        if ">" in block or "“" in block or '"' in block:
            told = "\n".join(read_as(row) for row in block.split("\n"))
            yield from ((page.body_line(start), detail) for detail in stories_in(told))
        start += block.count("\n") + 2


@checker
def check_records(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A consent that a page names is in the registry."""
    known = library.registries.consents
    named = [("consent", n, one.record) for n, one in enumerate(page.meta.consent)]
    named += [("exceptions", n, one.consent) for n, one in enumerate(page.meta.exceptions)]
    for field, index, record in named:
        if record and record not in known:
            message = f"Sổ giấy đồng ý không có mã “{record}”."
            hint = nearest(record, known) or "Thêm giấy ấy vào docs/_data/consents.yml."
            line = page.line(field, index)
            yield Problem(page.path, line, "consent-unknown", message, hint)


def check_consents(library: Library, today: date) -> Iterator[Problem]:
    """What rests on a consent that was taken back or has ended, on the day of the build."""
    for page in library.pages:
        scenes = page.meta.scenes if isinstance(page.meta, VideoMeta) else []
        in_clip = {scene.picture for scene in scenes}
        for line, image, record in records_of(page, library):
            if record.withdrawn:
                before = record.withdrawn.isoformat()
                packs = (
                    f"Bản USB làm trước đó còn giữ: “loa pack outdated SỔ --made-before {before}”."
                )
                if image and image not in in_clip:
                    message = f"Giấy “{record.id}” đã rút: ảnh “{image}” không còn trên trang."
                    hint = f"Xóa ảnh khỏi bài và khỏi docs. {packs}"
                    yield Problem(page.path, line, "consent-withdrawn", message, hint, "warning")
                else:
                    message = f"Giấy “{record.id}” đã rút, mà trang còn kể hay còn chiếu."
                    hint = f"Bỏ phần ấy ngay. {packs}"
                    yield Problem(page.path, line, "consent-withdrawn", message, hint)
            elif record.expires and record.expires < today:
                message = f"Giấy “{record.id}” hết hạn ngày {record.expires.isoformat()}."
                hint = "Xin giấy mới, hoặc bỏ phần ấy khỏi trang."
                yield Problem(page.path, line, "consent-ended", message, hint)
            elif record.expires and record.expires <= today + _SOON:
                message = f"Giấy “{record.id}” sắp hết hạn, ngày {record.expires.isoformat()}."
                hint = "Xin giấy mới trước ngày ấy."
                yield Problem(page.path, line, "consent-ended", message, hint, "warning")
