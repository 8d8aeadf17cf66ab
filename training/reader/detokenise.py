"""Natural text from Penn-Treebank tokens, with where each token landed."""

from collections.abc import Sequence

BRACKETS = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
    "``": '"', "''": '"', "`": "'", "\\/": "/",
}  # fmt: skip
NO_SPACE_BEFORE = frozenset(
    ") ] } , . ; : ? ! % '' 's 'S 'm 'd 're 've 'll n't N'T -RRB- -RSB- -RCB-".split()
)
NO_SPACE_AFTER = frozenset("( [ { $ £ € # `` ` -LRB- -LSB- -LCB-".split())


def detokenise(
    tokens: Sequence[str], *, join_hyphens: bool = False
) -> tuple[str, list[tuple[int, int]]]:
    """The sentence as a person would write it, and each token's character range in it.

    `join_hyphens` glues a hyphen that stands alone between two words ("one - year"), as in
    Natural Questions; elsewhere such a hyphen is a dash and keeps its spaces.
    """
    text = ""
    offsets: list[tuple[int, int]] = []
    glue = True
    open_quote = False
    for position, token in enumerate(tokens):
        if token == '"':
            token = "''" if open_quote else "``"
        if token in ("``", "''"):
            open_quote = token == "``"
        hyphen = join_hyphens and token == "-" and 0 < position < len(tokens) - 1
        possessive = token == "'" and bool(tokens[position - 1 : position]) and position > 0
        if not (glue or hyphen or possessive or token in NO_SPACE_BEFORE):
            text += " "
        written = BRACKETS.get(token, token)
        offsets.append((len(text), len(text) + len(written)))
        text += written
        glue = hyphen or token in NO_SPACE_AFTER
    return text, offsets
