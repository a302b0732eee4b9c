"""Whether a finished site is whole: addresses, feeds, sitemap, data, headers and weights.

One cause gives one problem, with the first file that shows it and how many do.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from loa.checking import check
from loa.ground.compression import gzipped_size
from loa.last_look.finished_page import FinishedPage, read_page, rules_of
from loa.last_look.other_files import OtherFile, read_other
from loa.last_look.read_before import ReadBefore
from loa.last_look.site_links import Addresses, Goal, faults_of
from loa.last_look.weights import Scales, over_budget
from loa.problems import Problem

_COPIES = frozenset({".br", ".gz"})
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
        uris = sorted(
            path.relative_to(site).as_posix()
            for path in site.rglob("*")
            if path.is_file() and path.suffix not in _COPIES
        )
        read = read_page if before is None else before.page
        self.addresses = Addresses(frozenset(uris) | later, site_url)
        self.pages: dict[str, FinishedPage] = {}
        self.others: dict[str, OtherFile] = {}
        for uri in uris:
            if uri.endswith(".html"):
                self.pages[uri] = read((site / uri).read_bytes())
            elif other := read_other(uri, (site / uri).read_bytes(), site_url):
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
            uri: one.references
            for uri, one in self.others.items()
            if not (self.is_copy and uri.endswith(_SUBSCRIBED))
        }
        for fault in faults_of(self.pages, others, self.addresses):
            count = f"ở {fault.files} tệp" if fault.files > 1 else "ở một tệp"
            said = f"Địa chỉ “{fault.target}”: {fault.reason}, {count}."
            hint = "Sửa trang hoặc khuôn đã viết ra địa chỉ này."
            yield self._problem(fault.first, fault.line, "site-link", said, hint, fault.files)

    def _parts(self) -> Iterator[Problem]:
        """What is wrong inside files, each kind of fault once."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        inside = {uri: page.faults for uri, page in self.pages.items()}
        inside |= {uri: other.faults for uri, other in self.others.items()}
        for uri, faults in inside.items():
            for line, what in faults:
                found[what].setdefault(uri, line)
        for uri, page in self.pages.items():
            for line, what in page.refused:
                shown = what.strip().split("\n")[0][:60]
                said = f"“{shown}” nằm trong trang, mà chính sách của trang cấm chạy"
                found[said].setdefault(uri, line)
        for what, places in sorted(found.items()):
            first = min(places)
            said = f"{what[0].upper()}{what[1:]}, {_counted(len(places))}."
            hint = "Sửa khuôn hay chỗ làm ra tệp này."
            yield self._problem(first, places[first], "site-part", said, hint, len(places))

    def _sitemap(self) -> Iterator[Problem]:
        """A page that search engines may keep is in the sitemap, and no other."""
        if _SITEMAP not in self.others:
            return
        listed = set()
        for one in self.others[_SITEMAP].references:
            goal = self.addresses.goal(_SITEMAP, one)
            if isinstance(goal, Goal):
                listed.add(goal.uri)
        hidden = [uri for uri in sorted(listed) if (p := self.pages.get(uri)) and not p.is_indexed]
        if hidden:
            said = f"Trang không cho máy tìm kiếm lưu mà có trong sitemap, {_counted(len(hidden))}."
            hint = "Bỏ khỏi sitemap, hoặc bỏ noindex."
            yield self._problem(hidden[0], 1, "site-part", said, hint, len(hidden))
        missing = [uri for uri in sorted(self.sources) if uri in self.pages and uri not in listed]
        missing = [uri for uri in missing if self.pages[uri].is_indexed]
        if missing:
            said = f"Trang không có trong sitemap, {_counted(len(missing))}."
            hint = "Thêm vào sitemap, hoặc ghi noindex vào khuôn."
            yield self._problem(missing[0], 1, "site-part", said, hint, len(missing))

    def _headers(self) -> Iterator[Problem]:
        """A server's policy and a page's hold both: neither may forbid what the other needs."""
        row = next((r for r in self.headers.splitlines() if "Content-Security-Policy:" in r), "")
        if not self.headers:
            return
        if not row:
            said = "Tệp cho máy chủ không có Content-Security-Policy."
            hint = "Sửa chỗ làm ra tệp này."
            yield self._problem(_HEADERS, 1, "site-part", said, hint, 1)
            return
        rules = rules_of(row.partition(":")[2])
        sent = {name: set(sources) - {"'none'"} for name, sources in rules.items()}
        without = [u for u, p in self.pages.items() if not p.policy and not p.is_leading_on]
        if without:
            said = f"Trang không ghi chính sách của mình, {_counted(len(without))}."
            hint = "Thẻ meta Content-Security-Policy phải có ở mọi trang, cả khi mở từ thư mục."
            yield self._problem(min(without), 1, "site-part", said, hint, len(without))
        wider: dict[str, list[str]] = defaultdict(list)
        for uri, page in self.pages.items():
            for name, sources in page.policy.items():
                for source in {*sources} - {"'none'"} - sent.get(name, set()):
                    wider[f"{name} {source}"].append(uri)
        for rule, uris in sorted(wider.items()):
            said = f"Trang cần “{rule}” mà máy chủ cấm, {_counted(len(uris))}."
            hint = "Chính sách trong trang và trong tệp cho máy chủ phải giống nhau."
            yield self._problem(min(uris), 1, "site-part", said, hint, len(uris))

    def _heavy(self) -> Iterator[Problem]:
        for uri, page in self.pages.items():
            for what in over_budget(self.scales.weigh(uri, page)):
                said = f"{what[0].upper()}{what[1:]}."
                hint = "Tách trang, bớt khối, hoặc bớt thứ mà khuôn tải."
                yield self._problem(uri, 1, "page-weight", said, hint, 1)

    def _problem(self, uri: str, line: int, code: str, said: str, hint: str, files: int) -> Problem:
        source = self.sources.get(uri)
        # What many files show was written by none of their pages.
        where = f" Trang này viết ở {source}." if source and files == 1 else ""
        return Problem(f"{self.name}/{uri}", line, code, said, f"{hint}{where}")


def _counted(files: int) -> str:
    return f"ở {files} tệp" if files > 1 else "ở một tệp"
