"""The portal as a copy to take along: built for folders, chosen by a profile, labelled."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from loa.app.kept_copies import KeptPayload, fingerprint, keep_site
from loa.errors import LoaError
from loa.ground.git import history_of
from loa.ground.layout import cache_of
from loa.ground.wording import say
from loa.integrations.addresses import url_of
from loa.integrations.portal import Portal
from loa.integrations.settings import site_of
from loa.integrations.site import build_site
from loa.packs.contents import Content, Label, Payload, size_of
from loa.packs.paper_scripts import paper_scripts
from loa.packs.payload import PROVENANCE, offline_payload, provenance_page, site_files
from loa.packs.plan import plan_pack
from loa.packs.profiles import Profile, load_profiles
from loa.packs.stick import check_payload
from loa.problems import Problem, nearest, require_right

# MkDocs calls a link to another language's .html file lost; the pack checks every link itself.
_OWN_LINK_CHECK = {"links": {"not_found": "info"}, "nav": {"omitted_files": "ignore"}}


def offline_site(portal: Portal) -> Path:
    """The portal with addresses that name files, built when something changed; its folder."""
    site = cache_of(portal.root) / "offline"
    site.parent.mkdir(parents=True, exist_ok=True)

    def build() -> None:
        build_site(portal.root, site, use_directory_urls=False, validation=_OWN_LINK_CHECK)

    keep_site(site, fingerprint(portal, history_of(portal.root).commit), build)
    return site


def profile_named(portal: Portal, name: str) -> Profile:
    """A profile of docs/_data/packs.yml. Raises LoaError without one, or for a faulty file."""
    profiles, problems = load_profiles(portal.library.docs_dir, portal.library.registries)
    require_right(problems)
    if name not in profiles:
        raise LoaError(
            say("There is no profile “{name}”. {hint}", name=name, hint=nearest(name, profiles))
        )
    return profiles[name]


@dataclass(frozen=True)
class Copy:
    """The files of a copy by their names in it, what was left out, and what to look at."""

    payload: Payload
    left_out: tuple[str, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def size(self) -> int:
        """Of all files, in bytes."""
        return sum(map(size_of, self.payload.values()))


def copy_of(portal: Portal, profile: Profile, label: Label, site: Path) -> Copy:
    """The files of a copy, checked. Raises LoaError where one is not right."""
    cached = KeptPayload(site, profile, label)
    if contents := cached.read():
        return Copy(*contents)
    files = site_files(site)
    dest_uris = {page.src_uri: url_of(page, False) for page in portal.library.published}
    artifacts, unmade = portal.make_artifacts()
    warnings = require_right(unmade)
    plan = plan_pack(
        files, portal.library, dest_uris=dest_uris, artifacts=artifacts, profile=profile
    )
    if isinstance(plan, str):
        raise LoaError(plan)
    pages, problems = offline_payload(
        files, plan.chosen, label=label, site_url=site_of(portal.root).url
    )
    provenance = provenance_page(pages, label, plan.left_out)
    payload: dict[str, Content] = {**pages, **paper_scripts(pages), PROVENANCE: provenance}
    warnings += require_right([*problems, *check_payload(payload)])
    cached.write(payload, plan.left_out)
    return Copy(payload, plan.left_out, warnings)


def label_of(portal: Portal, profile: Profile) -> Label:
    """What the copy says about itself: dates and commit are those of the content."""
    made_on = portal.built_at.date()
    return Label(
        profile=profile.id,
        profile_name=profile.name,
        site_name=site_of(portal.root).name,
        made_on=made_on,
        valid_until=made_on + timedelta(days=profile.valid_days),
        sequence=int(portal.built_at.timestamp()),
        commit=portal.origin.commit,
        tools=portal.origin.tools,
    )
