"""QMSum's meetings rendered as transcripts in several hands, read back, turns compared."""

import json
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from askcorpus.ingest import FoundFile, read
from askcorpus.records import Document

Turn = tuple[str, str]
"""Speaker and words."""
Render = Callable[[Sequence[Turn]], str]


def evaluate(path: Path) -> dict[str, dict[str, float]]:
    """Share of turns, in hundredths, whose speaker and words both come back, per format."""
    meetings = [_turns(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line]
    result: dict[str, dict[str, float]] = {}
    with TemporaryDirectory() as folder:
        for name, render in FORMATS.items():
            right = total = found = 0
            for number, turns in enumerate(meetings):
                document = _read(Path(folder), f"{name}-{number}", render(turns))
                back = turns_of(document)
                right += _matching(turns, back, upper=name == "capitals")
                total += len(turns)
                found += len(back)
            share = round(100 * right / total, 2) if total else 0.0
            result[name] = {"right": share, "turns": total, "found": found}
    return result


def turns_of(document: Document) -> list[Turn]:
    """Speaker and words, white space made single, of every turn."""
    text = document.text
    return [
        (turn.speaker or "", " ".join(text[turn.start : turn.end].split()))
        for turn in document.turns
    ]


def _matching(gold: Sequence[Turn], found: Sequence[Turn], *, upper: bool) -> int:
    """Turns found in order (a shifted one counts, a missing one shifts nothing)."""
    right = place = 0
    for speaker, words in gold:
        wanted = (speaker.upper() if upper else speaker, words)
        for index in range(place, min(place + 8, len(found))):
            if found[index] == wanted:
                right += 1
                place = index + 1
                break
    return right


def _turns(row: dict[str, list[dict[str, str]]]) -> list[Turn]:
    pairs = [
        (" ".join(turn["speaker"].split()), " ".join(turn["content"].split()))
        for turn in row["meeting_transcripts"]
    ]
    return [(speaker, words) for speaker, words in pairs if words]


def _read(folder: Path, name: str, text: str) -> Document:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8", newline="")
    stat = path.stat()
    found = FoundFile(
        path=str(path),
        relative=path.name,
        source_id=sha256(name.encode()).hexdigest()[:12],
        size=stat.st_size,
        mtime_ns=stat.st_mtime_ns,
    )
    return read(found, folder)[0]


def _clock(index: int) -> str:
    return f"{index // 360:02}:{index // 6 % 60:02}:{index % 6 * 10:02}"


FORMATS: dict[str, Render] = {
    "plain": lambda turns: "\n\n".join(f"{who}: {words}" for who, words in turns),
    "lines": lambda turns: "\n".join(f"{who}: {words}" for who, words in turns),
    "capitals": lambda turns: "\n\n".join(f"{who.upper()}: {words}" for who, words in turns),
    "captions": lambda turns: "\n\n".join(f">> {who}: {words}" for who, words in turns),
    "time codes": lambda turns: "\n\n".join(
        f"[{_clock(index)}] {who}: {words}" for index, (who, words) in enumerate(turns)
    ),
    "bold": lambda turns: "\n\n".join(f"**{who}:** {words}" for who, words in turns),
}
