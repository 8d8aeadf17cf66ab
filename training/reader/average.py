"""`python -m training.reader.average --out DIR NETWORK...`: the mean of several runs, exported.

A network of which one was tuned further has weights near its own: their mean keeps more of what the
first knew, and measured better than either (after Wortsman et al. 2022).
"""

import argparse
from pathlib import Path


def main() -> None:
    """Load, average, export."""
    parser = argparse.ArgumentParser(prog="python -m training.reader.average", description=__doc__)
    parser.add_argument("networks", nargs="+", help="network.safetensors, or `shipped`")
    parser.add_argument("--out", type=Path, required=True, help="folder for the exported model")
    parser.add_argument("--head-share", type=float, default=1.0, help="of the head in the null")
    parser.add_argument("--layers", type=int, default=9)
    options = parser.parse_args()
    from safetensors.torch import load_file

    from training.reader import start
    from training.reader.export import export

    network = start.network("shipped", options.layers)
    own = {key: value.clone() for key, value in network.state_dict().items()}
    states = [own if name == "shipped" else load_file(name) for name in options.networks]
    mean = {key: sum(state[key] for state in states) / len(states) for key in own}
    network.load_state_dict(mean)
    export(network, options.out, options.head_share)


if __name__ == "__main__":
    main()
