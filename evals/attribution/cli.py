"""The command line of the attribution scores."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from askcorpus.encoders.tagger import Tagger, load_tagger, open_tagger
from askcorpus.settings import load_settings
from evals.attribution import cofenet, polnear

PUBLISHED = {
    "BERT-base": {"source": 81.1, "cue": 74.0, "content": 68.9},
    "best published": {"source": 83.2, "cue": 75.3, "content": 72.9},
}
"""Exact F1 on PolNeAR's test part in CofeNet's passage view (Wang et al. 2022)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Score each set that was named; with --json the last line of each is one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m evals attribution", description=__doc__)
    parser.add_argument("--cofenet", type=Path, metavar="FILE", help="CofeNet JSONL: exact spans")
    parser.add_argument(
        "--polnear", type=Path, metavar="DIR", help="text/ and attributions/: links"
    )
    parser.add_argument("--model", type=Path, metavar="DIR", help="weights other than the shipped")
    parser.add_argument("--json", action="store_true", help="print one JSON object per set")
    options = parser.parse_args(argv)
    if not (options.cofenet or options.polnear):
        parser.error("name at least one set: --cofenet FILE, --polnear DIR")
    missing = next((p for p in (options.cofenet, options.polnear) if p and not p.exists()), None)
    if missing:
        parser.error(f"{missing}: no such file or folder")
    tagger = open_tagger(options.model) if options.model else load_tagger(load_settings())
    for path, run in ((options.cofenet, score_cofenet), (options.polnear, score_polnear)):
        if path:
            result = run(path, tagger)
            print(json.dumps(result) if options.json else _table(result))
    return 0


def score_cofenet(path: Path, tagger: Tagger) -> dict[str, Any]:
    """Exact and overlap scores, and exact content by how it is quoted."""
    passages = cofenet.read_passages(path)
    predicted = cofenet.predict(passages, tagger)
    scores: dict[str, Any] = dict(cofenet.score([one.gold for one in passages], predicted))
    scores["content_by_kind"] = cofenet.score_kinds(passages, predicted)
    scores["published"] = PUBLISHED
    scores["passages"] = len(passages)
    return scores


def score_polnear(path: Path, tagger: Tagger) -> dict[str, Any]:
    """Linked triples on raw articles; `path` holds text/ and attributions/, or a dev/ with them."""
    folder = path if (path / "text").is_dir() else path / "dev"
    return {"links": polnear.evaluate(folder, tagger)}


def _table(result: dict[str, Any]) -> str:
    lines = []
    for name, rows in result.items():
        if not isinstance(rows, dict):
            lines.append(f"{name}: {rows}")
            continue
        lines.append(name)
        for label, row in rows.items():
            figures = "  ".join(f"{key} {value:5.1f}" for key, value in row.items())
            lines.append(f"  {label:<14} {figures}")
    return "\n".join(lines)
