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
    model_config = ConfigDict(extra="forbid", frozen=True)


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
    """Lists and schemas by their place in the site. `url` ends with a slash."""
    told = changes_of(library, history)
    pages = sorted(told, key=lambda one: one.page.src_uri)
    known = {one.page.src_uri: one.page for one in pages}
    tags = {slug: one.tag for slug, one in library.registries.languages.items()}
    registries = library.registries
    agencies = {key: one for key, one in registries.agencies.items() if one.publish == "yes"}
    rows: dict[str, Iterable[_Row]] = {
        "trang": [
            PageRow(
                url=url + one.page.url,
                title=one.page.meta.title,
                description=one.page.meta.description,
                language=tags[one.page.written_in],
                type=one.page.meta.type,
                audience=one.page.meta.audience,
                topics=one.page.meta.topics,
                license=one.page.meta.license,
                review_status=one.page.meta.review.status,
                review_by=one.page.meta.review_by,
                changed_date=one.last.date(),
            )
            for one in pages
        ],
        "tai-lieu": [
            MaterialRow(
                url=url + one.dest_uri,
                title=one.title,
                page=url + known[one.source].url,
                language=tags[one.language],
                format=one.extension,
                size=one.size,
                sha256=one.sha256,
            )
            for one in manifest
            if one.source in known and one.title
        ],
        "su-kien": [
            EventRow(
                url=url + one.page.url,
                title=one.page.meta.title,
                description=one.page.meta.description,
                status=one.page.meta.status,
                start_date=one.page.meta.start,
                end_date=one.page.meta.end or one.page.meta.start,
                lunar_month=one.page.meta.lunar.month if one.page.meta.lunar else None,
                lunar_day=one.page.meta.lunar.day if one.page.meta.lunar else None,
                is_yearly=one.page.meta.recurrence == "yearly" or one.page.meta.lunar is not None,
                lead=[key for key in one.page.meta.lead if key in agencies],
            )
            for one in pages
            if isinstance(one.page.meta, EventMeta)
        ],
        "so-dien-thoai": [
            HelplineRow(
                id=one.id,
                number=one.number or "",
                name=one.name,
                purpose=one.purpose,
                hours=one.hours,
                cost=one.cost,
                as_of_date=one.as_of,
                verified_date=one.verified.on if one.verified else None,
            )
            for one in registries.published_helplines
        ],
        "co-quan": [
            AgencyRow(
                id=one.id,
                name=one.name,
                valid_from_date=one.valid_from,
                valid_to_date=one.valid_to,
                successor=one.successor,
                task=one.task,
            )
            for one in agencies.values()
        ],
    }
    files = {}
    for name, found in rows.items():
        place = f"{FOLDER}/{name}.json"
        items = [row.model_dump(mode="json") for row in found]
        whole = {
            "$schema": f"{url}{FOLDER}/{name}.schema.json",
            "version": VERSION,
            "date": day.isoformat(),
            "license": "CC-BY-SA-4.0",
            "items": items,
        }
        files[place] = _json(whole)
        files[f"{FOLDER}/{name}.schema.json"] = _json(_schema(name, url))
    return files


def _schema(name: str, url: str) -> dict[str, object]:
    item = _ROWS[name].model_json_schema()
    fields = {"$schema": {"type": "string"}, "version": {"const": VERSION}, "items": {
        "type": "array", "items": item}, "date": {"type": "string", "format": "date"},
        "license": {"type": "string"}}  # fmt: skip
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
