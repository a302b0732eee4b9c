"""Inline references print what the registry lets out, and say why otherwise."""

import pytest

from loa.content.references import Refused, Resolved, resolve
from loa.content.registries import Registries, load_registries
from loa.reading.reader import read
from portals import ROOT


@pytest.fixture(scope="module")
def registries() -> Registries:
    found, problems = load_registries(ROOT / "docs")
    assert problems == []
    return found


@pytest.mark.parametrize(
    ("kind", "key", "label", "text", "href"),
    [
        ("helpline", "h111", None, "111", "tel:111"),
        ("helpline", "h111", "gọi 111", "gọi 111", "tel:111"),
        ("helpline", "mfa1", None, "+84 981 84 84 84", "tel:+84981848484"),
        ("law", "L53", None, "Luật Phòng, chống mua bán người 53/2024/QH15", ""),
        ("law", "L53", "Điều 3", "Điều 3 Luật Phòng, chống mua bán người 53/2024/QH15", ""),
    ],
)
def test_resolved(
    registries: Registries, kind: str, key: str, label: str | None, text: str, href: str
) -> None:
    found = resolve(kind, key, label, registries)
    assert isinstance(found, Resolved)
    assert (found.kind, found.text, found.href) == (kind, text, href)


@pytest.mark.parametrize(
    ("kind", "key", "refused"),
    [
        (
            "phone",
            "h111",
            Refused(
                "unknown-reference",
                "Không có loại tham chiếu “phone”.",
                "Chọn một trong: agency, helpline, law, phrase.",
            ),
        ),
        (
            "helpline",
            "111",
            Refused(
                "unknown-reference",
                "Sổ đăng ký “helplines” không có mã “111”.",
                "Có phải ý bạn là “h111”?",
            ),
        ),
        (
            "law",
            "TT120",
            Refused(
                "unpublished-reference",
                "Mục “TT120” chưa được phép đăng (publish: no).",
                "Bỏ khỏi trang, hoặc xác nhận rồi đổi publish trong sổ đăng ký.",
            ),
        ),
    ],
)
def test_refused(registries: Registries, kind: str, key: str, refused: Refused) -> None:
    assert resolve(kind, key, None, registries) == refused


def test_an_agency_that_ended_is_named_as_former(registries: Registries) -> None:
    ended = next(one for one in registries.agencies.values() if one.valid_to)
    found = resolve("agency", ended.id, None, registries)
    assert isinstance(found, Resolved)
    assert found.text == f"{ended.name} (trước đây)"


def test_a_reading_has_their_lines_and_labels() -> None:
    body = "Gọi [[helpline:h111]].\n\n[[law:L53|Điều 3]] và [[agency:so-y-te]]\n[[ không ]]"
    found = [(one.line, one.kind, one.key, one.label) for one in read(body).references]
    assert found == [
        (0, "helpline", "h111", None),
        (2, "law", "L53", "Điều 3"),
        (2, "agency", "so-y-te", None),
    ]
