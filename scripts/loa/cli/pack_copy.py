"""The portal as a copy to take along: built for folders, chosen by a profile, labelled."""

import sys
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import click

from loa.cli.pack_cache import KeptPayload, fingerprint, keep_site
from loa.ground.git import history_of
from loa.ground.wording import say, say_count
from loa.integrations.calendar import site_of
from loa.integrations.portal import Portal
from loa.integrations.site import BuildRefusedError, build_site
from loa.integrations.theme_ways import url_of
from loa.packs.contents import Content, Label, Payload
from loa.packs.paper_scripts import paper_scripts
from loa.packs.payload import PROVENANCE, offline_payload, provenance_page, site_files
from loa.packs.plan import plan_pack
from loa.packs.profiles import Profile, load_profiles
from loa.packs.stick import check_payload
from loa.problems import Problem, as_text, errors_in, nearest

# MkDocs calls a link to another language's .html file lost; the pack checks every link itself.
_OWN_LINK_CHECK = {"links": {"not_found": "info"}, "nav": {"omitted_files": "ignore"}}


def offline_site(portal: Portal) -> Path:
    """The portal with addresses that name files, built when something changed; its folder."""
    site = portal.root / ".cache" / "loa" / "offline"
    site.parent.mkdir(parents=True, exist_ok=True)

    def build() -> None:
        build_site(portal.root, site, use_directory_urls=False, validation=_OWN_LINK_CHECK)

    try:
        keep_site(site, fingerprint(portal, history_of(portal.root).commit), build)
    except BuildRefusedError as refusal:
        refuse(str(refusal))
    return site


def profile_named(portal: Portal, name: str) -> Profile:
    """A profile of docs/_data/packs.yml, or the end of the command."""
    profiles, problems = load_profiles(portal.library.docs_dir, portal.library.registries)
    refuse_problems(problems)
    if name not in profiles:
        refuse(say("There is no profile “{name}”. {hint}", name=name, hint=nearest(name, profiles)))
    return profiles[name]


def payload_of(
    portal: Portal, profile: Profile, label: Label, site: Path
) -> tuple[Payload, tuple[str, ...]]:
    """The files of a copy, checked, and what was left out of it."""
    kept = KeptPayload(site, profile, label)
    if found := kept.read():
        return found
    files = site_files(site)
    places = {page.src_uri: url_of(page, False) for page in portal.library.published}
    unmade: list[Problem] = []
    artifacts = portal.make_artifacts(unmade)
    refuse_problems(unmade)
    plan = plan_pack(files, portal.library, places, artifacts, profile)
    if isinstance(plan, str):
        refuse(plan)
    pages, problems = offline_payload(files, plan.chosen, label, site_of(portal.root).url)
    provenance = provenance_page(pages, label, plan.left_out)
    payload: dict[str, Content] = {**pages, **paper_scripts(pages), PROVENANCE: provenance}
    refuse_problems([*problems, *check_payload(payload)])
    kept.write(payload, plan.left_out)
    return payload, plan.left_out


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


def refuse_problems(problems: list[Problem]) -> None:
    """End the command when there are errors, printing them all; warnings are only printed."""
    if warnings := [one for one in problems if one.severity == "warning"]:
        click.echo(as_text(warnings), err=True)
    if errors := errors_in(problems):
        refuse(
            say_count(
                "{list}\n{count} error, nothing was written.",
                "{list}\n{count} errors, nothing was written.",
                len(errors),
                list=as_text(errors),
            )
        )


def refuse(message: str) -> NoReturn:
    """End the command: why on standard error, exit code 1."""
    click.echo(message, err=True)
    sys.exit(1)
