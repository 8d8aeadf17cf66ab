"""Adapters that read the public sets from a folder the user names, as questions with spans."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.reader.detokenise import detokenise

Span = tuple[int, int]
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|vs|No|Inc|Co|Jr|Sr|Gen|Sen|Rep|Prof|e\.g|i\.e|etc|approx|ca?)\.$"
)


@dataclass(frozen=True)
class Sentence:
    """One QAMR sentence: `article` groups its neighbours, `offsets` are its tokens' ranges."""

    id: str
    article: str
    order: tuple[int, ...]
    text: str
    offsets: tuple[Span, ...]


@dataclass(frozen=True)
class SentenceQuestion:
    """A QAMR question: one span and one string for each of the three workers' answers."""

    sentence: str
    question: str
    spans: tuple[Span, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True)
class ParagraphQuestion:
    """An XQuAD question on a paragraph: `span` lies in sentence number `sentence`."""

    article: str
    paragraph: int
    question: str
    answers: tuple[str, ...]
    sentence: int
    span: Span


@dataclass(frozen=True)
class Paragraph:
    """An XQuAD paragraph with its sentences' ranges."""

    article: str
    text: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True)
class Evidence:
    """A question with sentences that answer it and sentences beside them that do not."""

    group: str
    question: str
    sentences: tuple[str, ...]
    supporting: frozenset[int]


def qamr(folder: Path) -> tuple[dict[str, Sentence], list[SentenceQuestion]]:
    """QAMR's sentences by id, detokenised, and all questions on them."""
    sentences: dict[str, Sentence] = {}
    for line in (folder / "sentences.tsv").read_text(encoding="utf-8").splitlines():
        key, tokens = line.split("\t")
        text, offsets = detokenise(tokens.split(" "))
        parts = key.split(":")
        order = tuple(int(part) for part in parts[3:])
        sentences[key] = Sentence(key, ":".join(parts[:3]), order, text, tuple(offsets))
    questions = []
    for name in ("dev.tsv", "more.tsv"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            questions.append(_qamr_question(sentences[fields[0]], fields))
    return sentences, questions


def _qamr_question(sentence: Sentence, fields: Sequence[str]) -> SentenceQuestion:
    written = [fields[6], *(field.split(":", 1)[1] for field in fields[7:9])]
    indices = [[int(number) for number in item.split()] for item in written]
    spans = tuple(_cover(sentence.offsets, item) for item in indices)
    answers = tuple(
        " ".join(sentence.text[slice(*sentence.offsets[i])] for i in item) for item in indices
    )
    return SentenceQuestion(sentence.id, fields[5], spans, answers)


def _cover(offsets: Sequence[Span], indices: Sequence[int]) -> Span:
    """One range for an answer's tokens: small gaps are bridged, else the longest run counts."""
    runs = [[indices[0]]]
    for index in indices[1:]:
        if 0 <= index - runs[-1][-1] <= 3:
            runs[-1].append(index)
        else:
            runs.append([index])
    best = max(runs, key=len)
    return offsets[best[0]][0], offsets[best[-1]][1]


def sentence_spans(text: str) -> list[Span]:
    """Rough sentence ranges of edited prose."""
    spans, start = [], 0
    for match in SENTENCE_END.finditer(text):
        head = text[start : match.start()]
        if ABBREVIATION.search(head):
            continue
        end = match.start() + len(match.group().rstrip())
        spans.append((start, end))
        start = match.end()
    if start < len(text.rstrip()):
        spans.append((start, len(text.rstrip())))
    return spans


def xquad(path: Path) -> tuple[list[Paragraph], list[ParagraphQuestion]]:
    """XQuAD's paragraphs, and its questions with the sentence that holds the gold span."""
    paragraphs: list[Paragraph] = []
    questions: list[ParagraphQuestion] = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for raw in article["paragraphs"]:
            text = raw["context"]
            spans = sentence_spans(text)
            number = len(paragraphs)
            paragraphs.append(Paragraph(article["title"], text, tuple(spans)))
            for item in raw["qas"]:
                start = item["answers"][0]["answer_start"]
                end = start + len(item["answers"][0]["text"])
                home = max(i for i, span in enumerate(spans) if span[0] <= start)
                answers = tuple(answer["text"] for answer in item["answers"])
                questions.append(
                    ParagraphQuestion(
                        article["title"], number, item["question"], answers, home, (start, end)
                    )
                )
    return paragraphs, questions


def clapnq(folder: Path) -> list[Evidence]:
    """ClapNQ: passages as sentences, those that the annotators selected marked."""
    found = []
    for name in ("answerable", "unanswerable"):
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            passage = row["passages"][0]
            chosen = set(row["output"][0]["selected_sentences"])
            sentences = [s for s in passage["sentences"] if s.strip()]
            texts = tuple(detokenise(s.split(), join_hyphens=True)[0] for s in sentences)
            supporting = frozenset(i for i, s in enumerate(sentences) if s in chosen)
            if name == "answerable" and not supporting:
                continue
            found.append(Evidence(passage["title"], row["input"], texts, supporting))
    return found


def canard(path: Path) -> list[Evidence]:
    """CANARD: each rewritten question, its dialogue's answers, and which of them is its own."""
    dialogues: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in json.loads(path.read_text(encoding="utf-8")):
        dialogues[row["QuAC_dialog_id"]].append(row)
    return [item for turns in dialogues.values() for item in _dialogue(turns)]


def _dialogue(turns: Sequence[dict[str, object]]) -> Iterator[Evidence]:
    history = max((turn["History"] for turn in turns), key=len)  # type: ignore[arg-type]
    answers = [str(answer) for answer in history[3::2]]  # type: ignore[index]
    for turn in turns:
        own = int(str(turn["Question_no"])) - 1
        if own >= len(answers):
            continue
        known = [i for i, text in enumerate(answers) if len(text.split()) > 3 or i == own]
        known = [
            i for i in known if "CANNOTANSWER" not in answers[i] and "don't know" not in answers[i]
        ]
        supporting = frozenset(j for j, i in enumerate(known) if i == own)
        yield Evidence(
            str(turn["QuAC_dialog_id"]),
            str(turn["Rewrite"]),
            tuple(answers[i] for i in known),
            supporting,
        )
