"""A device's voices, as a page meets them: none is needed to hear what would be said."""


def engine(*voices: tuple[str, bool]) -> str:
    """A speech engine with voices (language, whether of the device itself) that notes its words."""
    listed = ", ".join(
        f'{{lang: "{language}", localService: {str(is_own).lower()}}}'
        for language, is_own in voices
    )
    return f"""
        window.spoken = [];
        window.SpeechSynthesisUtterance = function (text) {{ this.text = text; }};
        Object.defineProperty(window, "speechSynthesis", {{value: {{
            getVoices: () => [{listed}],
            addEventListener: () => undefined,
            cancel: () => undefined,
            speak: (one) => {{
                window.spoken.push([one.text, one.voice.lang]);
                window.ended = one.onend;
            }},
        }}}});"""
