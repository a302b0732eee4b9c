"""The portal as data for other programs: lists as JSON, each with its JSON Schema.

`VERSION` grows by one where a field goes away or means something else; new fields may come at any
time. Standard of the schemas: JSON Schema 2020-12.
"""

import json
from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from loa.artifacts import Manifest
from loa.content.history import History
from loa.content.kinds import EventMeta
from loa.content.library import Library
from loa.subscriptions.changes import changes_of

VERSION = 1
FOLDER = f"du-lieu/v{VERSION}"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class PageRow(_Row):
    """A page. Pages for somebody who may be watched are not listed."""

    url: str = Field(description="Address of the page")
    title: str
    description: str
    language: str = Field(description="BCP 47 tag")
    type: str
    audience: list[str]
    topics: list[str]
    license: str = Field(description="SPDX identifier")
    review_status: str = Field(description="draft, or approved by somebody with a document")
    review_by: date = Field(description="Read again before this day")
    changed_date: date


class MaterialRow(_Row):
    """A file to download."""

    url: str
    title: str
    page: str = Field(description="Address of the page that it belongs to")
    language: str
    format: str = Field(description="File ending")
    size: int = Field(description="Bytes")
    sha256: str


class EventRow(_Row):
    """An event of the campaign; `start_date` is missing for days of the lunar calendar."""

    url: str
    title: str
    description: str
    status: str
    start_date: date | None
    end_date: date | None = Field(description="The last day, inclusive")
    lunar_month: int | None
    lunar_day: int | None
    is_yearly: bool
    lead: list[str]


class HelplineRow(_Row):
    """A number to call that somebody with the right to do so cleared for printing."""

    id: str
    number: str
    name: str
    purpose: str | None
    hours: str | None
    cost: str | None
    as_of_date: date | None
    verified_date: date | None = Field(description="When somebody last tried it, if ever")


class AgencyRow(_Row):
    """A body that carries the campaign, while it exists, and who took over."""

    id: str
    name: str
    valid_from_date: date | None
    valid_to_date: date | None
    successor: str | None
    task: str | None


LISTS = {
    "trang": "Trang",
    "tai-lieu": "Tài liệu tải về",
    "su-kien": "Sự kiện",
    "so-dien-thoai": "Số điện thoại",
    "co-quan": "Cơ quan",
}
"""The lists by name, and what each holds in words."""
_ROWS: dict[str, type[_Row]] = {
    "trang": PageRow,
    "tai-lieu": MaterialRow,
    "su-kien": EventRow,
    "so-dien-thoai": HelplineRow,
    "co-quan": AgencyRow,
}


def public_data(
    library: Library, history: History, manifest: Manifest, url: str, day: date
) -> dict[str, bytes]:
    """Lists and schemas by dest_uri. `url` ends with a slash."""
    registries = library.registries
    changes = sorted(changes_of(library, history), key=lambda change: change.page.src_uri)
    pages = {change.page.src_uri: change.page for change in changes}
    tags = {slug: language.tag for slug, language in registries.languages.items()}
    agencies = {
        key: agency for key, agency in registries.agencies.items() if agency.publish == "yes"
    }
    rows: dict[str, Iterable[_Row]] = {
        "trang": [
            PageRow(
                url=url + change.page.url,
                title=change.page.meta.title,
                description=change.page.meta.description,
                language=tags[change.page.written_in],
                type=change.page.meta.type,
                audience=change.page.meta.audience,
                topics=change.page.meta.topics,
                license=change.page.meta.license,
                review_status=change.page.meta.review.status,
                review_by=change.page.meta.review_by,
                changed_date=change.last.date(),
            )
            for change in changes
        ],
        "tai-lieu": [
            MaterialRow(
                url=url + artifact.dest_uri,
                title=artifact.title,
                page=url + pages[artifact.source].url,
                language=tags[artifact.language],
                format=artifact.extension,
                size=artifact.size,
                sha256=artifact.sha256,
            )
            for artifact in manifest
            if artifact.source in pages and artifact.title
        ],
        "su-kien": [
            EventRow(
                url=url + change.page.url,
                title=change.page.meta.title,
                description=change.page.meta.description,
                status=change.page.meta.status,
                start_date=change.page.meta.start,
                end_date=change.page.meta.end or change.page.meta.start,
                lunar_month=change.page.meta.lunar.month if change.page.meta.lunar else None,
                lunar_day=change.page.meta.lunar.day if change.page.meta.lunar else None,
                is_yearly=change.page.meta.recurrence == "yearly"
                or change.page.meta.lunar is not None,
                lead=[key for key in change.page.meta.lead if key in agencies],
            )
            for change in changes
            if isinstance(change.page.meta, EventMeta)
        ],
        "so-dien-thoai": [
            HelplineRow(
                id=helpline.id,
                number=helpline.number or "",
                name=helpline.name,
                purpose=helpline.purpose,
                hours=helpline.hours,
                cost=helpline.cost,
                as_of_date=helpline.as_of,
                verified_date=helpline.verified.on if helpline.verified else None,
            )
            for helpline in registries.published_helplines
        ],
        "co-quan": [
            AgencyRow(
                id=agency.id,
                name=agency.name,
                valid_from_date=agency.valid_from,
                valid_to_date=agency.valid_to,
                successor=agency.successor,
                task=agency.task,
            )
            for agency in agencies.values()
        ],
    }
    files = {}
    for name, rows_of_list in rows.items():
        items = [row.model_dump(mode="json") for row in rows_of_list]
        content = {
            "$schema": f"{url}{FOLDER}/{name}.schema.json",
            "version": VERSION,
            "date": day.isoformat(),
            "license": "CC-BY-SA-4.0",
            "items": items,
        }
        files[f"{FOLDER}/{name}.json"] = _json(content)
        files[f"{FOLDER}/{name}.schema.json"] = _json(_schema(name, url))
    return files


def _schema(name: str, url: str) -> dict[str, object]:
    item = _ROWS[name].model_json_schema()
    fields = {
        "$schema": {"type": "string"},
        "version": {"const": VERSION},
        "items": {"type": "array", "items": item},
        "date": {"type": "string", "format": "date"},
        "license": {"type": "string"},
    }
    return {
        "$schema": _DIALECT,
        "$id": f"{url}{FOLDER}/{name}.schema.json",
        "type": "object",
        "properties": fields,
        "required": sorted(fields),
        "additionalProperties": False,
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
