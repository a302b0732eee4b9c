"""The edit link and the report link of a page: where it is changed, and where faults are told.

It is changed in the form, where the site has it, or its file is on the forge.

Addresses: <https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/creating-an-issue#creating-an-issue-from-a-url-query>,
<https://docs.gitlab.com/user/project/issues/create_issues/#using-a-url-with-prefilled-values>,
<https://forgejo.org/docs/latest/user/issue-pull-request-templates/>.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from loa.editor.hosts import Host

_FORM = "bao-sai"
"""The form of `kit/templates/issues.yml` in which anybody tells of a fault."""
_MAIN = "main"
_FILES = {"github": "edit", "gitlab": "-/edit", "gitea": "_edit"}
_MAIL = re.compile(r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$")


@dataclass(frozen=True)
class EditLinks:
    """The two addresses of a page, "" where there is none: a link that leads to nothing is not
    shown.
    """

    edit: str = ""
    report: str = ""


def edit_links(
    host: Host, contact: str, path: str, title: str, address: str, entry: str = ""
) -> EditLinks:
    """The links of a page by its file's `path` from the root, its title and its address on the web;
    the forms of GitLab and Gitea take no address, only GitHub's is filled in with it. `entry` is
    where the site's own form has the page, "" without it.

    Without a forge faults are told to the owner's `contact`, where that is an e-mail address or a
    page.
    """
    if host.kind is None:
        return EditLinks(entry, _owner_link(contact.strip(), title, address))
    base = f"{host.server}/{host.repository}"
    branch = quote(host.branch or _MAIN, safe="/")
    edit = entry or f"{base}/{_FILES[host.kind]}/{branch}/{quote(path)}"
    issue_title = f"Sai: {title}"
    query = {
        "github": {"template": f"{_FORM}.yml", "title": issue_title, "dia-chi": address},
        "gitea": {"template": f".forgejo/ISSUE_TEMPLATE/{_FORM}.yml", "title": issue_title},
        "gitlab": {"issuable_template": _FORM, "issue[title]": issue_title},
    }[host.kind]
    issues = "-/issues" if host.kind == "gitlab" else "issues"
    return EditLinks(edit, f"{base}/{issues}/new?{urlencode(query, quote_via=quote)}")


def _owner_link(contact: str, title: str, address: str) -> str:
    if _MAIL.fullmatch(contact):
        words = {"subject": f"Báo sai: {title}", "body": f"{address}\n\n"}
        return f"mailto:{contact}?{urlencode(words, quote_via=quote)}"
    return contact if contact.startswith("https://") and " " not in contact else ""
