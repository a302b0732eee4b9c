"""Whether a finished site is whole: addresses, feeds, sitemap, data, headers and weights.

One cause gives one problem, with the first file that shows it and how many do.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from loa.checking import check
from loa.ground.compression import COPIES, gzipped_size
from loa.ground.folder_entries import files_below
from loa.ground.wording import say
from loa.last_look.finished_page import FinishedPage, read_page, rules_of
from loa.last_look.other_files import OtherFile, read_other
from loa.last_look.read_before import ReadBefore
from loa.last_look.site_links import Addresses, Destination, faults_of
from loa.last_look.weights import Scales, over_budget
from loa.problems import Problem

_SUBSCRIBED = (".ics", ".json", ".atom")
_SITEMAP = "sitemap.xml"
_HEADERS = "_headers"


class WholeSite:
    """One look at a finished site on the disk.

    `name` is what problems call its folder; `sources` are the files that its pages are written in,
    from the portal's root, by the page's place;
    `before` knows the pages that were read in an earlier look.
    In a copy for a folder, what a server sends to subscribers names the pages of the web. `later`
    are places of files that will be added after the look, to which pages may lead.
    """

    def __init__(
        self,
        site: Path,
        name: str,
        site_url: str,
        sources: Mapping[str, str],
        before: ReadBefore | None = None,
        *,
        is_copy: bool = False,
        later: frozenset[str] = frozenset(),
    ) -> None:
        self.is_copy = is_copy
        self.name = name
        self.sources = sources
        self.site_url = site_url
        uris = [uri for uri in files_below(site) if not uri.endswith(COPIES)]
        read = read_page if before is None else before.page
        read_other_file = read_other if before is None else before.other
        self.addresses = Addresses(frozenset(uris) | later, site_url)
        self.pages: dict[str, FinishedPage] = {}
        self.others: dict[str, OtherFile] = {}
        for uri in uris:
            if uri.endswith(".html"):
                self.pages[uri] = read((site / uri).read_bytes())
            elif other := read_other_file(uri, (site / uri).read_bytes(), site_url):
                self.others[uri] = other
        self.headers = (site / _HEADERS).read_text("utf-8") if _HEADERS in uris else ""
        self.scales = Scales(
            site, self.addresses, self.others, gzipped_size if before is None else before.size
        )

    @check("page-weight", "site-link", "site-part", scope="site")
    def problems(self) -> list[Problem]:
        """All that is wrong, sorted."""
        return sorted(
            {*self._links(), *self._parts(), *self._sitemap(), *self._headers(), *self._heavy()}
        )

    def _links(self) -> Iterator[Problem]:
        others = {
            uri: other.references
            for uri, other in self.others.items()
            if not (self.is_copy and uri.endswith(_SUBSCRIBED))
        }
        for fault in faults_of(self.pages, others, self.addresses):
            message = say(
                "The address “{target}”: {reason}, {count}.",
                target=fault.target,
                reason=fault.reason,
                count=_counted(fault.files),
            )
            hint = say("Mend the page or the template that wrote this address.")
            yield self._problem(
                fault.first,
                fault.line,
                code="site-link",
                message=message,
                hint=hint,
                files=fault.files,
            )

    def _parts(self) -> Iterator[Problem]:
        """What is wrong inside files, each kind of fault once."""
        lines_by_fault: dict[str, dict[str, int]] = defaultdict(dict)
        faults_by_uri = {uri: page.faults for uri, page in self.pages.items()}
        faults_by_uri |= {uri: other.faults for uri, other in self.others.items()}
        for uri, faults in faults_by_uri.items():
            for line, what in faults:
                lines_by_fault[what].setdefault(uri, line)
        for uri, page in self.pages.items():
            for line, what in page.refused:
                shown = what.strip().split("\n")[0][:60]
                message = say(
                    "“{shown}” stands in the page, whose policy does not let it run", shown=shown
                )
                lines_by_fault[message].setdefault(uri, line)
        for what, lines in sorted(lines_by_fault.items()):
            first = min(lines)
            message = f"{what[0].upper()}{what[1:]}, {_counted(len(lines))}."
            hint = say("Mend the template, or what makes this file.")
            yield self._problem(
                first, lines[first], code="site-part", message=message, hint=hint, files=len(lines)
            )

    def _sitemap(self) -> Iterator[Problem]:
        """A page that search engines may keep is in the sitemap, and no other."""
        if _SITEMAP not in self.others:
            return
        listed = set()
        for reference in self.others[_SITEMAP].references:
            destination = self.addresses.destination_of(_SITEMAP, reference)
            if isinstance(destination, Destination):
                listed.add(destination.uri)
        hidden = [uri for uri in sorted(listed) if (p := self.pages.get(uri)) and not p.is_indexed]
        if hidden:
            message = say(
                "The page keeps search engines out and is in the sitemap, {counted}.",
                counted=_counted(len(hidden)),
            )
            hint = say("Take it out of the sitemap, or take noindex away.")
            yield self._problem(
                hidden[0], 1, code="site-part", message=message, hint=hint, files=len(hidden)
            )
        missing = [uri for uri in sorted(self.sources) if uri in self.pages and uri not in listed]
        missing = [uri for uri in missing if self.pages[uri].is_indexed]
        if missing:
            message = say(
                "The page is not in the sitemap, {counted}.", counted=_counted(len(missing))
            )
            hint = say("Add it to the sitemap, or write noindex into the template.")
            yield self._problem(
                missing[0], 1, code="site-part", message=message, hint=hint, files=len(missing)
            )

    def _headers(self) -> Iterator[Problem]:
        """A server's policy and a page's hold both: neither may forbid what the other needs."""
        row = next((r for r in self.headers.splitlines() if "Content-Security-Policy:" in r), "")
        if not self.headers:
            return
        if not row:
            message = say("The file for servers has no Content-Security-Policy.")
            hint = say("Mend what makes this file.")
            yield self._problem(_HEADERS, 1, code="site-part", message=message, hint=hint, files=1)
            return
        rules = rules_of(row.partition(":")[2])
        sent = {name: set(sources) - {"'none'"} for name, sources in rules.items()}
        without = [u for u, p in self.pages.items() if not p.policy and not p.is_leading_on]
        if without:
            message = say(
                "The page does not carry its policy, {counted}.", counted=_counted(len(without))
            )
            hint = say(
                "Every page needs the meta element Content-Security-Policy, also when it is "
                "opened from a folder."
            )
            yield self._problem(
                min(without), 1, code="site-part", message=message, hint=hint, files=len(without)
            )
        wider: dict[str, list[str]] = defaultdict(list)
        for uri, page in self.pages.items():
            for name, sources in page.policy.items():
                for source in {*sources} - {"'none'"} - sent.get(name, set()):
                    wider[f"{name} {source}"].append(uri)
        for rule, uris in sorted(wider.items()):
            message = say(
                "The page needs “{rule}”, which the server refuses, {counted}.",
                rule=rule,
                counted=_counted(len(uris)),
            )
            hint = say(
                "The policy in the page and the one in the file for servers have to be alike."
            )
            yield self._problem(
                min(uris), 1, code="site-part", message=message, hint=hint, files=len(uris)
            )

    def _heavy(self) -> Iterator[Problem]:
        for uri, page in self.pages.items():
            for what in over_budget(self.scales.weigh(uri, page)):
                message = f"{what[0].upper()}{what[1:]}."
                hint = say("Make two pages of it, take away blocks, or what the template loads.")
                yield self._problem(uri, 1, code="page-weight", message=message, hint=hint, files=1)

    def _problem(
        self, uri: str, line: int, code: str, message: str, hint: str, files: int
    ) -> Problem:
        source = self.sources.get(uri)
        # What many files show was written by none of their pages.
        where = (
            say(" This page is written in {source}.", source=source)
            if source and files == 1
            else ""
        )
        return Problem(f"{self.name}/{uri}", line, code, message, f"{hint}{where}")


def _counted(files: int) -> str:
    return say("in {files} files", files=files) if files > 1 else say("in one file")
