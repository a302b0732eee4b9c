"""`loa translate speak`: a machine reads a page where nobody was recorded; somebody approves."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from loa.cli.paths import PagePath
from loa.cli.record import uri_of, write_recording
from loa.cli.root import find_root
from loa.cli.translate import refuse
from loa.content.narrations import Narration, is_heard, parts_of
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.registry_entries import Language, MachineVoice, Recording
from loa.content.translation import source_hash
from loa.ground.targets import require_outside_sources
from loa.handouts.aloud import words_aloud
from loa.integrations.portal import Portal
from loa.media.voices import speak
from loa.problems import nearest
from loa.translation.desk import source_of
from loa.translation.exchange import RefusedError

SPEAKER = "giọng máy"
"""How a machine is named where a recording names who speaks."""


@click.command(help="Cho máy đọc một trang chưa ai thu: ghi là giọng máy, chờ người duyệt.")
@click.argument("page", metavar="TRANG", type=PagePath())
@click.option("--to", "slug", default=SOURCE_LANGUAGE, show_default=True, help="Đọc tiếng nào.")
@click.option("--part", default="", help="Chỉ đọc một phần: mã đề mục, mã điều cần nhớ, canh-1.")
@click.option("--voice", "name", default="", help="Giọng nào trong sổ ngôn ngữ, nếu có nhiều.")
@click.option(
    "--voice-file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Tệp .onnx của giọng Piper.",
)  # fmt: skip
@click.option(
    "--sample", type=click.Path(dir_okay=False, path_type=Path),
    help="Chỉ ghi ra tệp WAV này để người nói tiếng ấy nghe thử giọng.",
)  # fmt: skip
def speak_page(
    page: str, slug: str, part: str, name: str, voice_file: Path | None, sample: Path | None
) -> None:
    """Write the MP3 file and its entry, or a sample to judge the voice by; exit 1 if refused."""
    portal = Portal.load(find_root())
    library = portal.library
    try:
        source = source_of(library, page)
        if part and part not in parts_of(source):
            hint = nearest(part, parts_of(source)) if parts_of(source) else ""
            raise RefusedError(f"{source.path} không có phần “{part}”. {hint}".strip())
        language = library.registries.languages.get(slug)
        if language is None:
            raise RefusedError(f"Sổ ngôn ngữ không có “{slug}”.")
        voice = _voice(language, name, is_sample=sample is not None)
        written = _written_in(portal, source, slug)
        text = words_aloud(portal.workshop().source_of(written), part)
        if not text:
            raise RefusedError(f"{written.path} không có gì để đọc thành tiếng ở phần ấy.")
        if sample is not None:
            require_outside_sources(sample, portal.root)
            speak(text, voice, voice_file, sample)
            click.echo(f"Đã ghi {sample}. Nghe xong thì ghi reviewer vào giọng ấy ở sổ ngôn ngữ.")
            return
        with TemporaryDirectory() as folder:
            target = Path(folder, "voice.wav")
            speak(text, voice, voice_file, target)
            uri = uri_of(source, slug, part)
            _keep_people(portal, source, Narration(source.src_uri, slug, part, uri))
            entry = Recording(
                file=uri, speaker=SPEAKER, consent=voice.licence, recorded_on=date.today(),
                source_sha256=source_hash(source), machine=voice.label,
            )  # fmt: skip
            write_recording(portal, target, entry)
    except RefusedError as refusal:
        refuse(refusal)
    click.echo(
        "Giọng máy chưa lên cổng: cần một người nói tiếng này nghe hết, rồi ghi reviewer và "
        "reviewed_on vào docs/_data/narrations.yml."
    )


def _voice(language: Language, name: str, *, is_sample: bool) -> MachineVoice:
    """The voice that is asked for; only a sample may be spoken by one that nobody reviewed."""
    named = [one for one in language.voices if name in {"", one.voice, one.label}]
    ready = [one for one in named if one.is_reviewed or is_sample]
    if ready:
        return ready[0]
    if named:
        raise RefusedError(
            f"Chưa người nào nói {language.name} nghe và duyệt giọng “{named[0].label}”. "
            "Làm bản nghe thử: --sample nghe-thu.wav"
        )
    raise RefusedError(
        f"Sổ ngôn ngữ chưa ghi giọng máy nào{f' tên “{name}”' if name else ''} cho {language.name}."
    )


def _written_in(portal: Portal, source: ContentPage, slug: str) -> ContentPage:
    """The page in the language itself: a machine must not read Vietnamese as another language."""
    found = portal.library.best_variant(source.src_uri, slug)
    if found is None or found.language != slug:
        raise RefusedError(f"{source.path} chưa có bản chữ bằng tiếng “{slug}” để đọc.")
    return found


def _keep_people(portal: Portal, source: ContentPage, narration: Narration) -> None:
    """A person's voice comes first: a machine never takes its place."""
    record = portal.library.registries.narrations.get(narration.uri)
    if record is not None and record.machine is None and is_heard(portal.library, narration):
        raise RefusedError(f"Đã có người đọc phần này của {source.path}: {record.speaker}.")
