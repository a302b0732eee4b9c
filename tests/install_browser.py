"""Make sure that the browser tests find a browser; print where it is.

In order: $CHROMIUM, one on PATH, Debian's package when run as root, Playwright's own.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
# The browser, and what it draws Vietnamese and Han text with on a bare machine.
DEBIAN_PACKAGES = ("chromium", "fonts-noto-core")


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


def install() -> None:
    """Install a browser by the first way that this machine offers."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *DEBIAN_PACKAGES]
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    browser = find_browser()
    if browser is None:
        install()
        browser = find_browser()
    if browser is None:
        sys.exit("No Chromium: set CHROMIUM to one, or install it and run again.")
    print(f"browser: {browser}")
