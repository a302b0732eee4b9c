"""What the tests need of the machine beyond Python's packages, and which package brings it.

`python tests/machine.py` installs what is missing where it may (Debian, as root), and otherwise
names it. One table says it all: `needs.py` reads it to tell which tests a machine cannot run.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import gitlab_ci
import old_chromium
import scorm_schemas
from loa.editor import packages as editor_packages
from terminals import open_terminal

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
NGINX_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
# Debian keeps tools for file systems where only root looks.
SYSTEM_FOLDERS = ("/usr/sbin", "/sbin")


def find_command(name: str) -> str | None:
    """Where a command is, also among those that only root has on the path."""
    path = os.pathsep.join([os.environ.get("PATH", ""), *SYSTEM_FOLDERS])
    return shutil.which(name, path=path)


def _named(variable: str) -> str | None:
    named = os.environ.get(variable)
    return named if named and Path(named).exists() else None


def find_firefox() -> str | None:
    """The path of a Firefox: $FIREFOX, or one on the path."""
    return _named("FIREFOX") or find_command("firefox-esr") or find_command("firefox")


def find_browser() -> str | None:
    """The path of a Chromium: $CHROMIUM, one on the path, or the one that Playwright installed."""
    on_path = (found for name in CHROMIUM_NAMES if (found := find_command(name)))
    return _named("CHROMIUM") or next(on_path, None) or _playwrights()


def find_shell() -> str | None:
    """The path of what draws pages for tests: $CHROMIUM, Chromium's headless shell or a Chromium.

    The shell is the same engine without windows and profiles: a fresh context with a page in it
    costs a fifth of the time.
    """
    return _named("CHROMIUM") or find_command("chromium-headless-shell") or find_browser()


def _playwrights() -> str | None:
    if not _driver_runs():
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _driver_runs() -> bool:
    """Playwright's driver is a Node that Linux links with libatomic."""
    if not sys.platform.startswith("linux"):
        return True
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


def _office_part(name: str) -> bool:
    """Whether the LibreOffice on the path has a part: `soffice` alone converts nothing.

    Each part brings a file of settings, also where all parts share one library.
    """
    program = find_command("soffice")
    if program is None:
        return False
    top = Path(program).resolve().parent.parent
    return (top / "share" / "registry" / f"{name}.xcd").exists()


def _opens_terminals() -> bool:
    """Whether a pseudoterminal opens; in a bare chroot only root can see to that."""
    try:
        ours, theirs = open_terminal()
    except OSError:
        return False
    os.close(ours)
    os.close(theirs)
    return True


def has_font(language: str, family: str = "") -> bool:
    """Whether a font for a language is installed; of a family, where it must be that one."""
    if not sys.platform.startswith("linux"):
        return True
    program = find_command("fc-list")
    if program is None:
        return False
    listed = subprocess.run([program, f"{family}:lang={language}"], capture_output=True, check=True)
    return bool(listed.stdout.strip())


@dataclass(frozen=True)
class Tool:
    """Something outside Python: the Debian package that brings it, and whether it is there.

    `fetch` gets it with that package's program, without root's rights, where it is no package
    of Debian itself. Where no package brings it, `package` is "" and `command` is what helps.
    """

    package: str
    is_there: Callable[[], object]
    fetch: Callable[[], None] | None = None
    command: str = ""


def _command(package: str, name: str) -> Tool:
    return Tool(package, lambda: find_command(name))


def _engine(version: int) -> Tool:
    return Tool("npm", old_chromium.program(version).is_file, partial(old_chromium.fetch, version))


TOOLS: Mapping[str, Tool] = {
    # First, because Playwright cannot even say what it lacks without it.
    "libatomic": Tool("libatomic1", _driver_runs),
    "chromium": Tool("chromium", find_browser),
    "firefox": Tool("firefox-esr", find_firefox),
    # What pages take room is measured in the letters of phones: others are wider.
    "vietnamese-font": Tool("fonts-noto-core", lambda: has_font("vi", "Noto Sans")),
    "han-font": Tool("fonts-wqy-zenhei", lambda: has_font("zh-tw")),
    "writer": Tool("libreoffice-writer-nogui", lambda: _office_part("writer")),
    "calc": Tool("libreoffice-calc-nogui", lambda: _office_part("calc")),
    "impress": Tool("libreoffice-impress-nogui", lambda: _office_part("impress")),
    "pdftotext": _command("poppler-utils", "pdftotext"),
    "mcopy": _command("mtools", "mcopy"),
    "mkfs.fat": _command("dosfstools", "mkfs.fat"),
    "fsck.fat": _command("dosfstools", "fsck.fat"),
    "zimcheck": _command("zim-tools", "zimcheck"),
    "kiwix-serve": _command("kiwix-tools", "kiwix-serve"),
    "nginx": _command("nginx-light", "nginx"),
    "nginx-brotli": Tool("libnginx-mod-http-brotli-static", NGINX_BROTLI.is_file),
    "wrk": _command("wrk", "wrk"),
    "apache": _command("apache2-bin", "apache2"),
    "sshd": _command("openssh-server", "sshd"),
    "rsync": _command("rsync", "rsync"),
    "caddy": _command("caddy", "caddy"),
    "epubcheck": _command("epubcheck", "epubcheck"),
    "terminal": Tool("", _opens_terminals, command="sudo mount -t devpts devpts /dev/pts"),
    "minisign": _command("minisign", "minisign"),
    "msgfmt": _command("gettext", "msgfmt"),
    "espeak-ng": _command("espeak-ng", "espeak-ng"),
    "git": _command("git", "git"),
    "npm": _command("npm", "npm"),
    "gitlab-ci-local": Tool("npm", gitlab_ci.is_there, gitlab_ci.fetch),
    "editor": Tool("npm", editor_packages.is_installed, editor_packages.fetch_all),
    "scorm-schemas": Tool("npm", scorm_schemas.are_there, scorm_schemas.fetch),
    **{f"chromium-{version}": _engine(version) for version in old_chromium.VERSIONS},
}
BROWSER = ("libatomic", "chromium", "vietnamese-font", "han-font")
"""What a test needs that looks at pages in Chromium."""
QUICKER: Mapping[str, Tool] = {
    "headless-shell": _command("chromium-headless-shell", "chromium-headless-shell"),
}
"""What no test needs, but makes many quicker."""


def missing_tools() -> frozenset[str]:
    """Tools of the table that this machine lacks."""
    return frozenset(name for name, tool in TOOLS.items() if not tool.is_there())


def packages_of(tools: Collection[str]) -> list[str]:
    """The Debian packages that bring tools, sorted."""
    return sorted({TOOLS[name].package for name in tools} - {""})


def commands_for(tools: Collection[str]) -> list[str]:
    """What a person types on Debian to have tools: one command for all packages, and the others."""
    packages = " ".join(packages_of(tools))
    installing = f"sudo apt-get install --no-install-recommends {packages}"
    others = sorted({TOOLS[name].command for name in tools} - {""})
    return [installing, *others] if packages else others


def install(tools: Collection[str]) -> bool:
    """Install tools; False where that is not ours to do: no Debian, or no root."""
    if not _may_install():
        return False
    if packages := packages_of([name for name in tools if not TOOLS[name].fetch]):
        _apt(packages)
    return True


def _may_install() -> bool:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def _apt(packages: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing for the tests: {' '.join(packages)}", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def quicken() -> None:
    """Install what makes tests quicker, where that is ours to do; without it they pass as well."""
    packages = [tool.package for tool in QUICKER.values() if not tool.is_there()]
    if packages and _may_install():
        try:
            _apt(packages)
        except subprocess.CalledProcessError as error:
            print(f"Without {' '.join(packages)}, so tests take longer: {error}", flush=True)


def fetch() -> None:
    """Get what programs bring that are there by now; needs no rights."""
    for name in sorted(missing_tools()):
        tool = TOOLS[name]
        if tool.fetch and find_command(tool.package):
            print(f"Getting for the tests: {name}", flush=True)
            tool.fetch()


def main() -> None:
    """Install what is missing, or name it: the tests that need it will not be run."""
    missing = missing_tools()
    is_ours = bool(missing) and install(missing)
    quicken()
    fetch()
    if is_ours and (left := [name for name in missing_tools() if TOOLS[name].package]):
        sys.exit(f"Installed, but not found: {', '.join(sorted(left))}")
    if left := missing_tools():
        print(f"Not on this machine: {', '.join(sorted(left))}. To install it:")
        print(*(f"  {command}" for command in commands_for(left)), sep="\n")


if __name__ == "__main__":
    main()
