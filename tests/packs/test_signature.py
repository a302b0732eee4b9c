"""Signatures: what they cover, what they refuse, and that minisign itself agrees."""

import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.cli import main
from loa.packs.bag import (
    INFO,
    MANIFEST,
    SIGNATURE,
    TAG_MANIFESTS,
    hash_of,
    manifest_text,
    name_in,
)
from loa.packs.contents import Label
from loa.packs.keys import make_keys
from loa.packs.signature import is_torn
from loa.packs.start_page import OPEN
from loa.packs.stick import opened_portal, write_stick
from packing import start_page

LABEL = Label("gon", "Bản gọn", "Loa", date(2026, 11, 23), date(2027, 11, 23), 7, "abc")
SIGNED = "tagmanifest-sha256.txt"
GOOD = (
    "9 tệp đều nguyên vẹn.\nChữ ký đúng. Loại bản gon, số thứ tự 7, làm ngày 23/11/2026, "
    "dùng đến 23/11/2027.\n"
)
AGAIN = "Hãy xin lại bản mới ở nơi phát hành."


def root_files(folder: str, hashes: Mapping[str, str]) -> Mapping[str, bytes]:
    return {OPEN: start_page(folder)}


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the key pairs loa.key and other.key, neither with a password."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("loa.key", "other.key"):
        assert isinstance(make_keys(folder / name, ""), Path)
    return folder


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    write_stick(tmp_path / "usb", {"index.html": b"home"}, LABEL, root_files)
    return tmp_path / "usb"


@pytest.fixture
def place(stick: Path) -> Path:
    found = opened_portal(stick)
    assert found
    return found


def run(*arguments: str | Path, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["pack", *map(str, arguments)], input=typed)


def sign(stick: Path, keys: Path) -> None:
    assert run("sign", stick, "--key", keys / "loa.key").exit_code == 0


def verify(stick: Path, key: Path, *more: str, on: str = "2026-12-01") -> Result:
    return run("verify", stick, "--key", key, "--on", on, *more)


def minisign(*arguments: str | Path, typed: str = "") -> str:
    command = ["minisign", *map(str, arguments)]
    done = subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_signed_stick_is_whole_and_says_what_was_signed(stick: Path, keys: Path) -> None:
    done = run("sign", stick, "--key", keys / "loa.key")
    [place] = stick.glob("cong-*")
    assert done.output == f"Đã ký: {place / SIGNATURE}. Số thứ tự 7, dùng đến 23/11/2027.\n"
    checked = verify(stick, keys / "loa.pub")
    assert (checked.exit_code, checked.output) == (0, GOOD)


@pytest.mark.needs("minisign")
def test_minisign_believes_our_signature(stick: Path, keys: Path, place: Path) -> None:
    sign(stick, keys)
    said = minisign("-Vm", place / SIGNED, "-p", keys / "loa.pub")
    assert said == (
        "Signature and comment signature verified\n"
        "Trusted comment: sequence:7\tprofile:gon\tmade:2026-11-23\texpires:2027-11-23\n"
    )


@pytest.mark.needs("minisign")
@pytest.mark.parametrize("form", [[], ["-l"]], ids=["prehashed", "legacy"])
def test_we_believe_the_signature_of_minisign(
    stick: Path, place: Path, tmp_path: Path, form: list[str]
) -> None:
    pair = ["-p", tmp_path / "m.pub", "-s", tmp_path / "m.key"]
    minisign("-G", "-W", *pair)
    minisign("-S", *form, "-s", tmp_path / "m.key", "-m", place / SIGNED)
    assert verify(stick, tmp_path / "m.pub").output == GOOD


@pytest.mark.needs("minisign")
def test_a_key_of_minisign_signs_here(stick: Path, tmp_path: Path) -> None:
    minisign("-G", "-W", "-p", tmp_path / "m.pub", "-s", tmp_path / "m.key")
    assert run("sign", stick, "--key", tmp_path / "m.key").exit_code == 0
    assert verify(stick, tmp_path / "m.pub").output == GOOD


@pytest.mark.needs("minisign")
def test_a_key_with_a_password_signs_here_and_with_minisign(
    stick: Path, place: Path, tmp_path: Path
) -> None:
    secret, public = tmp_path / "k" / "loa.key", tmp_path / "k" / "loa.pub"
    made = run("key", "--out", secret, typed="nắng mai\nnắng mai\n")
    assert made.output.endswith(
        f"Khóa bí mật: {secret}. Chép thêm một bản cất nơi an toàn, không gửi cho ai.\n"
        f"Khóa công khai: {public}. Công bố trên trang của cơ quan, không chỉ trên USB.\n"
    )
    assert secret.stat().st_mode & 0o077 == 0
    wrong = run("sign", stick, "--key", secret, typed="nang mai\n")
    assert wrong.exit_code == 1
    assert wrong.output.endswith(
        f"{secret}:1: lỗi: Sai mật khẩu của khóa. Gõ lại, để ý phím Caps Lock. "
        "(pack-key-password)\n"
    )
    assert run("sign", stick, "--key", secret, typed="nắng mai\n").exit_code == 0
    assert verify(stick, public).output == GOOD
    minisign("-S", "-s", secret, "-m", place / SIGNED, typed="nắng mai\n")
    assert verify(stick, public).output == GOOD


def test_signing_twice_gives_the_same_bytes(stick: Path, keys: Path, place: Path) -> None:
    sign(stick, keys)
    first = (place / SIGNATURE).read_bytes()
    sign(stick, keys)
    assert (place / SIGNATURE).read_bytes() == first


def test_an_unsigned_pack(stick: Path, keys: Path, place: Path) -> None:
    done = verify(stick, keys / "loa.pub")
    assert (done.exit_code, done.output) == (
        1,
        f"8 tệp đều nguyên vẹn.\n{place.name}/{SIGNATURE}:1: lỗi: Bản này không có chữ ký: "
        f"không biết ai đã làm ra nó. {AGAIN} (pack-unsigned)\n",
    )


def test_another_key(stick: Path, keys: Path) -> None:
    sign(stick, keys)
    done = verify(stick, keys / "other.pub")
    assert done.exit_code == 1
    assert done.output.endswith(
        "lỗi: Chữ ký này do một khóa khác làm, không phải khóa bạn đưa. "
        "Lấy khóa công khai ở nơi phát hành, không lấy từ chính USB. (pack-wrong-key)\n"
    )


def forge(stick: Path, place: Path) -> Path:
    """What a forger does: every list of hashes and every name agrees with the changed files."""
    data = {uri: hash_of(place / uri) or "" for uri in ("data/index.html",)}
    (place / MANIFEST).write_bytes(manifest_text(data))
    place = place.rename(stick / name_in(place))
    for page in (stick / OPEN, place / "goc" / OPEN):
        page.write_bytes(start_page(place.name))
    rewrite_proofs(place)
    return place


def rewrite_proofs(place: Path) -> None:
    """Make every list of hashes agree with the files."""
    data = {uri: hash_of(place / uri) or "" for uri in ("data/index.html",)}
    (place / MANIFEST).write_bytes(manifest_text(data))
    tags = ("bagit.txt", INFO, MANIFEST, f"goc/{OPEN}")
    for name, algorithm in TAG_MANIFESTS.items():
        proofs = {uri: hash_of(place / uri, algorithm) or "" for uri in tags}
        (place / name).write_bytes(manifest_text(proofs))


def test_a_forger_who_changes_page_and_hashes_passes_without_a_signature_only(
    stick: Path, keys: Path, place: Path
) -> None:
    sign(stick, keys)
    (place / "data" / "index.html").write_bytes(b"call 0900 000 000")
    forge(stick, place)
    assert run("verify", stick, "--on", "2026-12-01").output == (
        "9 tệp đều nguyên vẹn.\nCó ký, chưa kiểm khóa: thêm --key khóa.pub để biết ai đã ký.\n"
    )
    done = verify(stick, keys / "loa.pub")
    assert done.exit_code == 1
    assert done.output.endswith(
        f"lỗi: Chữ ký sai: danh sách tệp đã bị sửa sau khi ký. {AGAIN} (pack-signature-false)\n"
    )


def test_a_forger_who_lets_the_pack_live_longer(stick: Path, keys: Path, place: Path) -> None:
    sign(stick, keys)
    info = (place / INFO).read_text(encoding="utf-8")
    (place / INFO).write_text(info.replace("2027-11-23", "2037-11-23"), encoding="utf-8")
    forge(stick, place)
    assert "(pack-signature-false)" in verify(stick, keys / "loa.pub").output


def test_a_torn_signature(stick: Path, keys: Path, place: Path) -> None:
    sign(stick, keys)
    path = place / SIGNATURE
    path.write_bytes(path.read_bytes()[:-30])
    done = verify(stick, keys / "loa.pub")
    assert (done.exit_code, done.output) == (
        1,
        f"{place.name}/{SIGNATURE}: bị hỏng, nội dung đã khác bản gốc.\n"
        "1 tệp có vấn đề trong 9 tệp đã xem.\n",
    )


def test_after_its_last_day(stick: Path, keys: Path) -> None:
    sign(stick, keys)
    assert verify(stick, keys / "loa.pub", on="2027-11-23").exit_code == 0
    done = verify(stick, keys / "loa.pub", on="2027-11-24")
    assert done.exit_code == 1
    assert done.output.endswith(
        f"lỗi: Bản này đã quá hạn, chỉ dùng đến 23/11/2027. {AGAIN} (pack-expired)\n"
    )


def test_a_true_but_older_pack(stick: Path, keys: Path) -> None:
    sign(stick, keys)
    assert verify(stick, keys / "loa.pub", "--newest", "7").exit_code == 0
    done = verify(stick, keys / "loa.pub", "--newest", "8")
    assert done.exit_code == 1
    assert done.output.endswith(
        f"lỗi: Bản này mang số 7, cũ hơn bản số 8 bạn đã biết. {AGAIN} (pack-older)\n"
    )


def test_what_is_damaged_is_not_signed(stick: Path, keys: Path, place: Path) -> None:
    (place / "data" / "index.html").write_bytes(b"x")
    done = run("sign", stick, "--key", keys / "loa.key")
    assert done.exit_code == 1
    assert done.output.endswith("1 tệp có vấn đề trong 8 tệp đã xem.\n")
    assert not (place / SIGNATURE).exists()


@pytest.mark.parametrize("marker", [".git", "mkdocs.yml"])
def test_a_secret_key_in_a_repository_is_refused(stick: Path, keys: Path, marker: str) -> None:
    repository = stick.parent / "kho"
    (repository / marker).mkdir(parents=True)
    hidden = repository / "a" / "loa.key"
    said = (
        f"{hidden}:1: lỗi: Khóa bí mật nằm trong kho, nơi mọi người cùng chép về. "
        "Để khóa ở thư mục riêng của người ký, ngoài kho và ngoài USB. (pack-key-exposed)\n"
    )
    made = run("key", "--out", hidden, "--no-password")
    assert (made.exit_code, made.output) == (1, said)
    hidden.parent.mkdir()
    shutil.copy(keys / "loa.key", hidden)
    used = run("sign", stick, "--key", hidden)
    assert (used.exit_code, used.output) == (1, said)


def test_a_secret_key_on_the_stick_is_refused(stick: Path, keys: Path) -> None:
    shutil.copy(keys / "loa.key", stick)
    done = run("sign", stick, "--key", stick / "loa.key")
    assert done.output == (
        f"{stick / 'loa.key'}:1: lỗi: Khóa bí mật nằm ngay trong bản sao sẽ đem phát. "
        "Để khóa ở thư mục riêng của người ký, ngoài kho và ngoài USB. (pack-key-exposed)\n"
    )


def test_a_new_key_does_not_overwrite(keys: Path) -> None:
    done = run("key", "--out", keys / "loa.key", "--no-password")
    assert (done.exit_code, done.output) == (
        1,
        f"{keys / 'loa.key'}:1: lỗi: Đã có tệp này; khóa mới không ghi đè lên khóa cũ. "
        "Chọn tên khác. Mất khóa cũ thì không ký được nữa. (pack-key-exists)\n",
    )


def test_keys_given_the_wrong_way_round(stick: Path, keys: Path) -> None:
    signing = run("sign", stick, "--key", keys / "loa.pub")
    assert signing.output == (
        f"{keys / 'loa.pub'}:1: lỗi: Không đọc được khóa bí mật. "
        "Tệp này phải do “loa pack key” hoặc “minisign -G” tạo ra. (pack-key-unreadable)\n"
    )
    checking = verify(stick, keys / "loa.key")
    assert checking.output.endswith(
        f"{keys / 'loa.key'}:1: lỗi: Không đọc được khóa công khai. "
        "Đó là tệp .pub có hai dòng, dòng sau bắt đầu bằng RW. (pack-key-unreadable)\n"
    )


def named(stick: Path, *more: str | Path) -> str:
    """What `verify` says of a stick that must not pass."""
    done = run("verify", stick, "--on", "2026-12-01", *more)
    assert done.exit_code == 1, done.output
    return done.output


ASTRAY = f"{OPEN}: không dẫn đến bản sao nguyên vẹn nào của cổng trên USB.\n"


@pytest.mark.parametrize(
    "spelled",
    [
        "%63ong-{}/data/index.html",
        "./cong-{}/data/index.html",
        "cong-{}\\data\\index.html",
        "CONG-{}/data/index.html",
        "cong-{}/data/../data/index.html",
        "cong-{}//data/index.html",
        "/cong-{}/data/index.html",
        "cong-{}/data/index.html?x",
        "https://evil.example/cong-{}/data/index.html",
    ],
)
@pytest.mark.parametrize(
    "page",
    [
        '<a href="{}">Mở</a>',
        '<meta http-equiv="refresh" content="0;url={}">',
        '<META HTTP-EQUIV=" Refresh" CONTENT="0; {}">',
        '<form action="{}"><button>Mở</button></form>',
        '<a href="cong-TRUE/data/index.html"></a><iframe src="{}"></iframe>',
        '<a href="cong-TRUE/data/index.html"></a><area href="{}">',
    ],
)
def test_a_forged_start_page_leads_nowhere_with_and_without_a_key(
    stick: Path, keys: Path, place: Path, page: str, spelled: str
) -> None:
    sign(stick, keys)
    text = page.replace("TRUE", place.name[5:]).format(spelled.format(place.name[5:]))
    for target in (stick / OPEN, place / "goc" / OPEN):
        target.write_text(text)
    rewrite_proofs(place)
    for more in ((), ("--key", keys / "loa.pub"), ("--key", keys / "other.pub")):
        assert named(stick, *more) == ASTRAY + "1 tệp có vấn đề trong 9 tệp đã xem.\n"


@pytest.mark.parametrize("more", [[], ["loa.pub"], ["other.pub"]])
def test_a_renamed_folder_is_named(stick: Path, keys: Path, place: Path, more: list[str]) -> None:
    sign(stick, keys)
    place.rename(stick / "cong-x")
    key = ["--key", keys / more[0]] if more else []
    assert named(stick, *key) == (
        f"{ASTRAY}cong-x: thư mục bị đổi tên, không còn là tên lúc ghi.\n"
        "2 tệp có vấn đề trong 9 tệp đã xem.\n"
    )


def test_a_second_portal_beside_the_signed_one_is_named(
    stick: Path, keys: Path, place: Path
) -> None:
    sign(stick, keys)
    shutil.copytree(place, stick / "cong-20260101-abcdef")
    assert named(stick, "--key", keys / "loa.pub").startswith("cong-20260101-abcdef: còn sót")


def test_a_start_page_that_is_a_link_or_missing(stick: Path, keys: Path, tmp_path: Path) -> None:
    sign(stick, keys)
    page = stick / OPEN
    shutil.move(page, tmp_path / "page.html")
    assert named(stick).startswith(f"{OPEN}: bị thiếu.\n")
    page.symlink_to(tmp_path / "page.html")
    assert named(stick, "--key", keys / "loa.pub").startswith(f"{OPEN}: là liên kết")


def test_links_to_equal_bytes_and_to_folders_are_refused(
    stick: Path, keys: Path, place: Path, tmp_path: Path
) -> None:
    sign(stick, keys)
    shutil.move(place / "data" / "index.html", tmp_path / "index.html")
    (place / "data" / "index.html").symlink_to(tmp_path / "index.html")
    (place / "data" / "etc").symlink_to("/etc")
    word = "là liên kết dẫn đi nơi khác, bản gốc không có liên kết nào."
    assert named(stick, "--key", keys / "loa.pub") == (
        f"{place.name}/data/etc: {word}\n{place.name}/data/index.html: {word}\n"
        "2 tệp có vấn đề trong 8 tệp đã xem.\n"
    )


def test_a_linked_portal_is_no_portal(stick: Path, keys: Path, place: Path) -> None:
    sign(stick, keys)
    elsewhere = place.rename(stick.parent / place.name)
    place.symlink_to(elsewhere)
    said = named(stick, "--key", keys / "loa.pub")
    assert f"\n{place.name}: là liên kết dẫn đi nơi khác, bản gốc không có liên kết nào.\n" in said


def test_every_damage_to_a_signature_is_seen_without_the_key(
    stick: Path, keys: Path, place: Path
) -> None:
    sign(stick, keys)
    path = place / SIGNATURE
    data = path.read_bytes()
    said = (
        f"{place.name}/{SIGNATURE}: bị hỏng, nội dung đã khác bản gốc.\n"
        "1 tệp có vấn đề trong 9 tệp đã xem.\n"
    )
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        assert is_torn(place), bit
    for spoilt in (b"", data[:-1], data + b"x", data[:40], data.replace(b"\n", b"\r\n")):
        path.write_bytes(spoilt)
        assert named(stick) == said


def test_without_a_key_the_origin_is_said_to_be_unproven(
    stick: Path, keys: Path, place: Path
) -> None:
    def words(*more: str) -> tuple[int, str]:
        done = run("verify", stick, *more)
        return done.exit_code, done.output

    whole = "9 tệp đều nguyên vẹn.\n"
    signed = "Có ký, chưa kiểm khóa: thêm --key khóa.pub để biết ai đã ký.\n"
    sign(stick, keys)
    assert words("--on", "2027-11-23", "--newest", "7") == (0, whole + signed)
    info = f"{place.name}/bag-info.txt:1: lỗi: "
    assert words("--on", "2027-11-24") == (
        1,
        f"{whole}{signed}{info}Bản này đã quá hạn, chỉ dùng đến 23/11/2027. {AGAIN} "
        "(pack-expired)\n",
    )
    assert words("--on", "2027-11-23", "--newest", "8") == (
        1,
        f"{whole}{signed}{info}Bản này mang số 7, cũ hơn bản số 8 bạn đã biết. {AGAIN} "
        "(pack-older)\n",
    )
    (place / SIGNATURE).unlink()
    assert words("--on", "2026-12-01") == (
        0,
        f"8 tệp đều nguyên vẹn.\nKhông ký: không có {SIGNATURE}, không biết ai đã làm ra bản "
        "này.\n",
    )
