"""A new site for readers: what must be settled first, what they will see changed, the exchange.

In this order:

    publication = publication_of(root, target, None, date.today())
    publication.require_ready()
    site = publication.build()
    print(site.change)
    list(site.publish())
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from loa.app.building import bring_up_to_date
from loa.ground.layout import SETTINGS
from loa.ground.sums import sums_of
from loa.ground.wording import say_count
from loa.integrations.editor import host_of
from loa.integrations.portal import Portal
from loa.integrations.settings import settings_of
from loa.problems import Problem, errors_in
from loa.publishing.destinations import Destination, destination_of
from loa.publishing.pages_hosts import Host
from loa.publishing.readiness import unready
from loa.publishing.releases import Difference, PublishRefusedError, release_name


@dataclass(frozen=True)
class NewSite:
    """A built site and its name as a release; `change` is what readers will see changed."""

    folder: Path
    name: str
    change: Difference
    destination: Destination

    def publish(self) -> Iterator[str]:
        """Exchange it for what readers see, in one step; what was done, a sentence at a time."""
        return self.destination.publish(self.folder, self.name)


@dataclass(frozen=True)
class Publication:
    """A portal and where its site goes.

    `missing` is what is still to be settled, `stopping` those of it that nobody accepted.
    """

    portal: Portal
    destination: Destination
    missing: tuple[Problem, ...]
    stopping: tuple[Problem, ...]

    def require_ready(self) -> None:
        """Raises PublishRefusedError where anything must be settled first."""
        if self.stopping:
            raise PublishRefusedError(
                say_count(
                    "Nothing was published: {count} thing must be settled first.",
                    "Nothing was published: {count} things must be settled first.",
                    len(self.stopping),
                )
            )

    def build(self, jobs: int = 0, cluster: str = "") -> NewSite:
        """Build the site as it will be published, and compare it with what readers see now."""
        root = self.portal.root
        site = root / "site"
        # Where mkdocs.yml names a forge the form is published beside the editors' guide.
        bring_up_to_date(root, site, jobs, cluster, editor=host_of(root).kind is not None)
        sums = sums_of(site)
        name = release_name(sums, self.portal.built_at)
        return NewSite(
            folder=site,
            name=name,
            change=self.destination.compare(sums),
            destination=self.destination,
        )


def publication_of(
    root: Path, target: str, host: Host | None, today: date, accepted: Collection[str] = ()
) -> Publication:
    """What stands between a portal and its readers on a day; `accepted` are codes of problems.

    `target` is a folder or `host:folder`; with `host`, a folder of what that host of static pages
    takes. Raises LoaError where nothing can be published to it.
    """
    settings = settings_of(root)
    destination = destination_of(
        target, host, root=root, site_url=str(settings.get("site_url") or "")
    )
    destination.require()
    portal = Portal.load(root)
    text = (root / SETTINGS).read_text(encoding="utf-8")
    missing = unready(portal.library, settings, text=text, day=today)
    stopping = (problem for problem in errors_in(missing) if problem.code not in accepted)
    return Publication(
        portal=portal, destination=destination, missing=tuple(missing), stopping=tuple(stopping)
    )
