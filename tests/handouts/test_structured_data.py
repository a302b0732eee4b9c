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
    text = structured_data(context, page, "Hội A")
    assert "</script>" not in text
    data = json.loads(text)
    assert (data["@type"], data["name"], data["timeRequired"], data["educationalLevel"]) == (
        "LearningResource",
        "An toàn </script>",
        "PT35M",
        ["Lớp 2"],
    )
    assert data["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert data["copyrightHolder"] == {"@type": "Organization", "name": "Hội A"}
    assert (data["accessMode"], data["accessibilityHazard"]) == (["textual", "visual"], "none")
    assert "translationOfWork" not in data
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
    data = json.loads(structured_data(portal.render_context(Manifest(made)), page, "Hội A"))
    assert [one["name"] for one in data["encoding"]] == ["pack"]
    data = json.loads(structured_data(portal.render_context(Manifest(made[:2])), page, "Hội A"))
    assert [one["contentUrl"] for one in data["encoding"]] == ["../../a.pdf", "../../a.docx"]


def test_a_translated_lesson_names_the_one_it_was_translated_from(
    load_portal: LoadPortal,
) -> None:
    more = (
        f'translation:\n  source_sha256: "{"0" * 64}"\n  translator: Người dịch thử\n'
        "  status: draft\n"
    )
    variant = lesson(title="安全").replace(
        "sensitivity: general\n", f"sensitivity: general\n{more}"
    )
    portal = load_portal(
        {"truong-hoc/lop-2-a.md": lesson(title="An toàn"), "truong-hoc/lop-2-a.zh-Hant.md": variant}
    )
    page = portal.library.get("truong-hoc/lop-2-a.zh-Hant.md")
    assert page is not None
    context = portal.render_context()
    context.site_url = "https://loa.vn/"
    data = json.loads(structured_data(context, page, "Hội A"))
    assert data["translationOfWork"] == {
        "@type": "LearningResource",
        "name": "An toàn",
        "url": "https://loa.vn/truong-hoc/lop-2-a/",
        "inLanguage": "vi",
    }


def test_other_pages_say_nothing(load_portal: LoadPortal) -> None:
    portal = load_portal({"du-lich/nha-nghi.md": guide()})
    page = portal.library.get("du-lich/nha-nghi.md")
    assert page is not None
    assert structured_data(portal.render_context(), page, "Hội A") == ""
