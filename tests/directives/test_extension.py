"""What the Markdown extension does to a page beside directives."""

import pytest

from loa.integrations.portal import Portal
from portals import MakePortal, page_text


@pytest.mark.parametrize("mark", [" ", "x"])
def test_the_box_of_a_task_is_hidden_from_screen_readers(
    make_portal: MakePortal, mark: str
) -> None:
    root = make_portal({"mot.md": page_text("Một", f"- [{mark}] Gọi về nhà\n")})
    portal = Portal.load(root)
    page = portal.library.get("mot.md")
    assert page is not None
    assert '<input aria-hidden="true" type="checkbox" disabled' in portal.render(page)
