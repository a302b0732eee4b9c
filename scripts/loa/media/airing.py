"""Recordings for the village loudspeaker: numbered MP3 files that a player goes through in order.

Whatever somebody recorded (WAV, M4A, MP3, OGG) loses its silence at both ends, is levelled and
becomes what cheap amplifiers play: one channel, 44.1 kHz, 64 kbit/s.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from loa.artifacts import Artifact, ArtifactStore, code_of, version_of
from loa.checking import check
from loa.content.library import Library
from loa.content.narrations import Narration, is_heard, narrations
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.page_artifacts import artifact_of
from loa.content.slots import SECTION, Slot, slots_of
from loa.ground.wording import say
from loa.media.encoding import EncodingError
from loa.media.mp3 import length_of
from loa.media.sound import slot_as_mp3
from loa.problems import Problem


@check("slot-not-made", scope="making", severity="warning")
def make_airings(
    library: Library, store: ArtifactStore, folder: str, kind: str, problems: list[Problem]
) -> list[Artifact]:
    """The slots of all pages that somebody recorded and that may be heard, in order.

    `folder` is the site's folder of handouts, `kind` what the artifacts are. What cannot be
    made is added to `problems`.
    """
    artifacts = []
    recorded = [
        narration
        for narration in narrations(library)
        if narration.part and is_heard(library, narration)
    ]
    spoken_uris = {narration.source_uri for narration in recorded}
    for page in library.published:
        if "loudspeaker" not in page.meta.handouts or page.language != SOURCE_LANGUAGE:
            continue
        # To find its slots a page is read; of most nobody recorded any.
        for slot in slots_of(page) if page.src_uri in spoken_uris else ():
            for narration in _recordings(recorded, page, slot):
                try:
                    artifacts.append(
                        _airing(
                            library=library,
                            store=store,
                            folder=folder,
                            kind=kind,
                            page=page,
                            slot=slot,
                            narration=narration,
                        )
                    )
                except EncodingError as error:
                    path = f"{library.docs_dir.name}/{narration.uri}"
                    message = say(
                        "Nothing for a loudspeaker can be made of this recording: {error}.",
                        error=error,
                    )
                    hint = say("Record it again, or export it as WAV and try again.")
                    problems.append(
                        Problem(path, 1, code="slot-not-made", message=message, hint=hint)
                    )
    return artifacts


def _recordings(
    recorded: Iterable[Narration], page: ContentPage, slot: Slot
) -> Iterator[Narration]:
    """What speaks a slot; an only slot is also the whole section."""
    for narration in recorded:
        if narration.source_uri == page.src_uri and narration.part in {slot.part, _whole(page)}:
            yield narration


def _whole(page: ContentPage) -> str:
    return SECTION if len(slots_of(page)) == 1 else ""


def _airing(
    library: Library,
    store: ArtifactStore,
    folder: str,
    kind: str,
    page: ContentPage,
    slot: Slot,
    narration: Narration,
) -> Artifact:
    recording = library.docs_dir / narration.uri
    key = store.key(
        "airing", code_of("media"), version_of("imageio-ffmpeg"), recording.read_bytes()
    )
    stored = store.get(key, "mp3")
    if stored is None:
        with TemporaryDirectory() as work_folder:
            target = Path(work_folder, "slot.mp3")
            slot_as_mp3(recording, target)
            stored = store.put(key, "mp3", target.read_bytes())
    suffix = "" if narration.language == SOURCE_LANGUAGE else f"-{narration.language.lower()}"
    language_name = library.registries.languages[narration.language].name
    note = f"{round(length_of(stored))} giây"
    if suffix:
        note = f"{language_name}, {note}"
    if library.registries.narrations[narration.uri].machine:
        # Also in the file's name: on a player's display there is nothing else to read.
        suffix += "-giong-may"
        note = f"giọng máy, {note}"
    uri = f"{folder}/{page.slug}/loa/{slot.name}{suffix}.mp3"
    return artifact_of(
        page,
        dest_uri=uri,
        kind=kind,
        stored=stored,
        title="Bài phát loa đã thu",
        note=f"{slot.name}, {note}",
    )
