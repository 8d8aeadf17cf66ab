"""`python -m training.reader.average --out DIR NETWORK...`: the mean of several runs, exported.

A network of which one was tuned further has weights near its own: their mean keeps more of what the
first knew, and measured better than either (after Wortsman et al. 2022).
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor


def main() -> None:
    """Load, average, export."""
    parser = argparse.ArgumentParser(prog="python -m training.reader.average", description=__doc__)
    parser.add_argument("networks", nargs="+", help="network.safetensors, or `shipped`")
    parser.add_argument("--out", type=Path, required=True, help="folder for the exported model")
    parser.add_argument("--head-share", type=float, default=1.0, help="of the head in the null")
    parser.add_argument("--layers", type=int, default=12)
    options = parser.parse_args()
    from safetensors.torch import save_file

    from training.reader import start
    from training.reader.export import export
    from training.reader.model import load

    kind = "shipped" if "shipped" in options.networks else "reranker"
    network = start.network(kind, options.layers)
    own = {key: value.clone() for key, value in network.state_dict().items()}
    states = []
    for name in options.networks:
        network.load_state_dict(own)
        run = network if name == "shipped" else load(network, Path(name))
        states.append({key: value.clone() for key, value in run.state_dict().items()})
    network.load_state_dict(mean(states))
    options.out.mkdir(parents=True, exist_ok=True)
    save_file(network.state_dict(), str(options.out / "network.safetensors"))
    export(network, options.out / "onnx", options.head_share)


def mean(states: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Each tensor's mean over the states."""
    return {key: torch.stack([each[key] for each in states]).mean(0) for key in states[0]}


if __name__ == "__main__":
    main()
