"""Releases over ssh and rsync, on a real server of this machine."""

import os
import pwd
import socket
import subprocess
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from loa.ground.sums import sums_of
from loa.ground.targets import MARK as SITE_MARK
from loa.publishing import remote
from loa.publishing.releases import Difference, PublishRefusedError, carried_by, release_name
from loa.publishing.remote import (
    Server,
    compare_with,
    publish_over_ssh,
    require_server,
    server_of,
)
from machine import find_command
from releasing import NOW, make_site, shown, themed

CONFIG = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
PidFile none
AuthorizedKeysFile {folder}/client.pub
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
"""
SSH = """\
#!/bin/sh
exec /usr/bin/ssh -i {folder}/client -o IdentitiesOnly=yes -o LogLevel=ERROR \
-o UserKnownHostsFile={folder}/known -o StrictHostKeyChecking=yes "$@"
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server of our own; the `ssh` on the path knows its key and nothing of ours."""
    folder = tmp_path_factory.mktemp("sshd")
    for name in ("host", "client"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(command, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    (folder / "config").write_text(CONFIG.format(port=port, folder=folder), "utf-8")
    kind, key, *_ = (folder / "host.pub").read_text("utf-8").split()
    (folder / "known").write_text(f"[127.0.0.1]:{port} {kind} {key}\n", "utf-8")
    (folder / "bin").mkdir()
    (folder / "bin/ssh").write_text(SSH.format(folder=folder), "utf-8")
    (folder / "bin/ssh").chmod(0o755)
    program = find_command("sshd")
    assert program is not None
    if os.geteuid() == 0:
        # Where it gives up its rights; packages make it at the start of the machine.
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    command = [program, "-D", "-e", "-f", str(folder / "config")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None
            time.sleep(0.1)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PATH", f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
            yield port
        server.terminate()


@pytest.fixture
def server(port: int, target: Path) -> Server:
    user = pwd.getpwuid(os.geteuid()).pw_name
    return Server(f"{user}@127.0.0.1", str(target), port)


def publish(server: Server, site: Path, minutes: int = 0) -> str:
    name = release_name(sums_of(site), NOW + timedelta(minutes=minutes))
    publish_over_ssh(server, site, name)
    return name


@pytest.mark.needs("sshd", "rsync")
def test_readers_are_led_to_the_new_release(server: Server, target: Path, tmp_path: Path) -> None:
    assert require_server(server) == ""
    first = publish(server, make_site(tmp_path / "site", page="cũ", same="s"))
    assert (require_server(server), shown(target)) == (first, "cũ")
    second = publish(server, make_site(tmp_path / "site", page="mới", same="s"), 1)
    assert (require_server(server), shown(target)) == (second, "mới")
    assert (target / "releases" / first / "page").read_text("utf-8") == "cũ"
    # What did not change is one file on the server's disk, and was not sent again.
    same = [target / "releases" / name / "same" for name in (first, second)]
    assert same[0].stat().st_ino == same[1].stat().st_ino
    assert sums_of(target / "current") == sums_of(tmp_path / "site")
    assert oct((target / "current/page").stat().st_mode & 0o777) == "0o644"


@pytest.mark.needs("sshd", "rsync")
def test_who_has_the_page_before_still_finds_its_styles(
    server: Server, target: Path, tmp_path: Path
) -> None:
    sites = [themed(tmp_path / str(number), f"p{{order:{number}}}") for number in range(3)]
    for number, (site, _) in enumerate(sites):
        publish(server, site, number)
        held = [uri for _, uri in sites if (target / "current" / uri).exists()]
        assert held == [uri for _, uri in sites[max(0, number - 1) : number + 1]]
    carried = target / "current" / sites[1][1]
    assert carried.read_text("utf-8") == "p{order:1}"
    assert [oct(one.stat().st_mode & 0o777) for one in (carried, carried.parent)] == [
        "0o644", "0o755",
    ]  # fmt: skip
    assert carried_by(target / "current") == [sites[1][1]]
    assert compare_with(server, sums_of(sites[2][0])) == Difference((), (), ())
    # Whoever goes back leaves nobody without styles either.
    publish(server, sites[1][0], 1)
    assert (target / "current" / sites[2][1]).read_text("utf-8") == "p{order:2}"
    assert carried_by(target / "current") == [sites[0][1], sites[2][1]]


@pytest.mark.needs("sshd", "rsync")
def test_what_would_change_is_told_before(server: Server, tmp_path: Path) -> None:
    everything = sums_of(make_site(tmp_path / "site", page="a"))
    assert compare_with(server, everything) == Difference((SITE_MARK, "page"), (), ())
    publish(server, make_site(tmp_path / "site", page="a", same="s", gone="g"))
    after = sums_of(make_site(tmp_path / "site", page="b", same="s", new="n"))
    assert compare_with(server, after) == Difference(("new",), ("page",), ("gone",))


@pytest.mark.needs("sshd", "rsync")
def test_three_releases_are_kept_and_strange_folders_stay(
    server: Server, target: Path, tmp_path: Path
) -> None:
    (target / "releases/20200101-000000-0123456789ab").mkdir(parents=True)
    (target / ".loa-releases").write_text(remote.MARK_TEXT, "utf-8")
    names = [publish(server, make_site(tmp_path / "s", page=str(n)), n) for n in range(5)]
    left = sorted(one.name for one in (target / "releases").iterdir())
    assert left == ["20200101-000000-0123456789ab", *names[2:]]


@pytest.mark.needs("sshd", "rsync")
def test_the_same_site_is_sent_once(server: Server, target: Path, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", page="a")
    name = publish(server, site)
    before = (target / "releases" / name / "page").stat().st_mtime_ns
    assert publish(server, site) == name
    assert (target / "releases" / name / "page").stat().st_mtime_ns == before
    assert [one.name for one in (target / "releases").iterdir()] == [name]


@pytest.mark.needs("sshd", "rsync")
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda www: (www / "DCIM").mkdir(parents=True), "có tệp khác và không có dấu"),
        (lambda www: www.write_text("x", "utf-8"), "không phải là một thư mục"),
        (lambda www: www.symlink_to(www.parent), "không phải là một thư mục"),
    ],
)
def test_a_place_of_somebody_else_is_refused_and_untouched(
    server: Server, target: Path, tmp_path: Path, make, reason: str
) -> None:
    make(target)
    with pytest.raises(PublishRefusedError, match=reason):
        publish(server, make_site(tmp_path / "site", page="a"))
    assert not (target / "releases").exists()
    assert not (target / ".loa-releases").exists()


@pytest.mark.needs("sshd", "rsync")
def test_a_line_that_breaks_leaves_the_old_site_shown(
    server: Server, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(server, make_site(tmp_path / "site", page="cũ"))
    broken = tmp_path / "bin"
    broken.mkdir()
    (broken / "rsync").write_text("#!/bin/sh\necho 'connection unexpectedly closed' >&2\nexit 12\n")
    (broken / "rsync").chmod(0o755)
    monkeypatch.setenv("PATH", f"{broken}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(PublishRefusedError, match="connection unexpectedly closed") as refusal:
        publish(server, make_site(tmp_path / "site", page="mới"), 1)
    assert str(refusal.value).endswith("Người đọc vẫn thấy bản trước.")
    assert shown(target) == "cũ"


@pytest.mark.needs("sshd", "rsync")
def test_a_server_that_does_not_know_us_is_no_server(server: Server, tmp_path: Path) -> None:
    stranger = Server("nobody-here@127.0.0.1", server.folder, server.port)
    with pytest.raises(PublishRefusedError, match=r"Không đăng được vào .*Permission denied"):
        require_server(stranger)


@pytest.mark.parametrize(
    ("target", "server"),
    [
        ("loa@may.vn:/srv/portal", Server("loa@may.vn", "/srv/portal")),
        ("may.vn:/srv/portal/", Server("may.vn", "/srv/portal")),
        ("ssh://loa@may.vn:2222/srv/p", Server("loa@may.vn", "/srv/p", 2222)),
        ("ssh://may/srv/p", Server("may", "/srv/p")),
        ("/srv/portal", None),
        ("C:/portal", None),
        ("thu-muc", None),
        ("a b:/x", None),
    ],
)
def test_a_server_is_told_from_a_folder(target: str, server: Server | None) -> None:
    assert server_of(target) == server


@pytest.mark.parametrize(
    "target",
    [
        "may:/",
        "may:/srv/../etc",
        "may:/srv/.",
        "may:/srv/$(x)",
        "may:/srv/a b",
        "may:/srv/'x",
        "ssh://-x/srv",
        "ssh://may:x/srv",
        "ssh:///srv",
        "may://srv",
        "ssh://a;b/srv",
    ],
)
def test_what_a_shell_could_misread_is_refused(target: str) -> None:
    with pytest.raises(PublishRefusedError, match="Không hiểu địa chỉ"):
        server_of(target)


def test_a_machine_without_the_programs_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(PublishRefusedError, match="Máy này chưa cài “ssh”"):
        require_server(Server("a@may.vn", "/srv"))


def test_what_a_server_says_in_other_letters_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "ssh"
    program.write_bytes(b"#!/bin/sh\necho 'l\xe1\xbb\x97i \xff' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(PublishRefusedError) as refused:
        require_server(Server("a@may.vn", "/srv"))
    assert str(refused.value) == (
        "Không đăng được vào “a@may.vn:/srv”: lỗi \ufffd. Người đọc vẫn thấy bản trước."
    )
