"""What a lesson tells search engines."""

import json
from pathlib import Path

from handout_samples import LoadPortal, guide, lesson
from loa.artifacts import Artifact, Manifest
from loa.integrations.structured_data import structured_data


def test_a_lesson_is_a_learning_resource_with_its_files(load_portal: LoadPortal) -> None:
    portal = load_portal({"truong-hoc/lop-2-an-toan.md": lesson(title="An toàn </script>")})
    made = portal.workshop(formats=frozenset({"pdf"})).make_all()
    context = portal.render_context(Manifest(made.artifacts))
    page = portal.library.get("truong-hoc/lop-2-an-toan.md")
    assert page is not None
    text = structured_data(context, page)
    assert "</script>" not in text
    data = json.loads(text)
    assert (data["@type"], data["name"], data["timeRequired"], data["educationalLevel"]) == (
        "LearningResource", "An toàn </script>", "PT35M", ["Lớp 2"],
    )  # fmt: skip
    assert data["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    first = data["encoding"][0]
    plan = made.artifacts[0]
    assert first == {
        "@type": "MediaObject",
        "name": "Kế hoạch bài dạy",
        "contentUrl": f"../../{plan.dest_uri}",
        "contentSize": str(plan.size),
        "encodingFormat": "application/pdf",
        "sha256": plan.sha256,
    }


def test_where_one_file_holds_all_others_it_stands_for_them(load_portal: LoadPortal) -> None:
    portal = load_portal({"truong-hoc/lop-2-an-toan.md": lesson()})
    page = portal.library.get("truong-hoc/lop-2-an-toan.md")
    assert page is not None
    made = [
        Artifact(f"a.{form}", kind, "vi", page.src_uri, 9, "", Path(), title=kind)
        for form, kind in (("pdf", "lesson-plan"), ("docx", "lesson-plan"), ("zip", "pack"))
    ]
    data = json.loads(structured_data(portal.render_context(Manifest(made)), page))
    assert [one["name"] for one in data["encoding"]] == ["pack"]
    data = json.loads(structured_data(portal.render_context(Manifest(made[:2])), page))
    assert [one["contentUrl"] for one in data["encoding"]] == ["../../a.pdf", "../../a.docx"]


def test_other_pages_say_nothing(load_portal: LoadPortal) -> None:
    portal = load_portal({"du-lich/nha-nghi.md": guide()})
    page = portal.library.get("du-lich/nha-nghi.md")
    assert page is not None
    assert structured_data(portal.render_context(), page) == ""
