"""Voices of machines, for texts that nobody has been recorded reading.

An engine is a program of its own, run and never imported: Piper (PyPI `piper-tts`) and eSpeak NG
stand under GPL-3.0-or-later, which what is linked with them would have to follow. Neither brings
a voice into the portal by itself: whose voice may speak which language stands in languages.yml.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Protocol

from loa.content.entries.languages import MachineVoice
from loa.errors import LoaError
from loa.ground.wording import say

LONGEST_SECONDS = 600
"""How long an engine may take for one text before it counts as stuck."""
_SYLLABLES_A_MINUTE = "150"
_PAUSE_SECONDS = "0.4"


class VoiceError(LoaError):
    """An engine is not there, its voice is another one, or it refused; the text says which."""


class Engine(Protocol):
    """A program that reads a text aloud."""

    def speak(self, text: str, voice: MachineVoice, file: Path | None, target: Path) -> None:
        """Write a text, spoken, as a WAV file; `file` holds the voice where it is a file.

        Raises VoiceError.
        """


class Piper:
    """Neural voices: a file `name.onnx` with `name.onnx.json` beside it, given by the owner."""

    def speak(self, text: str, voice: MachineVoice, file: Path | None, target: Path) -> None:
        """See Engine."""
        if file is None or not file.is_file():
            raise VoiceError(
                say(
                    "The voice “{label}” is a file: add --voice-file {voice}.onnx.",
                    label=voice.label,
                    voice=voice.voice,
                )
            )
        if not Path(f"{file}.json").is_file():
            raise VoiceError(
                say(
                    "Beside “{name}” there must be “{name}.json”, which comes with that voice.",
                    name=file.name,
                )
            )
        if hashlib.sha256(file.read_bytes()).hexdigest() != voice.sha256:
            raise VoiceError(
                say(
                    "“{name}” is not the voice that the registry of languages names (another "
                    "sha256).",
                    name=file.name,
                )
            )
        try:
            version("piper-tts")
        except PackageNotFoundError as missing:
            raise VoiceError(
                say("This machine has no Piper. Install it: pip install piper-tts")
            ) from missing
        command = [
            sys.executable,
            "-m",
            "piper",
            "--model",
            str(file),
            "--output-file",
            str(target),
        ]
        _run([*command, "--sentence-silence", _PAUSE_SECONDS], text, "Piper")


class EspeakNg:
    """Voices made by rules: clear and unlike a human's, in many languages, some 5 MB for all."""

    def speak(self, text: str, voice: MachineVoice, file: Path | None, target: Path) -> None:
        """See Engine; `file` is not used, since the voices come with the program."""
        program = shutil.which("espeak-ng")
        if program is None:
            raise VoiceError(
                say("This machine has no eSpeak NG. Install it: sudo apt-get install espeak-ng")
            )
        command = [program, "-v", voice.voice, "-s", _SYLLABLES_A_MINUTE, "-b", "1"]
        _run([*command, "-w", str(target), "--stdin"], text, "eSpeak NG")


ENGINES: Mapping[str, Engine] = {"piper": Piper(), "espeak-ng": EspeakNg()}
"""By the name in languages.yml. Another engine is one class and one row."""


def speak(text: str, voice: MachineVoice, file: Path | None, target: Path) -> None:
    """Write a text as a WAV file, spoken by a voice of the registry. Raises VoiceError."""
    ENGINES[voice.engine].speak(text, voice=voice, file=file, target=target)
    if not target.is_file() or not target.stat().st_size:
        raise VoiceError(say("The voice “{label}” gave no sound.", label=voice.label))


def _run(command: list[str], text: str, name: str) -> None:
    try:
        subprocess.run(
            command, input=text.encode(), capture_output=True, check=True, timeout=LONGEST_SECONDS
        )
    except subprocess.TimeoutExpired as stuck:
        raise VoiceError(
            say(
                "{name} read for more than {longest_seconds} minutes and was stopped.",
                name=name,
                longest_seconds=LONGEST_SECONDS // 60,
            )
        ) from stuck
    except (OSError, subprocess.CalledProcessError) as refused:
        stderr = getattr(refused, "stderr", b"") or b""
        rows = stderr.decode(errors="replace").strip().splitlines()
        raise VoiceError(
            say("{name} could not read it: {value}", name=name, value=rows[-1] if rows else refused)
        ) from refused
