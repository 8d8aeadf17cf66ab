"""The command line of the attribution scores."""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from askcorpus.encoders.tagger import Tagger, load_tagger, open_tagger
from askcorpus.settings import load_settings
from evals.attribution import basil, bundled, cofenet, polnear, qmsum

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
    parser.add_argument("--basil", type=Path, metavar="DIR", help="articles/, annotations/: names")
    parser.add_argument("--qmsum", type=Path, metavar="FILE", help="meetings: transcript turns")
    parser.add_argument(
        "--bundled", action="store_true", help="the bundled documents: speakers, found, false"
    )
    parser.add_argument(
        "--failures", action="store_true", help="with --bundled: also a line for each mistake"
    )
    parser.add_argument("--model", type=Path, metavar="DIR", help="weights other than the shipped")
    parser.add_argument("--json", action="store_true", help="print one JSON object per set")
    options = parser.parse_args(argv)
    named = [(getattr(options, name), name) for name in ("cofenet", "polnear", "basil", "qmsum")]
    chosen = [(path, name) for path, name in named if path]
    if not chosen and not options.bundled:
        parser.error("name at least one set: --bundled, --cofenet FILE, --polnear DIR, ...")
    missing = next((path for path, _ in chosen if not path.exists()), None)
    if missing:
        parser.error(f"{missing}: no such file or folder")
    tagger = _tagger(options.model) if options.bundled else None
    if tagger:
        found = bundled.results(tagger)
        if options.failures:
            lines = (line for each in found.values() for line in bundled.report(each))
            print("\n".join(lines))
        scores = {"bundled": bundled.scores(found)}
        print(json.dumps(scores) if options.json else _table(scores))
    for path, name in chosen:
        if name == "qmsum":
            result: dict[str, Any] = {"turns": qmsum.evaluate(path)}
        else:
            tagger = tagger or _tagger(options.model)
            result = SCORERS[name](path, tagger)
        print(json.dumps(result) if options.json else _table(result))
    return 0


def _tagger(folder: Path | None) -> Tagger:
    return open_tagger(folder) if folder else load_tagger(load_settings())


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


def score_basil(path: Path, tagger: Tagger) -> dict[str, Any]:
    """Resolved names of BASIL's quotations."""
    return basil.evaluate(path, tagger)


SCORERS: dict[str, Callable[[Path, Tagger], dict[str, Any]]] = {
    "cofenet": score_cofenet,
    "polnear": score_polnear,
    "basil": score_basil,
}


def _table(result: dict[str, Any]) -> str:
    lines = []
    for name, rows in result.items():
        if not isinstance(rows, dict):
            lines.append(f"{name}: {rows}")
            continue
        lines.append(name)
        for label, row in rows.items():
            row = row if isinstance(row, dict) else {"": row}
            figures = "  ".join(f"{key} {value:5.1f}" for key, value in row.items())
            lines.append(f"  {label:<14} {figures}")
    return "\n".join(lines)
