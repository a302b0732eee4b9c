"""Make sure that tests find two browsers and the tools that read handouts and packs.

Chromium, in order: $CHROMIUM, one on PATH, Debian's package when run as root, Playwright's.
Firefox: $FIREFOX, one on PATH, Debian's package.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
# The browser, and what it draws Vietnamese and Han text with on a bare machine.
DEBIAN_PACKAGES = ("chromium", "fonts-noto-core")

# Commands that tests run, and the package that each comes with.
TOOLS = {
    "lowriter": "libreoffice-writer-nogui",
    "loimpress": "libreoffice-impress-nogui",
    "pdftotext": "poppler-utils",
    "mcopy": "mtools",
    "mkfs.fat": "dosfstools",
    "fsck.fat": "dosfstools",
    "zimcheck": "zim-tools",
    "kiwix-serve": "kiwix-tools",
    "minisign": "minisign",
    "msgfmt": "gettext",
}


def missing_packages() -> list[str]:
    """Packages whose commands are not on this machine."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    missing = {p for tool, p in TOOLS.items() if not shutil.which(tool, path=path)}
    return sorted(missing | (set() if find_firefox() else {"firefox-esr"}))


def find_firefox() -> str | None:
    """The path of a Firefox on this machine, or None."""
    named = os.environ.get("FIREFOX")
    if named and os.path.exists(named):  # noqa: PTH110
        return named
    return shutil.which("firefox-esr") or shutil.which("firefox")


def find_browser() -> str | None:
    """The path of a Chromium on this machine, or None; Playwright's own counts too."""
    named = os.environ.get("CHROMIUM")
    if named and os.path.exists(named):  # noqa: PTH110
        return named
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110


def install_packages(packages: list[str]) -> bool:
    """Install Debian packages; False where that is not ours to do."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root or not shutil.which("apt-get"):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return True


if __name__ == "__main__":
    browser = find_browser()
    wanted = missing_packages() + ([] if browser else [*DEBIAN_PACKAGES])
    if wanted and not install_packages(wanted) and browser is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    browser = find_browser()
    if browser is None:
        sys.exit("No Chromium: set CHROMIUM to one, or install it and run again.")
    if missing_packages():
        sys.exit(f"Install {' and '.join(missing_packages())} and run again.")
    print(f"browsers: {browser}, {find_firefox()}")
