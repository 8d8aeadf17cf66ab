"""`python -m training.reader --data DIR --out DIR`: train the reader and export it."""

import argparse
from pathlib import Path


def main() -> None:
    """Parse, train, save the network and export it."""
    parser = argparse.ArgumentParser(prog="python -m training.reader", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True, help="where weights are written")
    parser.add_argument("--sets", default="qamr,xquad,clapnq,canard,polnear,news,written")
    parser.add_argument("--share", type=float, default=1.0, help="of the other sets' examples")
    parser.add_argument("--epochs", type=float, default=2.0)
    parser.add_argument("--stop", type=int, help="end after so many steps")
    parser.add_argument("--head-share", type=float, default=1.0, help="of the head in the null")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", choices=("embedder", "reranker", "shipped"), default="reranker")
    parser.add_argument("--resume", type=Path, help="network.safetensors of a run to go on from")
    parser.add_argument("--misleading", type=Path, help="questions of training.reader.misleading")
    parser.add_argument("--judged", type=Path, help="pairs of training.reader.judged")
    parser.add_argument("--mined", type=Path, help="sentences of training.reader.mined")
    parser.add_argument(
        "--older",
        type=_older,
        action="append",
        default=[],
        metavar="WINDOWS:SHARE",
        help="of the questions on the first WINDOWS written windows SHARE is drawn; in order",
    )
    parser.add_argument("--frozen", type=int, default=0, help="layers that keep their weights")
    parser.add_argument("--layers", type=int, default=12, help="the embedder has six")
    parser.add_argument("--threads", type=int, default=1)
    run(parser.parse_args())


def _older(text: str) -> tuple[int, float]:
    windows, _, share = text.partition(":")
    return int(windows), float(share)


def run(options: argparse.Namespace) -> None:
    """Train with the given options; weights go to `out/network.safetensors`, then ONNX."""
    import torch
    from safetensors.torch import save_file

    from training.reader import examples, start
    from training.reader.export import export
    from training.reader.model import ReaderNetwork, load
    from training.reader.train import Plan, train

    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    network = start.network(options.start, options.layers)
    if options.resume:
        load(network, options.resume)
    made = examples.sources(
        options.data,
        options.sets.split(","),
        options.misleading,
        options.judged,
        options.share,
        options.mined,
        options.older,
    )
    plan = Plan(
        epochs=options.epochs,
        stop=options.stop,
        rate=options.rate,
        seed=options.seed,
        frozen=options.frozen,
    )
    print(plan, flush=True)

    def keep(trained: ReaderNetwork) -> None:
        save_file(trained.state_dict(), str(options.out / "network.safetensors"))

    trained = train(
        network, start.tokenizer(), made, plan, lambda line: print(line, flush=True), keep
    )
    keep(trained)
    export(trained, options.out / "onnx", options.head_share)


if __name__ == "__main__":
    main()
