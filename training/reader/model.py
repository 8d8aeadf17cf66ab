"""The network: a BERT encoder, start, end and polarity logits per token, and answerability."""

from pathlib import Path

import torch
from torch import Tensor, nn


class ReaderNetwork(nn.Module):
    """Ids, mask, types (batch, length) to start, end, polarity (same), answerable (batch)."""

    def __init__(self, encoder: nn.Module, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.span = nn.Linear(width, 2)
        self.answerable = nn.Linear(width, 1)
        self.polarity = nn.Linear(width, 1)

    def forward(
        self, ids: Tensor, mask: Tensor, types: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Logits; the caller restricts spans to the focus."""
        states = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        span = self.span(states)
        polarity = self.polarity(states).squeeze(-1)
        return span[..., 0], span[..., 1], polarity, self.answerable(states[:, 0]).squeeze(-1)


def load(network: ReaderNetwork, path: Path) -> ReaderNetwork:
    """The network with the weights of a run; one without a polarity head leaves that as it is."""
    from safetensors.torch import load_file

    return filled(network, load_file(str(path)))


def filled(network: ReaderNetwork, found: dict[str, Tensor]) -> ReaderNetwork:
    """The network with the given weights, of which only a polarity head may be missing."""
    missing, foreign = network.load_state_dict(found, strict=False)
    lacked = [key for key in missing if not key.startswith("polarity.")]
    if lacked or foreign:
        raise ValueError(f"weights lack {lacked[:3]} and have {foreign[:3]} besides")
    return network


def build(
    source: Path | None = None, tensors: dict[str, Tensor] | None = None, layers: int = 6
) -> ReaderNetwork:
    """The network on the encoder in a sentence-transformers folder, or on given tensors."""
    from safetensors.torch import load_file
    from transformers import BertConfig, BertModel

    if tensors is None:
        if source is None:
            raise ValueError("either a folder or tensors must be given")
        tensors = load_file(str(source / "model.safetensors"))
    config = BertConfig(
        vocab_size=30522, hidden_size=384, num_hidden_layers=layers, num_attention_heads=12,
        intermediate_size=1536, type_vocab_size=3,
        attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0,
        attn_implementation="eager",
    )  # fmt: skip
    encoder = BertModel(config, add_pooling_layer=False)
    state = {k.removeprefix("bert."): v.float() for k, v in tensors.items()}
    kinds = state["embeddings.token_type_embeddings.weight"]
    state["embeddings.token_type_embeddings.weight"] = torch.cat([kinds, kinds[1:2]])
    wanted = encoder.state_dict()
    missing = [k for k in wanted if k not in state and "position_ids" not in k]
    if missing:
        raise ValueError(f"weights lack {missing[:3]}")
    encoder.load_state_dict({k: state.get(k, v) for k, v in wanted.items()})
    return ReaderNetwork(encoder, 384)
