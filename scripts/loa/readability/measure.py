"""What makes a Vietnamese sentence hard, counted without a dictionary.

Vietnamese writes each syllable (tiếng) apart, so sentences are counted in syllables. Where words
end is not written; in place of long words we count runs of syllables between function words: a
name like `cơ quan tiến hành tố tụng cấp tỉnh` is one long run. None of this knows what a reader
knows; the score is our own and was set by hand against texts of both kinds (see SCALE).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from loa.content.entries.words import Officialese

# Shorter pieces are headings, answers and cells of tables: not what a reader gets lost in.
SHORTEST = 5
# Syllables in a row without a function word or a comma from which a run is dense.
DENSE = 7
# What each measure adds to the score. With these the portal's pages stand at 1 to 2, the news
# text of the plan of 2024 at about 7.
SCALE = {"length": 0.1, "dense": 0.05, "officialese": 0.03, "passive": 0.05}

_SYLLABLE = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[,;:.!?…()\[\]\"“”–/]")
_PASSIVE = re.compile(r"\b(?:bị|được)\b(?:\s+[^\W_]+){1,6}?\s+(?:bị|được)\b", re.IGNORECASE)
_WORDS = """
ai anh ấy bà bạn bằng bị bởi các cái cả chị cho chưa chỉ con còn có của cũng cứ do dưới em
để đã đang đâu đây đến đều đi điều đó được gì giờ hay hãy hoặc hơn họ khác khi không là lại
làm lên lúc mà mình mỗi một nào này nếu nên như nhưng những nữa ở phải qua ra rằng rất rồi
sau sẽ tại tôi thì theo trên trong trước từ tự và vào vẫn vì về việc với xong xuống đừng
ta cùng thế thôi vừa mấy mọi người
"""
_FUNCTION = frozenset(_WORDS.split())


@dataclass(frozen=True)
class Sentence:
    """A sentence, its line, and what is hard about it."""

    line: int
    text: str
    officialese: tuple[Officialese, ...] = ()

    @cached_property
    def syllables(self) -> int:
        """How many syllables it has; a number counts as one."""
        return len(_SYLLABLE.findall(self.text))

    @cached_property
    def dense(self) -> int:
        """How many syllables stand in runs of at least DENSE without a function word."""
        return sum(run for run in _runs(self.text) if run >= DENSE)

    @cached_property
    def passive(self) -> int:
        """How many times `bị` or `được` follows one of the two within a few syllables."""
        return sum(bool(_PASSIVE.search(part)) for part in _BREAK.split(self.text))

    @property
    def weight(self) -> float:
        """How much it adds to a text's score, to find the worst."""
        share = 100 * self.dense / self.syllables if self.syllables else 0
        return (
            SCALE["length"] * self.syllables
            + SCALE["dense"] * share
            + 100 * SCALE["officialese"] * len(self.officialese)
            + 100 * SCALE["passive"] * self.passive
        )


@dataclass(frozen=True)
class Readability:
    """A text measured: its sentences of SHORTEST syllables and more."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def length(self) -> float:
        """Syllables in a sentence, on average."""
        return fmean(sentence.syllables for sentence in self.sentences) if self.sentences else 0.0

    @cached_property
    def dense(self) -> float:
        """Per cent of all syllables that stand in dense runs."""
        total = sum(sentence.syllables for sentence in self.sentences)
        return 100 * sum(sentence.dense for sentence in self.sentences) / total if total else 0.0

    @cached_property
    def officialese(self) -> float:
        """Words of offices in a hundred sentences."""
        return self._in_hundred(len(sentence.officialese) for sentence in self.sentences)

    @cached_property
    def passive(self) -> float:
        """Chains of passives in a hundred sentences."""
        return self._in_hundred(sentence.passive for sentence in self.sentences)

    @property
    def score(self) -> float:
        """The higher, the harder: the measures weighted by SCALE."""
        return sum(weight * float(getattr(self, name)) for name, weight in SCALE.items())

    @property
    def worst(self) -> list[Sentence]:
        """The sentences from the hardest on; of equal ones the earlier first."""
        return sorted(self.sentences, key=lambda sentence: (-sentence.weight, sentence.line))

    def _in_hundred(self, counts: Iterable[int]) -> float:
        return 100 * sum(counts) / len(self.sentences) if self.sentences else 0.0


def measure(sentences: Iterable[tuple[int, str]], words: Iterable[Officialese]) -> Readability:
    """Measure sentences, given with their lines."""
    entries = [(entry, _pattern(entry)) for entry in words]
    measured = []
    for line, text in sentences:
        sentence = Sentence(line, text)
        if sentence.syllables >= SHORTEST:
            officialese = tuple(entry for entry, pattern in entries if pattern.search(text))
            measured.append(Sentence(line, text, officialese))
    return Readability(tuple(measured))


def _pattern(entry: Officialese) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, entry.words))})\b", re.IGNORECASE)


def _runs(text: str) -> list[int]:
    runs = []
    for part in _BREAK.split(text):
        length = 0
        for syllable in _SYLLABLE.findall(part):
            if syllable.casefold() in _FUNCTION:
                runs.append(length)
                length = 0
            else:
                length += 1
        runs.append(length)
    return runs
