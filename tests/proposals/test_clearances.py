"""Who may let out what is read from the branch that a proposal goes to; whatever decides what is
let out changes by the word of whoever keeps it.
"""

import re
from pathlib import Path

import pytest

from portals import MakePortal, page_text
from proposing import FILL, REVIEWERS, begin_with_reviewers, commit, edit, git, merge, read, told

PAGE = "cong-dong/mot.md"
PATH = "docs/_data/reviewers.yml"
ALONE = REVIEWERS.partition("  - {id: ubnd")[0]
OWNER = '  - {id: toi, name: "Tôi", pages: [""], approves: true, accounts: [t@vi.du]}\n'
UNREAD = (
    "Mục “{key}” quyết định điều gì được đăng: mục đã đổi mà chưa ai có quyền đọc lại. "
    "{who} " + FILL
)
NOBODY = "Chưa ai được giao."
KEEPER = "Người được giao: Chủ cổng (chu)."
FIRST = (
    PATH,
    "minor",
    "Đề nghị này ghi những nơi đầu tiên được cho đăng: {}. Trước đó chưa có ai để hỏi. "
    "Chủ kho xem từng tài khoản (accounts) là của ai rồi mới gộp.",
)
LOCKED = (
    PATH,
    "major",
    "Sau đề nghị này không còn ai được đổi sổ này. "
    "Giao cho một nơi registries: [reviewers], ghi cả accounts.",
)
KEPT = "registries: [reviewers], accounts: [t@vi.du]"


def first(*names: str) -> tuple[str, str, str]:
    return FIRST[0], FIRST[1], FIRST[2].format(", ".join(names))


def unread(registry: str, key: str, who: str = NOBODY) -> tuple[str, str, str]:
    return f"docs/_data/{registry}.yml", "major", UNREAD.format(key=key, who=who)


@pytest.fixture
def root(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    return begin_with_reviewers(make_portal({PAGE: page_text("Một", "Chữ.\n")}), monkeypatch)


@pytest.fixture
def bare(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal in which nobody was ever named."""
    return begin_with_reviewers(make_portal({PAGE: page_text("Một", "Chữ.\n")}), monkeypatch, "")


def found() -> list[tuple[str, str, str]]:
    return told("not-authorised")


def append(root: Path, registry: str, text: str) -> None:
    edit(root / f"docs/_data/{registry}.yml", lambda before: before.rstrip("\n") + "\n" + text)


def approve(root: Path, name: str) -> None:
    review = f"{{status: approved, by: {name}, on: 2025-12-01, document: CV 1}}"
    edit(root / "docs" / PAGE, lambda text: text.replace("{status: draft}", review))


def not_given(name: str) -> tuple[str, str, str]:
    message = f"“{name}” không được giao duyệt trang này (review.by). {FILL}"
    return f"docs/{PAGE}", "major", message


def test_nobody_names_themselves_in_the_proposal_that_needs_it(root: Path) -> None:
    append(root, "reviewers", OWNER)
    approve(root, "toi")
    commit(root)
    assert found() == [unread("reviewers", "toi", KEEPER), not_given("toi")]


def test_nobody_gives_themselves_another_task(root: Path) -> None:
    edit(root / PATH, lambda text: text.replace("[cong-dong/], approves", '[""], approves'))
    commit(root)
    assert found() == [unread("reviewers", "ubnd", KEEPER)]
    read("toa-soan")
    assert found() == [unread("reviewers", "ubnd", KEEPER)]
    read("chu")
    assert found() == []


def test_nobody_is_taken_off_the_list_unread(root: Path) -> None:
    edit(root / PATH, lambda text: re.sub(r"  - \{id: tay.*\n", "", text))
    commit(root)
    assert found() == [unread("reviewers", "tay", KEEPER)]


def test_who_would_keep_the_list_after_it_has_no_word_in_it(root: Path) -> None:
    edit(
        root / PATH, lambda text: text.replace("registries: [helplines]", "registries: [reviewers]")
    )
    commit(root)
    read("truc")
    assert found() == [unread("reviewers", "truc", KEEPER)]


def test_the_first_list_is_looked_at_by_an_owner_and_gives_no_word_yet(bare: Path) -> None:
    (bare / PATH).write_text(REVIEWERS, "utf-8")
    approve(bare, "ubnd")
    commit(bare)
    names = ("toa-soan", "ubnd", "ctxh", "truc", "tay", "chu")
    assert found() == [first(*names), not_given("ubnd")]


@pytest.mark.parametrize(
    "keeper",
    ["registries: [helplines], accounts: [t@vi.du]", "registries: [reviewers]"],
)
def test_a_first_list_names_somebody_who_may_change_it_and_can_be_known(
    bare: Path, keeper: str
) -> None:
    (bare / PATH).write_text(REVIEWERS.replace(KEPT, keeper), "utf-8")
    assert LOCKED in found()
    (bare / PATH).write_text(REVIEWERS, "utf-8")
    assert LOCKED not in found()


def test_a_list_without_keeper_is_changed_by_nobody(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = make_portal({PAGE: page_text("Một")})
    root = begin_with_reviewers(portal, monkeypatch, ALONE)
    append(root, "reviewers", OWNER)
    assert found() == [unread("reviewers", "toi"), LOCKED]


@pytest.mark.parametrize("text", ["reviewers: []\n", "reviewers: [\n", ""])
def test_an_empty_or_damaged_list_is_no_first_one(bare: Path, text: str) -> None:
    (bare / PATH).write_text(text, "utf-8")
    merge(bare)
    (bare / PATH).write_text(
        "reviewers:\n" + OWNER.replace("pages", KEPT[:23] + ", pages"), "utf-8"
    )
    assert found() == [unread("reviewers", "toi")]


def test_who_lost_a_task_since_the_proposal_began_has_no_word(root: Path) -> None:
    git(root, "switch", "-q", "main")
    edit(root / PATH, lambda text: text.replace("approves: true", "approves: false"))
    commit(root)
    git(root, "switch", "-q", "de-nghi")
    approve(root, "ubnd")
    assert found() == [not_given("ubnd")]


def test_who_got_a_task_since_the_proposal_began_has_a_word(bare: Path) -> None:
    git(bare, "switch", "-q", "main")
    (bare / PATH).write_text(REVIEWERS, "utf-8")
    commit(bare)
    git(bare, "switch", "-q", "de-nghi")
    approve(bare, "ubnd")
    ((path, _, said),) = found()
    assert path == "docs/cong-dong/mot.md"
    # It is theirs to give: what is missing is that they gave it.
    assert said.startswith("Trang ghi là “ubnd” duyệt (review.by), mà người ấy chưa xác nhận. ")


WORD = '  - {{id: {key}, texts: ["{text}"], why: "x", confidence: low, as_of: null, sources: []}}\n'
RECORD = (
    "consents:\n  - {{id: anh, holder: Văn thư, document: số 1, scope: USB, on: 2025-10-01, "
    "expires: null, withdrawn: {}}}\n"
)


def test_a_language_lets_its_drafts_out_by_the_word_of_who_keeps_it(root: Path) -> None:
    def with_banner(text: str) -> str:
        return re.sub(r"(slug: tyz\n(?:.*\n)*?    publish: )reviewed-only", r"\1with-banner", text)

    edit(root / "docs/_data/languages.yml", with_banner)
    assert found() == [unread("languages", "tyz")]
    merge(root)
    git(root, "checkout", "-q", "main~1", "--", "docs/_data/languages.yml")
    commit(root)
    assert found() == [], "anybody may keep drafts back"


def test_a_consent_counts_by_the_word_of_who_keeps_the_papers(root: Path) -> None:
    path = root / "docs/_data/consents.yml"
    path.write_text(RECORD.format("null"), "utf-8")
    assert found() == [unread("consents", "anh")]
    merge(root)
    path.write_text(RECORD.format("2025-11-01"), "utf-8")
    assert found() == [], "anybody may take a picture back"
    merge(root)
    path.write_text(RECORD.format("null"), "utf-8")
    assert found() == [unread("consents", "anh")]
    path.write_text("consents: []\n", "utf-8")
    assert found() == [unread("consents", "anh")]


def test_words_are_withheld_by_anybody_and_let_out_by_their_keeper(root: Path) -> None:
    append(root, "withheld", WORD.format(key="chu-thu", text="chữ không ai viết"))
    assert found() == []
    merge(root)
    edit(
        root / "docs/_data/withheld.yml", lambda text: text.replace("chữ không ai", "chữ chẳng ai")
    )
    assert found() == [unread("withheld", "chu-thu")]
    edit(root / "docs/_data/withheld.yml", lambda text: text[: text.index("  - {id: chu-thu")])
    assert found() == [unread("withheld", "chu-thu")]


NOTICE = """\
notices:
  - id: tin-gap
    severity: urgent
    begin: 2025-12-01
    end: 2025-12-05
    approved_by: [{name: Một, on: 2025-12-01}, {name: Hai, on: 2025-12-01}]
    texts: [{language: vi, text: "Tin."}, {language: tyz, text: "X.", reviewer: NAME}]
"""


@pytest.mark.parametrize(
    ("name", "more"),
    [("tay", []), ("Ai đó", ["“Ai đó” không được giao thẩm định tiếng “tyz”. " + FILL])],
)
def test_an_urgent_notice_goes_out_by_the_word_of_who_keeps_them(
    root: Path, name: str, more: list[str]
) -> None:
    (root / "docs/_data/notices.yml").write_text(NOTICE.replace("NAME", name), "utf-8")
    path, severity, said = unread("notices", "tin-gap")
    assert found() == [(path, severity, one) for one in (said, *more)]
    merge(root)
    (root / "docs/_data/notices.yml").unlink()
    assert found() == [], "anybody may take a notice down"


TERM = (
    "  - {{id: chu-thu, language: tyz, vi: chữ, text: X, approved_by: {}, "
    "approved_on: 2025-11-01}}\n"
)
VOICE = (
    "    voices: [{{engine: espeak-ng, voice: vi, licence: GPL, reviewer: {}, "
    "reviewed_on: 2025-11-01}}]\n"
)


@pytest.mark.parametrize("registry", ["glossary", "languages"])
def test_terms_and_voices_are_approved_by_speakers_of_the_language(
    root: Path, registry: str
) -> None:
    path = root / f"docs/_data/{registry}.yml"
    before = path.read_text("utf-8")

    def said_by(name: str) -> str:
        if registry == "glossary":
            return before.replace("glossary: []\n", "glossary:\n") + TERM.format(name)
        return before.replace("  - slug: tyz\n", "  - slug: tyz\n" + VOICE.format(name))

    path.write_text(said_by("Ai đó"), "utf-8")
    message = "“Ai đó” không được giao thẩm định tiếng “tyz”. " + FILL
    assert found() == [(f"docs/_data/{registry}.yml", "major", message)]
    path.write_text(said_by("tay"), "utf-8")
    assert found() == []


def test_words_that_pages_share_change_in_a_language_by_its_speakers(root: Path) -> None:
    phrase = '  - {id: chao, name: Chào, lines: ["Chào."], translations: {tyz: ["X."]}}\n'
    append(root, "phrases", phrase)
    commit(root)
    unsaid = (
        "docs/_data/phrases.yml",
        "major",
        "Mục “chao” đổi lời tiếng “tyz” mà chưa ai có quyền đọc lại. "
        f"Người được giao: Nhóm tiếng Tày (tay). {FILL}",
    )
    assert found() == [unsaid]
    read("toa-soan")
    assert found() == [unsaid]
    read("tay")
    assert found() == []
    merge(root)
    edit(root / "docs/_data/phrases.yml", lambda text: text.replace("name: Chào", "name: Lời chào"))
    assert found() == []
