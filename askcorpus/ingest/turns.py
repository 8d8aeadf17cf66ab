"""Who speaks where: the turns of a transcript, whole or inside an article."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from askcorpus.ingest.blocks import Draft
from askcorpus.ingest.labels import Label, find_label, is_notice, name_and_role
from askcorpus.ingest.spans import trim
from askcorpus.nicknames import is_given
from askcorpus.records import Span, Turn

_STAGE = re.compile(r"[*_]{0,2}[(\[](?![^()\[\]]*\d{4})[^()\[\]]{1,200}[)\]][*_]{0,2}\.?")
_CLOCK = re.compile(
    r"(?:END\b|#{2,}|-30-|\W*(?:END\W*)?\d{1,2}:\d{2}\s*[AP]\.?\s?M\.?(?:\s*\(?[A-Z]{2,4}\)?)?\W*\Z)"
)
_TALK = re.compile(r"\b(?:I|we|We|you|You|my|My|our|Our|your|Your|me|us)\b|\?")
_QUOTED = re.compile(r"“[^”]{0,1000}”|\"[^\"]{0,1000}\"")
_SMALL_WORD = re.compile(r"\b[a-z]{3,}\b")
_TELLING = "said|says|added|told|declined|went on|continued|explained|noted|argued"

ARTICLE = 100
"""Paragraphs longer than this many characters before the first turn make an article around it."""


FOLDED, TURNS = 1500, 4
"""A paragraph longer than so many characters that holds so many recurring labels is unfolded."""
_SENTENCE_START = re.compile(
    r"(?<=[.!?…”\"’)\]—–-])[ \t]+(?=(?:>{2,3}[ \t]*)?[\[(*_]{0,2}[^\Wa-z])"
)


class Speech(NamedTuple):
    """A draft and the turn it belongs to, if any; `silent` marks stage directions."""

    draft: Draft
    turn: int | None = None
    silent: bool = False


def find_turns(text: str, drafts: Sequence[Draft]) -> tuple[list[Speech], list[Turn]]:
    """The drafts with their turns, and the turns in order; labels are cut off the drafts.

    Nothing is a turn unless the whole document shows that people take turns in it.
    """
    drafts = [part for draft in drafts for part in _unfolded(text, draft)]
    labels = _spoken(text, drafts)
    speeches: list[Speech] = []
    turns: list[Turn] = []
    open_turn = False
    for index, draft in enumerate(drafts):
        if index in labels:
            label = labels[index]
            turns.append(_turn(label))
            open_turn = True
            low, high = trim(text, label.body, draft.end)
            if low < high:
                kept = draft._replace(start=low, end=high, form="prose", marker=0)
                speeches.append(Speech(kept, len(turns) - 1))
                turns[-1] = turns[-1].model_copy(update={"start": low, "end": high})
            continue
        silent = bool(labels) and _is_stage(text, draft)
        open_turn = open_turn and not _ends_speech(text, draft, turns[-1])
        if open_turn and not silent:
            spoken = (
                draft if draft.form in ("code", "item", "table") else draft._replace(form="prose")
            )
            speeches.append(Speech(spoken, len(turns) - 1))
            begun = turns[-1].start < turns[-1].end
            start = turns[-1].start if begun else draft.start
            turns[-1] = turns[-1].model_copy(update={"start": start, "end": draft.end})
        else:
            speeches.append(Speech(draft, None, silent))
    return _without_tail(text, speeches, turns), turns


def _unfolded(text: str, draft: Draft) -> Iterator[Draft]:
    """The turns of a draft that holds many in one line (`ANN: Yes. BO: No. ANN: ...`), else it."""
    if draft.end - draft.start <= FOLDED or draft.form not in ("prose", "item"):
        yield draft
        return
    found = [(draft.start, find_label(text, draft.start, draft.end))]
    found += [
        (match.end(), find_label(text, match.end(), draft.end))
        for match in _SENTENCE_START.finditer(text, draft.start, draft.end)
    ]
    labels = [(place, label) for place, label in found if label]
    counts = Counter(label.key for _, label in labels)
    sure = [place for place, label in labels if label.style != "bare" and counts[label.key] > 1]
    once = [
        place
        for place, label in labels
        if counts[label.key] == 1 and (label.timed or label.style == "capitals")
    ]
    if len(sure) < TURNS:
        yield draft
        return
    starts = sorted({draft.start, *sure, *once})
    for start, stop in pairwise([*starts, draft.end]):
        low, high = trim(text, start, stop)
        if low < high:
            yield draft._replace(start=low, end=high, marker=draft.marker * (start == draft.start))


def _without_tail(text: str, speeches: list[Speech], turns: list[Turn]) -> list[Speech]:
    """The speeches without the article that goes on after an excerpt's last turn.

    Where an article stands around the turns, the last turn's further paragraphs are parted where
    paragraphs in the first or second person best divide from those in neither.
    """
    first = next((index for index, speech in enumerate(speeches) if speech.turn is not None), 0)
    around = sum(s.draft.end - s.draft.start > ARTICLE for s in speeches[:first])
    tail = [index for index, speech in enumerate(speeches) if speech.turn == len(turns) - 1][1:]
    if not around or not turns or not tail:
        return speeches
    talks = [_talks(text, speeches[index].draft, turns[-1]) for index in tail]
    scores = [sum(talks[:cut]) + talks[cut:].count(False) for cut in range(len(tail) + 1)]
    best = max(range(len(scores)), key=lambda cut: (scores[cut], cut))
    for index in tail[best:]:
        speeches[index] = speeches[index]._replace(turn=None)
    if best < len(tail):
        spoken = [s.draft.end for s in speeches if s.turn == len(turns) - 1]
        turns[-1] = turns[-1].model_copy(update={"end": max(spoken)})
    return speeches


def _talks(text: str, draft: Draft, turn: Turn) -> bool:
    """Whether a paragraph speaks in the first or second person outside quotation marks."""
    words = _QUOTED.sub("", text[draft.start : min(draft.end, draft.start + 4000)])
    surname = (turn.name or "").split()[-1:]
    own = bool(surname) and len(surname[0]) > 2 and surname[0].casefold() in words.casefold()
    return not own and bool(_TALK.search(words))


def _turn(label: Label) -> Turn:
    name, role = name_and_role(label.speaker)
    return Turn(
        start=label.body,
        end=label.body,
        label=Span(start=label.start, end=label.end),
        speaker=label.speaker,
        name=name,
        role=role,
    )


def _is_stage(text: str, draft: Draft) -> bool:
    return draft.end - draft.start <= 200 and bool(_STAGE.fullmatch(text, draft.start, draft.end))


def _ends_speech(text: str, draft: Draft, turn: Turn) -> bool:
    """Whether a paragraph without a label is evidently not the speaker going on."""
    if draft.parted or draft.form == "boilerplate":
        return True
    if draft.form == "heading" and text[: draft.start].rstrip(" \t").endswith("#"):
        return True
    if _CLOCK.match(text, draft.start, min(draft.end, draft.start + 60)):
        return True
    if is_notice(text, draft.start, draft.end):
        return True
    surname = (turn.name or "").split()[-1:]
    if not surname or len(surname[0]) < 3:
        return False
    telling = rf"\b{re.escape(surname[0])}\b[^.?!]{{0,20}}\b(?:{_TELLING})\b"
    return bool(
        re.search(telling, text[draft.start : min(draft.end, draft.start + 2000)], re.IGNORECASE)
    )


def _spoken(text: str, drafts: Sequence[Draft]) -> dict[int, Label]:
    """The labels that open turns, by index of their draft; none unless a transcript is proven."""
    labels: dict[int, Label] = {}
    for index, draft in enumerate(drafts):
        if draft.form in ("prose", "heading", "item"):
            label = find_label(text, draft.start, draft.end)
            if label is not None:
                labels[index] = label
    counts = Counter(label.key for label in labels.values())
    first = labels.get(0)
    if first and first.style == "title" and counts[first.key] == 1 and 1 not in labels:
        del labels[0]
    named = [label for label in labels.values() if label.style != "bare"]
    if not _is_transcript(text, drafts, labels, counts):
        return {}
    capitals = sum(label.style == "capitals" for label in named)
    in_capitals = capitals > 0.6 * sum(label.style in ("capitals", "title") for label in named)
    spelled = Counter(label.speaker for label in labels.values())
    small = set(_SMALL_WORD.findall(text))
    surnames = {label.key.split()[-1] for label in named if label.style == "capitals"}
    return {
        index: label
        for index, label in labels.items()
        if _accepted(label, counts, spelled, small, in_capitals=in_capitals)
        or (in_capitals and _surely_named(text, label, drafts[index].end, small, surnames))
    }


def _surely_named(text: str, label: Label, end: int, small: set[str], surnames: set[str]) -> bool:
    """Whether a label in small letters among others in capitals is a person's all the same.

    It bears a title and the surname of another label, a given name, or only words that the text
    writes with a capital everywhere, before words of somebody who talks.
    """
    words = re.findall(r"[^\W\d_]+", label.key)
    if len(words) < 2:
        return False
    if label.titled and words[-1] in surnames:
        return True
    if small & set(words):
        return False
    return is_given(words[0]) or bool(_TALK.search(text, label.body, min(end, label.body + 400)))


def _accepted(
    label: Label, counts: Counter[str], spelled: Counter[str], small: set[str], *, in_capitals: bool
) -> bool:
    """Whether a label of a proven transcript names a speaker rather than opens a sentence."""
    if label.style in ("question", "bare", "capitals") or label.timed:
        return True
    if in_capitals:
        return spelled[label.speaker] > 1
    if label.titled:
        return True
    last = label.key.split()[-1]
    return counts[label.key] > 1 or last not in small


def _is_transcript(
    text: str, drafts: Sequence[Draft], labels: dict[int, Label], counts: Counter[str]
) -> bool:
    """Whether the labels together show people taking turns."""
    if len(labels) < 2:
        return False
    styles = Counter(label.style for label in labels.values())
    if styles["question"] + styles["bare"] == len(labels):
        return styles["question"] >= 2 or styles["bare"] >= 3
    talking = 0
    for index, label in labels.items():
        alone = trim(text, label.body, drafts[index].end) == (label.body, label.body)
        end = drafts[min(index + alone, len(drafts) - 1)].end
        talking += bool(_TALK.search(text, label.body, min(end, label.body + 400)))
    if talking < 0.25 * len(labels):
        return False
    if styles["question"] or styles["bare"]:
        return True
    recurring = max(counts.values()) > 1
    titled = sum(label.titled or label.timed for label in labels.values())
    if recurring and (len(counts) > 1 or styles["capitals"] or titled):
        return True
    return titled >= 2 or _adjoining_names(text, labels)


def _adjoining_names(text: str, labels: dict[int, Label]) -> bool:
    """Whether two labels that are names, one after another, head neighbouring paragraphs."""
    small = set(_SMALL_WORD.findall(text))
    names = [index for index, label in labels.items() if not set(label.key.split()) & small]
    return any(
        later - index <= 2 and labels[index].key != labels[later].key
        for index, later in pairwise(names)
    )
