"""A release on real servers, nginx, Apache and Caddy, with the blocks that the README gives."""

import http.client
import os
import re
import resource
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from loa.ground.sums import sums_of
from loa.integrations.site import build_site
from loa.publishing.releases import publish_to, release_name
from loa.safety.policy import page_policy
from machine import NGINX_BROTLI, find_command
from portals import ROOT, VARIANT, page_text, write_portal

pytestmark = pytest.mark.site

NGINX = """\
{module}
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
{user}
worker_rlimit_nofile 8192;
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{block}
}}
"""
APACHE = """\
ServerRoot {folder}
ServerName portal.invalid
PidFile {folder}/pid
ErrorLog {folder}/error.log
DefaultRuntimeDir {folder}
Mutex file:{folder} default
{user}
{modules}
Listen 127.0.0.1:{port}
TypesConfig /dev/null
AddType text/html .html
AddType video/mp4 .mp4
AddType text/css .css
# As in Debian's own settings.
AddType application/x-gzip .gz
{block}
"""
MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "alias", "rewrite")


def readme_block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert found is not None
    return found[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder that a server may read which runs as somebody else than the tests."""
    with tempfile.TemporaryDirectory(prefix="loa-servers-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(scope="module")
def target(place: Path) -> Path:
    pages = {"a.md": page_text("A", "Chữ. " * 400, more="moved_from: [cu.md]\n")}
    pages["b.md"] = page_text("B")
    pages["b.zh-Hant.md"] = page_text("乙", more=VARIANT)
    root = write_portal(place / "portal", pages)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("  - loa\n", "  - loa:\n      artifacts: false\n")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    site = root / "site"
    build_site(root, site, for_server=True)
    for ending in ("ics", "vtt"):
        (site / f"thu.{ending}").write_text("x", "utf-8")
    for ending in ("br", "gz"):
        (site / f"thu.ics.{ending}").write_text(ending, "utf-8")
    (site / "phim.mp4").write_bytes(bytes(range(256)))
    publish_first(place / "www")
    return place / "www"


def publish_first(target: Path) -> None:
    site = target.parent / "portal/site"
    publish_to(target, site, release_name(sums_of(site), datetime(2026, 7, 30, tzinfo=UTC)))


def nginx(folder: Path, target: Path, port: int) -> list[str]:
    """The command that starts it in the foreground."""
    block = readme_block("nginx").replace("listen 80;", f"listen 127.0.0.1:{port};")
    user = "user www-data;" if os.geteuid() == 0 else ""
    config = folder / "nginx.conf"
    block = block.replace("/srv/portal", str(target))
    module = ""
    if NGINX_BROTLI.is_file():
        # As the README says for whoever has the module.
        module = f"load_module {NGINX_BROTLI};"
        block = block.replace("gzip_static on;", "gzip_static on;\n    brotli_static on;")
    text = NGINX.format(module=module, folder=folder, user=user, block=block)
    config.write_text(text, "utf-8")
    return ["nginx", "-c", str(config), "-e", str(folder / "error.log"), "-p", str(folder)]


def apache(folder: Path, target: Path, port: int) -> list[str]:
    """The command that starts it in the foreground."""
    block = readme_block("apache").replace("*:80", f"127.0.0.1:{port}")
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    program = find_command("apache2")
    assert program is not None
    rows = [f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES]
    config = folder / "apache.conf"
    block = block.replace("/srv/portal", str(target))
    text = APACHE.format(folder=folder, user=user, modules="\n".join(rows), port=port, block=block)
    config.write_text(text, "utf-8")
    return ["apache2", "-D", "FOREGROUND", "-f", str(config)]


def caddy(folder: Path, target: Path, port: int) -> list[str]:
    """The command that starts it in the foreground."""
    block = readme_block("caddy").replace("http://portal.invalid", f"http://127.0.0.1:{port}")
    block = block.replace("/srv/portal", str(target))
    options = "{\n    admin off\n    auto_https off\n}\n"
    config = folder / "Caddyfile"
    config.write_text(options + block, "utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(config)]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(caddy, marks=pytest.mark.needs("caddy"), id="caddy"),
        pytest.param(nginx, marks=pytest.mark.needs("nginx"), id="nginx"),
        pytest.param(apache, marks=pytest.mark.needs("apache"), id="apache"),
    ],
)
def port(request: pytest.FixtureRequest, target: Path, place: Path) -> Iterator[int]:
    folder, port = Path(tempfile.mkdtemp(dir=place)), free_port()
    folder.chmod(0o755)
    name, *arguments = request.param(folder, target, port)
    program = find_command(name)
    assert program is not None
    own = {**os.environ, "HOME": str(folder)}
    with subprocess.Popen([program, *arguments], env=own) as server:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, [one.read_text("utf-8") for one in folder.glob("*.log")]
            time.sleep(0.1)
        yield port
        server.terminate()


def get(port: int, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=named)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer, data


def test_a_page_comes_with_its_type_and_every_header(port: int) -> None:
    answer, _ = get(port, "/a/")
    assert (answer.status, answer.headers["Content-Type"].lower()) == (
        200,
        "text/html; charset=utf-8",
    )
    assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert page_policy().partition("; frame-src")[0] in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.needs("nginx-brotli")
@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("gzip", "gz"),
        ("gzip, deflate, br", "br"),
        ("br", "br"),
        ("gzip, br;q=0", "gz"),
        ("br;q=0.0,gzip;q=0.5", "gz"),
        ("identity", ""),
        ("brotli", ""),
    ],
)
@pytest.mark.parametrize(
    ("path", "file", "kind"),
    [("/a/", "a/index.html", "text/html"), ("/thu.ics", "thu.ics", "text/calendar")],
)
def test_who_accepts_it_gets_the_compressed_copy(
    port: int, target: Path, accepted: str, sent: str, path: str, file: str, kind: str
) -> None:
    answer, data = get(port, path, Accept_Encoding=accepted)
    ending = f".{sent}" if sent else ""
    assert (answer.status, data) == (200, (target / f"current/{file}{ending}").read_bytes())
    coding = {"gz": "gzip", "br": "br", "": None}[sent]
    assert answer.headers["Content-Encoding"] == coding
    assert answer.headers["Content-Type"].partition(";")[0] == kind
    assert answer.headers["Cache-Control"] == "no-cache"
    if sent:
        assert answer.headers["Vary"] == "Accept-Encoding"


def lasting(target: Path) -> str:
    """The stylesheet that a page names."""
    page = (target / "current/a/index.html").read_text("utf-8")
    found = re.search(
        r'<link rel="stylesheet" href="\.\.(/assets/theme/[0-9a-f]{8}/loa\.css)">', page
    )
    assert found is not None
    return found[1]


@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_what_the_head_of_a_page_names_is_kept_for_a_year(
    port: int, target: Path, accepted: str
) -> None:
    path = lasting(target)
    answer, data = get(port, path, Accept_Encoding=accepted)
    ending = ".gz" if accepted == "gzip" else ""
    assert (answer.status, data) == (200, (target / f"current{path}{ending}").read_bytes())
    assert answer.headers.get_all("Cache-Control") == ["public, max-age=31536000, immutable"]
    assert answer.headers["Content-Type"].partition(";")[0] == "text/css"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    answer, _ = get(port, path, If_None_Match=answer.headers["ETag"], Accept_Encoding=accepted)
    assert answer.status == 304
    assert answer.headers.get_all("Cache-Control") == ["public, max-age=31536000, immutable"]


def test_that_nothing_is_there_is_asked_again(port: int, target: Path) -> None:
    answer, data = get(port, lasting(target).replace("loa.css", "khong-co.css"))
    assert (answer.status, data) == (404, (target / "current/404.html").read_bytes())
    assert answer.headers.get_all("Cache-Control") == ["no-cache"]


def test_an_address_without_a_page_shows_the_portals_own_page(port: int, target: Path) -> None:
    answer, data = get(port, "/khong-co/")
    assert answer.status == 404
    assert data == (target / "current/404.html").read_bytes()
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize(
    ("path", "shown", "tag"),
    [
        ("/zh-Hant/khong-co/", "zh-Hant/404.html", "zh-Hant"),
        ("/zh-Hant/sau/nua/khong-co", "zh-Hant/404.html", "zh-Hant"),
        ("/zh-Hant/khong-co.pdf", "zh-Hant/404.html", "zh-Hant"),
        ("/zh-Hant2/khong-co/", "404.html", "vi"),
        ("/nut/khong-co/", "404.html", "vi"),
    ],
)
def test_it_is_in_the_language_that_the_address_begins_with(
    port: int, target: Path, path: str, shown: str, tag: str
) -> None:
    answer, data = get(port, path)
    assert (answer.status, data) == (404, (target / "current" / shown).read_bytes())
    assert f'<html lang="{tag}">'.encode() in data
    assert "Content-Security-Policy" in answer.headers


def test_a_page_that_moved_is_told_at_once(port: int) -> None:
    answer, _ = get(port, "/cu/")
    assert (answer.status, urlsplit(answer.headers["Location"]).path) == (301, "/a/")


@pytest.mark.parametrize("path", ["/a/", "/assets/search-words.js", "/phim.mp4", "/thu.ics"])
def test_what_a_browser_has_is_asked_for_again_and_not_sent_twice(port: int, path: str) -> None:
    first, data = get(port, path)
    assert (first.status, first.headers["Cache-Control"]) == (200, "no-cache")
    assert data
    again, nothing = get(port, path, If_None_Match=first.headers["ETag"])
    assert (again.status, nothing) == (304, b"")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/thu.ics", "text/calendar"),
        ("/thu.vtt", "text/vtt"),
        ("/manifest.webmanifest", "application/manifest+json"),
    ],
)
def test_calendars_captions_and_the_app_have_their_types(port: int, path: str, kind: str) -> None:
    answer, _ = get(port, path)
    assert answer.status == 200
    assert answer.headers["Content-Type"].partition(";")[0] == kind
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_film_comes_in_parts(port: int) -> None:
    answer, data = get(port, "/phim.mp4", Range="bytes=10-19")
    assert (answer.status, data) == (206, bytes(range(10, 20)))


def test_readers_get_the_old_or_the_new_release_and_never_an_error(
    port: int, target: Path, tmp_path: Path
) -> None:
    texts = [f"Bản {number} {port}" for number in range(6)]
    seen: set[tuple[int, str]] = set()
    is_over = threading.Event()

    def read() -> None:
        while not is_over.is_set():
            answer, data = get(port, "/a/")
            seen.add((answer.status, data.decode() if data in by_bytes else "khác"))

    by_bytes = {text.encode() for text in texts}
    shown = target / "current/a/index.html"
    by_bytes.add(shown.read_bytes())
    before = shown.read_text("utf-8")
    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number, text in enumerate(texts):
        site = tmp_path / f"site-{number}"
        shutil.copytree(target / "current", site)
        (site / "a/index.html").write_text(text, "utf-8")
        (site / "a/index.html.gz").unlink(missing_ok=True)
        name = release_name(
            sums_of(site), datetime(2026, 8, 1, port // 3600, port % 60, number, tzinfo=UTC)
        )
        publish_to(target, site, name)
    get(port, "/a/")
    is_over.set()
    for reader in readers:
        reader.join()
    assert seen <= {(200, text) for text in (before, *texts)}
    assert len(seen) > 1
    assert get(port, "/a/")[1].decode() == texts[-1]
    # The next server begins with the first release again.
    publish_first(target)


READERS = 2000


@pytest.mark.needs("nginx", "wrk")
def test_two_thousand_readers_at_once_lose_nothing_while_a_release_comes(
    request: pytest.FixtureRequest, port: int, target: Path, tmp_path: Path
) -> None:
    """Each of 2,000 connections stays open and asks again and again, as wrk counts it."""
    if request.node.callspec.id != "nginx":
        # How many a server of this machine bears is asked of one; the others serve the same files.
        assert get(port, "/a/")[0].status == 200
        return
    program = find_command("wrk")
    assert program is not None
    command = [program, "-t2", f"-c{READERS}", "-d8s", "--timeout", "30s"]
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 2 * READERS + 200)), hard))
    with subprocess.Popen(
        [*command, f"http://127.0.0.1:{port}/a/"], stdout=subprocess.PIPE, text=True
    ) as readers:
        time.sleep(2)
        site = tmp_path / "site"
        shutil.copytree(target / "current", site)
        (site / "a/index.html").write_text("Bản mới", "utf-8")
        name = release_name(sums_of(site), datetime(2026, 9, 1, tzinfo=UTC))
        publish_to(target, site, name)
        said = readers.communicate()[0]
    publish_first(target)
    asked = re.search(r"(\d+) requests in", said)
    assert asked is not None, said
    assert int(asked[1]) > READERS
    assert "Socket errors" not in said, said
    assert "Non-2xx" not in said, said
