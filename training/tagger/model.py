"""The network: MiniLM's encoder, word features added to its input, a CRF and a linking head."""

import json
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from askcorpus.encoders.tagger_text import FEATURES, STATES

LINK = 64
FORBIDDEN = -1e4


class MaskPool:
    """Dropout from a fixed pool of masks read at random offsets: drawing fresh ones costs more
    than half of a training step on a CPU.
    """

    def __init__(self, rate: float, size: int = 1 << 23) -> None:
        self.rate = rate
        keep = (torch.rand(size) >= rate).float() / (1 - rate) if rate else torch.ones(1)
        self.pool = keep.to(torch.bfloat16)

    def __call__(self, x: Tensor) -> Tensor:
        """`x` with elements dropped and the rest scaled up."""
        if not self.rate:
            return x
        offset = int(torch.randint(0, len(self.pool) - x.numel(), (1,)))
        return x * self.pool[offset : offset + x.numel()].view_as(x).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer of BERT (post-norm)."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor, drop: MaskPool | None) -> Tensor:
        """`x` (batch, length, width); `bias` (batch, 1, 1, length) added to attention scores."""
        batch, length, width = x.shape
        q, k, v = (
            self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0)
        )
        scores = torch.matmul(q, k.transpose(-1, -2)) * (width // self.heads) ** -0.5
        mixed = torch.matmul(torch.softmax(scores + bias.to(scores.dtype), dim=-1), v)
        y = self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + (drop(y) if drop else y))
        y = self.down(nn.functional.gelu(self.up(x)))
        return self.norm2(x + (drop(y) if drop else y))


class TaggerNet(nn.Module):
    """Emissions (batch, length, states) and linking vectors (batch, length, 4 * LINK)."""

    def __init__(self, config: dict[str, int]) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.features = nn.Embedding(FEATURES, width)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"])
            for _ in range(config["num_hidden_layers"])
        )
        self.emit = nn.Linear(width, len(STATES))
        self.link = nn.Linear(width, 4 * LINK)
        nn.init.normal_(self.emit.weight, std=0.02)
        nn.init.zeros_(self.emit.bias)
        self.crf = Crf()

    def forward(
        self, ids: Tensor, mask: Tensor, features: Tensor, drop: MaskPool | None = None
    ) -> tuple[Tensor, Tensor]:
        """Integer tensors of shape (batch, length); mask is 1 on real pieces."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.kind + self.features(features)
        x = self.norm(x)
        x = drop(x) if drop else x
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * FORBIDDEN
        for layer in self.layers:
            x = layer(x, bias, drop)
        x = drop(x) if drop else x
        return self.emit(x), self.link(x)


class Crf(nn.Module):
    """A linear-chain CRF over BIOES states; ill-formed transitions are forbidden."""

    def __init__(self) -> None:
        super().__init__()
        count = len(STATES)
        self.transitions = nn.Parameter(torch.zeros(count, count))
        self.opening = nn.Parameter(torch.zeros(count))
        self.closing = nn.Parameter(torch.zeros(count))
        allowed = [[_follows(a, b) for b in STATES] for a in STATES]
        bans = torch.where(torch.tensor(allowed), 0.0, FORBIDDEN)
        first = torch.tensor([0.0 if state[0] in "OBS" else FORBIDDEN for state in STATES])
        last = torch.tensor([0.0 if state[0] in "OES" else FORBIDDEN for state in STATES])
        for name, value in (("bans", bans), ("first", first), ("last", last)):
            self.register_buffer(name, value, persistent=False)

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """Transition, opening and closing scores with the forbidden ones at `FORBIDDEN`."""
        return self.transitions + self.bans, self.opening + self.first, self.closing + self.last

    def loss(self, emissions: Tensor, states: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood, summed; (sequences, length[, states]), mask true on words."""
        transitions, opening, closing = self.scores()
        return (
            _partition(emissions, mask, transitions, opening, closing)
            - _path(emissions, states, mask, transitions, opening, closing)
        ).sum()


def _follows(a: str, b: str) -> bool:
    if a[0] in "OES":
        return b[0] in "OBS"
    return b[0] in "IE" and a[2:] == b[2:]


def _path(
    emissions: Tensor,
    states: Tensor,
    mask: Tensor,
    transitions: Tensor,
    opening: Tensor,
    closing: Tensor,
) -> Tensor:
    picked = emissions.gather(2, states[:, :, None]).squeeze(2)
    moves = transitions[states[:, :-1], states[:, 1:]]
    ends = mask.sum(1) - 1
    last = states.gather(1, ends[:, None]).squeeze(1)
    return (
        (picked * mask).sum(1)
        + (moves * mask[:, 1:]).sum(1)
        + opening[states[:, 0]]
        + closing[last]
    )


def _partition(
    emissions: Tensor, mask: Tensor, transitions: Tensor, opening: Tensor, closing: Tensor
) -> Tensor:
    alpha = opening + emissions[:, 0]
    kernel = transitions.exp()
    for step in range(1, emissions.shape[1]):
        top = alpha.amax(1, keepdim=True).detach()
        moved = ((alpha - top).exp() @ kernel).clamp_min(1e-30).log() + top + emissions[:, step]
        alpha = torch.where(mask[:, step, None], moved, alpha)
    return torch.logsumexp(alpha + closing, dim=1)


def link_loss(
    vectors: Tensor, cues: Sequence[int], links: Sequence[tuple[str, int, list[int]]]
) -> Tensor:
    """Cross-entropy of each span's own cue among the window's cues and none, summed.

    `vectors` (length, 4 * LINK) of one window: queries of source and content, keys for both.
    """
    keys = torch.tensor(cues, dtype=torch.long)
    total = vectors.new_zeros(())
    for place, label in enumerate(("source", "content")):
        own = [(position, right) for kind, position, right in links if kind == label]
        if not own or not cues:
            continue
        query = vectors[[position for position, _ in own], place * LINK : (place + 1) * LINK]
        key = vectors[keys, (2 + place) * LINK : (3 + place) * LINK]
        scores = torch.cat([query @ key.T * LINK**-0.5, query.new_zeros(len(own), 1)], dim=1)
        gold = [cues.index(right[0]) if right else len(cues) for _, right in own]
        total = total + nn.functional.cross_entropy(scores, torch.tensor(gold), reduction="sum")
    return total


def from_pretrained(folder: Path) -> TaggerNet:
    """The network with its encoder's weights read from a BERT-like safetensors folder."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    net = TaggerNet(config)
    raw = load_file(folder / "model.safetensors")
    raw = {name.removeprefix("bert."): value for name, value in raw.items()}
    state = {
        "words.weight": raw["embeddings.word_embeddings.weight"],
        "places.weight": raw["embeddings.position_embeddings.weight"],
        "kind": raw["embeddings.token_type_embeddings.weight"][0],
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
    for number in range(config["num_hidden_layers"]):
        old, new = f"encoder.layer.{number}.", f"layers.{number}."
        for kind in ("weight", "bias"):
            parts = [
                raw[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")
            ]
            state[f"{new}qkv.{kind}"] = torch.cat(parts)
            for mine, theirs in names.items():
                state[f"{new}{mine}.{kind}"] = raw[f"{old}{theirs}.{kind}"]
    missing, unexpected = net.load_state_dict(state, strict=False)
    if unexpected or any(name.split(".")[0] in ("layers", "words") for name in missing):
        raise ValueError(f"{folder}: not the weights of a BERT encoder")
    return net
