"""Which urgent notices a build of a day puts into its pages."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.config import load_config

from loa.artifacts import Manifest
from loa.integrations.portal import Portal
from loa.integrations.theme import SiteContext
from portals import ROOT, write_portal

NOTICE = """\
notices:
  - id: rao-viec
    severity: urgent
    begin: 2026-07-10
    end: 2026-07-20
    texts: [{language: vi, text: "Có lời rao việc giả."}]
    approved_by: [{name: Hoa, on: 2026-07-10}, {name: Ba, on: 2026-07-10}]
"""


@pytest.mark.parametrize(
    ("day", "shown"),
    [(9, [False]), (10, [True]), (11, [True]), (19, [True]), (20, [True]), (21, [])],
)
def test_it_is_ready_before_its_first_day_and_gone_after_its_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: int, shown: list[bool]
) -> None:
    noon = datetime(2026, 7, day, 5, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    root = write_portal(tmp_path / "portal", {})
    (root / "docs/_data/notices.yml").write_text(NOTICE, "utf-8")
    portal = Portal.load(root)
    config = load_config(str(root / "mkdocs.yml"))
    site = SiteContext(portal, portal.render_context(Manifest()), config, False).of_site()
    assert [one["is_begun"] for one in site["notices"]] == shown


@pytest.mark.parametrize(
    ("tag", "until"),
    [
        ("vi", "Tin này có giá trị đến hết ngày 5/3/2027"),
        ("zh-Hant", "此訊息有效期至 2027 年 3 月 5 日"),
    ],
)
def test_without_scripts_the_last_day_is_said_as_the_language_says_days(
    tag: str, until: str
) -> None:
    env = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=False)
    env.filters["url"] = str
    page = env.from_string(
        '{% import "partials/strings.html" as strings with context %}'
        '{% set ui_tag = tag %}{% include "partials/loa/notices.html" %}'
    )
    notice = {"id": "a", "text": "x", "tag": tag, "last_day": date(2027, 3, 5)}
    assert f">{until}</p></noscript>" in page.render(tag=tag, loa={"notices": [notice]})
