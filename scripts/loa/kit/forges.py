"""What forges run: on a proposal, every week, and when something reached `main`.

All work is done by commands of the repository, so the files of the three forges stay thin. They use
no action of anybody else: the portal is fetched by git itself.

Formats: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax>,
<https://docs.gitlab.com/ci/yaml/>, <https://forgejo.org/docs/latest/user/actions/>.
"""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from jinja2 import Environment, StrictUndefined, Template

from loa.kit.mark import MARK

IMAGE = "python:3.13-bookworm"
"""Debian with Python, git and make."""
_WEEKLY_IN = "debian:trixie"
PROPOSE = ".ci/propose"
"""What the jobs run on a proposal; where a repository has not got it, they have nothing to run. A
portal gets it with a wheel (`programs.py`).
"""
SWITCH = "LOA_PUBLISH"
"""A variable of the forge: publishing begins when the owner sets it to `yes`."""
_CRON = "17 19 * * 0"
"""Sunday 19:17 UTC: Monday 2:17 in Vietnam."""
_AS_ROOT = "apt-get update && apt-get install -y git make python3 python3-venv"


@dataclass(frozen=True)
class Forge:
    """A host of repositories: where its jobs run and what it calls the branch of a proposal."""

    id: Literal["github", "gitlab", "forgejo"]
    folder: str
    base: str
    runner: str = ""
    image: str = ""
    has_permissions: bool = False


FORGES = (
    Forge("github", ".github", "$GITHUB_BASE_REF", runner="ubuntu-24.04", has_permissions=True),
    Forge("gitlab", ".gitlab", "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
    Forge("forgejo", ".forgejo", "$GITHUB_BASE_REF", runner="docker", image=IMAGE),
)


@dataclass(frozen=True)
class Job:
    """One thing that is run, and when; `minutes` is how long it may take."""

    id: str
    title: str
    when: Literal["proposal", "weekly", "main"]
    minutes: int

    def steps(self, forge: Forge) -> list[tuple[str, list[str]]]:
        """Steps by name, each with its shell commands."""
        if self.when == "proposal":
            return [
                (
                    "Đề nghị này đổi gì, và dựng thử",
                    [*_fetch_commands(forge), _proposal_command(forge)],
                )
            ]
        if self.when == "weekly":
            return [("Chạy mọi bài thử", [_test_command(forge)])]
        target = {"gitlab": "public"}.get(forge.id, "dist/pages")
        steps = [
            (
                "Dựng và xem còn thiếu gì",
                [
                    "bash .ci/install",
                    f'"${{VENV:-.venv}}/bin/loa" publish {target} --for {forge.id}',
                ],
            )
        ]
        return (
            steps
            if forge.id == "gitlab"
            else [*steps, ("Đưa lên nhánh mà Pages mở", _PUSH_COMMANDS)]
        )


_PUSH_COMMANDS = [
    "cd dist/pages",
    "git init -q .",
    "git add -A .",
    'git -c user.name=Loa -c user.email=loa@localhost commit -q -m "$GITHUB_SHA"',
    "pass=$(printf 'x-access-token:%s' \"$TOKEN\" | base64 | tr -d '\\n')",
    'git -c http.extraheader="Authorization: Basic $pass" push -q --force \\',
    '  "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY" HEAD:refs/heads/pages',
]
JOBS = (
    Job(id="de-nghi", title="Đề nghị", when="proposal", minutes=45),
    Job(id="hang-tuan", title="Hằng tuần", when="weekly", minutes=350),
    Job(id="dang", title="Đăng", when="main", minutes=60),
)


def _fetch_commands(forge: Forge) -> list[str]:
    if forge.id != "gitlab":
        return []
    return [f'git fetch -q origin "+refs/heads/{forge.base}:refs/remotes/origin/{forge.base}"']


def _proposal_command(forge: Forge) -> str:
    return f'bash {PROPOSE} "origin/{forge.base}"'


def _test_command(forge: Forge) -> str:
    """The tests install what they need as root on Debian.

    Scripts are handed to bash: committed from Windows they lack the right to run.
    """
    if forge.id != "github":
        return f"{_AS_ROOT} && bash .ci/run"
    return (
        f'docker run --rm -v "$PWD:/portal" -w /portal {_WEEKLY_IN} sh -c '
        f"'{_AS_ROOT} && git config --global --add safe.directory /portal && bash .ci/run'"
    )


def ci_files() -> dict[str, str]:
    """The files of all forges, by path from the root of the repository."""
    texts = {}
    workflow, pipeline = _template("workflow.yml"), _template("gitlab-ci.yml")
    for forge in FORGES:
        values = {"mark": MARK, "cron": _CRON, "forge": forge, "image": IMAGE, "switch": SWITCH}
        if forge.id == "gitlab":
            texts[".gitlab-ci.yml"] = pipeline.render(jobs=JOBS, **values)
            continue
        for job in JOBS:
            path = f"{forge.folder}/workflows/{job.id}.yml"
            texts[path] = workflow.render(job=job, **values)
    return texts


def _template(name: str) -> Template:
    text = files("loa.kit").joinpath("templates", name).read_text(encoding="utf-8")
    # What is written is YAML, for machines; no value in it comes from outside this file.
    environment = Environment(
        undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    environment.filters["quoted"] = json.dumps
    return environment.from_string(text)
