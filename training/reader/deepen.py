"""`python -m training.reader.deepen NETWORK --data DIR --out FILE`: twelve layers from nine.

The nine were cut out of the reranker's twelve. The three between them are put back nearly silent:
what they add is scaled down, and their norms undo nothing. So the deeper network reads from the
start almost as the shallower one does, and training decides what the new layers are for (block
expansion, after Wu et al. 2024, LLaMA Pro).
"""

import argparse
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from training.reader.model import ReaderNetwork, build, filled
from training.reader.start import kept_layers, reranker_tensors, tokenizer_file
from training.reader.train import item, tensors
from training.reader.written import Written

WHOLE = 12
SILENT = 0.1
"""What the output of a new layer's parts is multiplied with: with 0, .1, .2 and 1 the loss on
questions kept out rose from .669 to .700, .689, .705 and 2.935."""
MEASURED = 320
"""Examples over which the mean and the spread of the states are taken."""
BATCH = 32
ROOM = 224


def main() -> None:
    """Load, measure, put the layers in, write."""
    parser = argparse.ArgumentParser(prog="python -m training.reader.deepen", description=__doc__)
    parser.add_argument("network", type=Path, help="network.safetensors of nine layers")
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True, help="the safetensors file to write")
    parser.add_argument("--layers", type=int, default=9, help="of the network given")
    options = parser.parse_args()
    from safetensors.torch import load_file, save_file

    state = load_file(str(options.network))
    network = build(tensors=reranker_tensors(options.layers), layers=options.layers)
    moments = measured(filled(network, state), options.data)
    made = deepened(state, moments, kept_layers(options.layers))
    save_file({key: value.contiguous() for key, value in made.items()}, str(options.out))


def measured(network: ReaderNetwork, data: Path) -> list[tuple[float, float]]:
    """Mean and standard deviation of a token's state below each layer, and after the last."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tokenizer_file()))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    rng = random.Random(5)
    drawn = list(Written(data, held_out=True).epoch(rng))
    rng.shuffle(drawn)
    items = [made for each in drawn if (made := item(tokenizer, each, ROOM))][:MEASURED]
    found = []
    for low in range(0, len(items), BATCH):
        ids, mask, types, _ = tensors([each.encoded for each in items[low : low + BATCH]])
        with torch.no_grad():
            states = network.encoder(
                input_ids=ids, attention_mask=mask, token_type_ids=types, output_hidden_states=True
            ).hidden_states
        real = [state[mask.bool()] for state in states]
        found.append([[s.mean(-1).mean(), s.std(-1, unbiased=False).mean()] for s in real])
    means = torch.tensor(found).mean(0).tolist()
    return [(mean, spread) for mean, spread in means]


def deepened(
    state: Mapping[str, Tensor], moments: Sequence[tuple[float, float]], kept: Sequence[int]
) -> dict[str, Tensor]:
    """The weights of the deeper network; `kept` are the places that the old layers have in it."""
    prefix = "encoder.encoder.layer."
    made = {}
    for key, value in state.items():
        parts = key.split(".")
        if key.startswith(prefix):
            parts[3] = str(kept[int(parts[3])])
        made[".".join(parts)] = value.clone()
    for key, value in reranker_tensors(WHOLE).items():
        if not key.startswith("encoder.layer."):
            continue
        place = int(key.split(".")[2])
        if place in kept:
            continue
        mean, spread = moments[sum(each < place for each in kept)]
        made[f"encoder.{key}"] = _quiet(key, value.float(), mean, spread)
    return made


def _quiet(key: str, value: Tensor, mean: float, spread: float) -> Tensor:
    """A tensor of a new layer: what it adds made small, its norms set to leave states alone."""
    if "LayerNorm.weight" in key:
        return torch.full_like(value, spread)
    if "LayerNorm.bias" in key:
        return torch.full_like(value, mean)
    return value * SILENT if "output.dense" in key else value


if __name__ == "__main__":
    main()
