"""Who made a pack: a minisign signature over the list of everything in it.

The tag manifest lists bag-info.txt (profile, sequence, expiry) and the manifest of all files, so
one signature covers all of it. Anybody can check it without this program:

    minisign -Vm tagmanifest-sha256.txt -p loa.pub

Format: https://jedisct1.github.io/minisign/, prehashed Ed25519.
"""

from datetime import date
from pathlib import Path

from minisign import ParseError, PublicKey, SecretKey, Signature, VerifyError

from loa.content.dates import short_date
from loa.packs import bag
from loa.packs.info import read_info
from loa.problems import Problem


def sign(place: Path, key: SecretKey) -> None:
    """Sign a whole bag. The same bag and key give the same bytes."""
    info = read_info(place)
    if info is None:
        raise ValueError(f"{place} is no pack")
    comment = (
        f"sequence:{info.sequence}\tprofile:{info.profile}"
        f"\tmade:{info.made_on}\texpires:{info.valid_until}"
    )
    made = key.sign((place / bag.SIGNED).read_bytes(), trusted_comment=comment)
    beside = place / f"{bag.SIGNATURE}.moi"
    beside.write_bytes(bytes(made) + b"\n")
    beside.replace(place / bag.SIGNATURE)


def is_signed(place: Path) -> bool:
    """Whether there is a signature, true or false."""
    return (place / bag.SIGNATURE).is_file()


def check_signature(place: Path, key: PublicKey, today: date, newest: int = 0) -> list[Problem]:
    """Whether the key's owner made this pack, and whether it is still good to use.

    `newest` is the highest sequence that the reader knows of: an attacker can hand out a true but
    old pack. What the bag's files are is `verify`'s question.
    """
    path = f"{place.name}/{bag.SIGNATURE}"
    if problem := _check_key(place, key, path):
        return [problem]
    listed = bag.read_manifest(place / bag.SIGNED)
    info = read_info(place)
    changed = [
        name for name in (bag.INFO, bag.MANIFEST) if bag.hash_of(place / name) != listed.get(name)
    ]
    if changed or info is None:
        message = f"Đã bị sửa sau khi ký: {', '.join(changed or [bag.INFO])}."
        return [Problem(path, 1, "pack-signature-false", message, _ASK_AGAIN)]
    found = []
    if info.valid_until < today:
        message = f"Bản này chỉ dùng đến {short_date(info.valid_until)}."
        found.append(Problem(path, 1, "pack-expired", message, _ASK_AGAIN))
    if info.sequence < newest:
        message = f"Bản này mang số {info.sequence}, cũ hơn bản số {newest} bạn đã biết."
        found.append(Problem(path, 1, "pack-older", message, _ASK_AGAIN))
    return found


_ASK_AGAIN = "Hãy xin lại bản mới ở nơi phát hành."


def _check_key(place: Path, key: PublicKey, path: str) -> Problem | None:
    if not is_signed(place):
        message = "Bản này không có chữ ký: không biết ai đã làm ra nó."
        return Problem(path, 1, "pack-unsigned", message, _ASK_AGAIN)
    try:
        signature = Signature.from_file(place / bag.SIGNATURE)
        key.verify((place / bag.SIGNED).read_bytes(), signature)
    except (ParseError, OSError):
        message = "Không đọc được chữ ký: tệp bị hỏng."
        return Problem(path, 1, "pack-signature-false", message, _ASK_AGAIN)
    except VerifyError as failure:
        if "key identifiers" in str(failure):
            message = "Chữ ký này do một khóa khác làm, không phải khóa bạn đưa."
            hint = "Lấy khóa công khai ở nơi phát hành, không lấy từ chính USB."
            return Problem(path, 1, "pack-wrong-key", message, hint)
        message = "Chữ ký sai: danh sách tệp đã bị sửa sau khi ký."
        return Problem(path, 1, "pack-signature-false", message, _ASK_AGAIN)
    return None
