"""The network: MiniLM's encoder over a pair, word features added to its input, two heads."""

import json
from pathlib import Path

import torch
from torch import Tensor, nn

from askcorpus.encoders.judge_text import FEATURES, KINDS
from training.tagger.model import FORBIDDEN, Layer, MaskPool


class JudgeNet(nn.Module):
    """Verdict (batch, kinds) on a pair, and per piece how far it is part of the change."""

    def __init__(self, config: dict[str, int], layers: int) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.kinds = nn.Embedding(2, width)
        self.features = nn.Embedding(FEATURES, width)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"])
            for _ in range(layers)
        )
        self.changed = nn.Linear(width, len(KINDS))
        self.verdict = nn.Linear(2 * width, len(KINDS))
        for head in (self.changed, self.verdict):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(
        self,
        ids: Tensor,
        mask: Tensor,
        types: Tensor,
        features: Tensor,
        drop: MaskPool | None = None,
    ) -> tuple[Tensor, Tensor]:
        """Integer tensors (batch, length); `features` (batch, length, tables)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.kinds(types)
        x = self.norm(x + self.features(features).sum(2))
        x = drop(x) if drop else x
        real = mask[:, None, None, :].to(x.dtype)
        bias = (1.0 - real) * FORBIDDEN
        for layer in self.layers:
            x = layer(x, bias, drop)
        strongest = (x + (1.0 - mask[:, :, None].to(x.dtype)) * FORBIDDEN).amax(1)
        pooled = torch.cat([x[:, 0], strongest], dim=1)
        return self.verdict(drop(pooled) if drop else pooled), self.changed(x)


def from_tensors(config: dict[str, int], raw: dict[str, Tensor], layers: int) -> JudgeNet:
    """The network with its encoder's weights set from a BERT state."""
    raw = {name.removeprefix("bert."): value.float() for name, value in raw.items()}
    state = {
        "words.weight": raw["embeddings.word_embeddings.weight"],
        "places.weight": raw["embeddings.position_embeddings.weight"],
        "kinds.weight": raw["embeddings.token_type_embeddings.weight"],
        "norm.weight": raw["embeddings.LayerNorm.weight"],
        "norm.bias": raw["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for number in range(layers):
        old, new = f"encoder.layer.{number}.", f"layers.{number}."
        for kind in ("weight", "bias"):
            parts = [raw[f"{old}attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
            state[f"{new}qkv.{kind}"] = torch.cat(parts)
            for mine, theirs in names.items():
                state[f"{new}{mine}.{kind}"] = raw[f"{old}{theirs}.{kind}"]
    net = JudgeNet(config, layers)
    missing, unexpected = net.load_state_dict(state, strict=False)
    fresh = {name.split(".")[0] for name in missing}
    if unexpected or fresh - {"features", "changed", "verdict"}:
        raise ValueError(f"not the weights of a BERT encoder: {missing}, {unexpected}")
    return net


def from_embedder(folder: Path) -> JudgeNet:
    """On the sentence embedder's six layers."""
    from safetensors.torch import load_file

    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return from_tensors(config, load_file(folder / "model.safetensors"), 6)


def from_reranker(folder: Path, layers: int) -> JudgeNet:
    """On the lowest layers of the reranker, which has learnt to read two texts as a pair."""
    from training.reader.start import reranker_tensors

    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return from_tensors(config, reranker_tensors(12), layers)
