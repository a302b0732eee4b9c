"""A start page leads to the portal beside it and nowhere else."""

import pytest

from loa.packs.start_page import leads_to

OWN = '<a href="cong-1/data/index.html">Mở</a>'


def refresh(content: str) -> bytes:
    return f'<meta http-equiv="refresh" content="{content}">{OWN}'.encode()


@pytest.mark.parametrize(
    "page",
    [OWN.encode(), refresh("0;url=cong-1/data/index.html"), f"{OWN} <a href='tel:1'>".encode()],
)
def test_it_may_open_the_portal_and_dial(page: bytes) -> None:
    assert leads_to(page, "cong-1")


@pytest.mark.parametrize(
    "content",
    [
        "0;url=https://vi.du/",
        "0;url=cong-2/data/index.html",
        "5;url=cong-1/data/index.html",
        "0",
        "",
    ],
)
def test_it_goes_nowhere_else_by_itself(content: str) -> None:
    assert not leads_to(refresh(content), "cong-1")


def test_a_page_without_the_way_is_none() -> None:
    assert not leads_to(b"<p>Loa</p>", "cong-1")
