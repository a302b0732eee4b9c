"""Forms for faults and the template of a proposal, in the format of each forge.

Formats: <https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema>,
which Forgejo reads too; GitLab's are Markdown: <https://docs.gitlab.com/user/project/description_templates/>.
"""

from importlib.resources import files
from typing import Any

import yaml

from loa.kit.mark import MARK

_KINDS = {"line": "input", "text": "textarea"}


def issue_files() -> dict[str, str]:
    """The files of all forges, by path from the root of the repository."""
    text = files("loa.kit").joinpath("templates", "issues.yml").read_text(encoding="utf-8")
    source = yaml.safe_load(text)
    texts = {}
    for form in source["forms"]:
        issue_form = _form(form, source["warning"])
        texts[f".github/ISSUE_TEMPLATE/{form['id']}.yml"] = issue_form
        texts[f".forgejo/ISSUE_TEMPLATE/{form['id']}.yml"] = issue_form
        texts[f".gitlab/issue_templates/{form['id']}.md"] = _questions(form, source["warning"])
    texts[".github/ISSUE_TEMPLATE/config.yml"] = f"# {MARK}\nblank_issues_enabled: false\n"
    proposal = _proposal(source["proposal"], source["warning"])
    texts[".github/PULL_REQUEST_TEMPLATE.md"] = proposal
    texts[".forgejo/PULL_REQUEST_TEMPLATE.md"] = proposal
    texts[".gitlab/merge_request_templates/Default.md"] = proposal
    return texts


def _form(form: dict[str, Any], warning: str) -> str:
    fields = [
        {
            "type": _KINDS[field["kind"]],
            "id": field["id"],
            "attributes": {"label": field["label"], "description": field["hint"]},
            "validations": {"required": field["required"]},
        }
        for field in form["fields"]
    ]
    data = {
        "name": form["name"],
        "description": form["about"],
        "title": form["title"],
        "body": [{"type": "markdown", "attributes": {"value": warning}}, *fields],
    }
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    return f"# {MARK}\n{text}"


def _questions(form: dict[str, Any], warning: str) -> str:
    rows = [f"<!-- {MARK} -->", f"> {warning}", ""]
    for field in form["fields"]:
        rows += [f"## {field['label']}", "", f"<!-- {field['hint']} -->", ""]
    return "\n".join(rows)


def _proposal(source: dict[str, Any], warning: str) -> str:
    checks = [f"- [ ] {check}" for check in source["checks"]]
    head = [f"<!-- {MARK} -->", f"## {source['title']}", "", f"<!-- {source['intro']} -->", ""]
    return "\n".join([*head, "## Tôi đã xem lại", "", *checks, "", f"> {warning}", ""])
