"""`python -m training.reader.vocabulary --data DIR --out FILE`: the word pieces the reader keeps.

They are those that English news and transcripts really use. Of the 30,522 of the shared vocabulary
a third is hardly ever seen: characters of other scripts, unused places, rare names. Their rows are
an eighth of a network of twelve layers. What is dropped is spelt in smaller pieces, as every rarer
word is.
"""

import argparse
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.reader.start import tokenizer_file
from training.reader.written import homes

if TYPE_CHECKING:
    from tokenizers import Tokenizer

KEPT = 20_200
"""Pieces; with twelve layers the int8 graph stays below 30 MB."""
SETS = ("polnear", "basil", "transcripts", "wmt21/text", "qamr", "xquad", "clapnq", "canard")
EUROPEAN = ((0x20, 0x250), (0x370, 0x460), (0x1E00, 0x1F00))
"""Code points of Latin, Greek and Cyrillic letters."""
SLICE = 20_000
"""Characters that are encoded at once."""


def kept(data: Path, tokenizer: "Tokenizer", most: int = KEPT) -> list[int]:
    """Ids, ascending: all special tokens, the characters that spell, then the commonest pieces."""
    counts: Counter[int] = Counter()
    for text in _texts(data):
        cut = [text[low : low + SLICE] for low in range(0, len(text), SLICE)]
        for encoded in tokenizer.encode_batch(cut, add_special_tokens=False):
            counts.update(encoded.ids)
    pieces = tokenizer.get_vocab()
    special = {f"[{name}]" for name in ("PAD", "UNK", "CLS", "SEP", "MASK")}
    always = [
        number
        for piece, number in pieces.items()
        if piece in special or _spells(piece.removeprefix("##"))
    ]
    common = [number for number, _ in counts.most_common() if number not in always]
    return sorted((always + common)[:most])


def _spells(piece: str) -> bool:
    """Whether it is one character that a European language, a figure or a unit is written with.

    One character without a piece makes its whole word unknown: `25°C` would be none.
    """
    if len(piece) != 1:
        return False
    european = any(low <= ord(piece) < high for low, high in EUROPEAN)
    return european or not unicodedata.category(piece).startswith(("L", "M"))


def _texts(data: Path) -> Iterator[str]:
    for name in SETS:
        for path in sorted((data / name).rglob("*")):
            if path.is_file():
                yield path.read_text(encoding="utf-8", errors="replace")
    for home in homes(data):
        yield " ".join((*home.sentences, *(one.question for one in home.asked)))


def trimmed(tokenizer: str, ids: Sequence[int]) -> str:
    """A tokenizer's JSON with the pieces of the given ids alone, numbered anew in their order."""
    made: dict[str, Any] = json.loads(tokenizer)
    new = {old: number for number, old in enumerate(ids)}
    pieces = made["model"]["vocab"]
    made["model"]["vocab"] = {piece: new[old] for piece, old in pieces.items() if old in new}
    for each in made["added_tokens"]:
        each["id"] = new[each["id"]]
    for each in made["post_processor"]["special_tokens"].values():
        each["ids"] = [new[old] for old in each["ids"]]
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def places(tokenizer: str, within: str) -> list[int]:
    """The ids that the pieces of a trimmed tokenizer have in the whole one, in their order."""
    own: dict[str, int] = json.loads(tokenizer)["model"]["vocab"]
    whole: dict[str, int] = json.loads(within)["model"]["vocab"]
    return [whole[piece] for piece, _ in sorted(own.items(), key=lambda item: item[1])]


def main() -> None:
    """Count, cut, write the tokenizer."""
    from tokenizers import Tokenizer

    parser = argparse.ArgumentParser(prog="python -m training.reader.vocabulary")
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True, help="the tokenizer.json to write")
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(tokenizer_file()))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    ids = kept(options.data, tokenizer)
    options.out.write_text(trimmed(tokenizer.to_str(pretty=False), ids), encoding="utf-8")


if __name__ == "__main__":
    main()
