"""A lesson's questions as an assessment of a Common Cartridge.

Standards: IMS QTI 1.2.1 in the profile of IMS Common Cartridge 1.3, section 4.9: one or several
right answers of a choice, each worth all or nothing.
"""

from typing import Any

from lxml import etree

from loa.shelves.lesson import LessonPackage, LessonQuestion
from loa.shelves.xml import add, printed

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_ANSWER = "answer"
_WHY = "why"


def assessment(package: LessonPackage) -> bytes:
    """The file of a quiz."""
    root = etree.Element(f"{{{QTI}}}questestinterop", nsmap={None: QTI})
    quiz = add(root, "assessment", ident=f"quiz-{package.key}", title=package.title)
    _add_metadata(
        quiz,
        {
            "cc_profile": "cc.exam.v0p1",
            "qmd_assessmenttype": "Examination",
            "qmd_scoretype": "Percentage",
            "cc_maxattempts": "unlimited",
        },
    )
    section = add(quiz, "section", ident="root_section")
    for number, question in enumerate(package.questions, 1):
        _item(section, number, question)
    return printed(root)


def _add_metadata(parent: Any, facts: dict[str, str]) -> None:
    holder = add(parent, "qtimetadata")
    for label, entry in facts.items():
        field = add(holder, "qtimetadatafield")
        add(field, "fieldlabel", label)
        add(field, "fieldentry", entry)


def _item(section: Any, number: int, question: LessonQuestion) -> None:
    is_single = len(question.right) == 1
    profile = "cc.multiple_choice.v0p1" if is_single else "cc.multiple_response.v0p1"
    item = add(section, "item", ident=f"cau-{number}", title=f"Câu {number}")
    _add_metadata(add(item, "itemmetadata"), {"cc_profile": profile})
    presentation = add(item, "presentation")
    _add_material(presentation, question.text)
    answer = add(
        presentation,
        "response_lid",
        ident=_ANSWER,
        rcardinality="Single" if is_single else "Multiple",
    )
    choice = add(answer, "render_choice")
    for letter, text in question.options.items():
        _add_material(add(choice, "response_label", ident=letter), text)
    processing = add(item, "resprocessing")
    add(
        add(processing, "outcomes"),
        "decvar",
        maxvalue="100",
        minvalue="0",
        varname="SCORE",
        vartype="Decimal",
    )
    if question.why:
        always = add(processing, "respcondition", **{"continue": "Yes"})
        add(add(always, "conditionvar"), "other")
        add(always, "displayfeedback", feedbacktype="Response", linkrefid=_WHY)
    scored = add(processing, "respcondition", **{"continue": "No"})
    condition = add(scored, "conditionvar")
    if not is_single:
        condition = add(condition, "and")
    for letter in question.options:
        if letter in question.right:
            add(condition, "varequal", letter, respident=_ANSWER)
        elif not is_single:
            add(add(condition, "not"), "varequal", letter, respident=_ANSWER)
    add(scored, "setvar", "100", action="Set", varname="SCORE")
    if question.why:
        _add_material(add(add(item, "itemfeedback", ident=_WHY), "flow_mat"), question.why)


def _add_material(parent: Any, text: str) -> None:
    add(add(parent, "material"), "mattext", text, texttype="text/plain")
