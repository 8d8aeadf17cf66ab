"""Fine-tuning: fixed seeds, bf16 autocast, batches of like length, averaged weights."""

import math
import random
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from askcorpus.encoders.tagger import Integers, Tagger
from askcorpus.encoders.tagger_decode import Chain, Scores
from training.tagger.data import Article, Sample, example, samples
from training.tagger.model import MaskPool, TaggerNet, link_loss


class Recipe(NamedTuple):
    """What shapes a run; the defaults are the shipped weights' own."""

    epochs: int = 5
    """Passes that the learning rate's schedule is laid out for."""
    until: int = 3
    """Passes after which the run ends, however the schedule was laid out."""
    rate: float = 2e-4
    head_rate: float = 2e-3
    decay: float = 0.9
    """Factor on the learning rate per layer downwards."""
    warmup: float = 0.06
    pieces: int = 2048
    """Word pieces of a batch."""
    window: int = 192
    dropout: float = 0.1
    merge: float = 0.15
    """Probability that two neighbouring paragraphs are read as one."""
    link: float = 0.2
    """Weight of the linking loss."""
    average: float = 0.998
    """Decay of the averaged weights, per step."""
    seed: int = 13
    threads: int = 2


class Batch(NamedTuple):
    """Tensors of one step; word rows are gathered from the flattened pieces."""

    ids: Tensor
    mask: Tensor
    features: Tensor
    words: Tensor
    states: Tensor
    real: Tensor
    samples: list[Sample]


def epoch_samples(
    articles: Sequence[Article], tokenizer: Any, recipe: Recipe, rng: random.Random
) -> list[Sample]:
    """The articles cut anew: other window cuts and other merged paragraphs each time."""
    result: list[Sample] = []
    for article in articles:
        result += samples(example(article, tokenizer, recipe.merge, rng), recipe.window, rng)
    return result


def batches(items: Sequence[Sample], size: int, rng: random.Random) -> list[Batch]:
    """Batches of like length holding about `size` pieces, in random order."""
    order = sorted(items, key=lambda item: len(item.window.ids) + rng.random() * 8)
    result: list[list[Sample]] = [[]]
    for item in order:
        if result[-1] and (len(result[-1]) + 1) * len(item.window.ids) > size:
            result.append([])
        result[-1].append(item)
    rng.shuffle(result)
    return [collate(group) for group in result]


def collate(group: list[Sample]) -> Batch:
    """Padded tensors of a group of windows."""
    length = max(len(item.window.ids) for item in group)
    ids, mask, features = (torch.zeros(len(group), length, dtype=torch.long) for _ in range(3))
    rows: list[tuple[int, list[int], list[int]]] = []
    for number, item in enumerate(group):
        size = len(item.window.ids)
        ids[number, :size] = torch.tensor(item.window.ids)
        mask[number, :size] = 1
        features[number, :size] = torch.tensor(item.window.features)
        rows += [(number, p, s) for p, s in zip(item.positions, item.states, strict=True)]
    longest = max(len(places) for _, places, _ in rows)
    words, states = (torch.zeros(len(rows), longest, dtype=torch.long) for _ in range(2))
    real = torch.zeros(len(rows), longest, dtype=torch.bool)
    for row, (number, places, labels) in enumerate(rows):
        words[row, : len(places)] = torch.tensor(places) + number * length
        states[row, : len(places)] = torch.tensor(labels)
        real[row, : len(places)] = True
    return Batch(ids, mask, features, words, states, real, group)


def loss_of(net: TaggerNet, batch: Batch, recipe: Recipe, drop: MaskPool) -> Tensor:
    """CRF loss per word plus the weighted linking loss per link."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        emissions, vectors = net(batch.ids, batch.mask, batch.features, drop)
    gathered = emissions.float().flatten(0, 1)[batch.words]
    loss = net.crf.loss(gathered, batch.states, batch.real) / batch.real.sum()
    count = sum(len(item.links) for item in batch.samples)
    if recipe.link and count:
        parts = [
            link_loss(vectors[row].float(), item.cues, item.links)
            for row, item in enumerate(batch.samples)
        ]
        loss = loss + recipe.link * torch.stack(parts).sum() / count
    return loss


def groups_of(net: TaggerNet, recipe: Recipe) -> list[dict[str, Any]]:
    """Parameter groups: lower layers learn slower, the heads faster, norms without decay."""
    depth = len(net.layers)
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in net.named_parameters():
        root = name.split(".")[0]
        if root in ("emit", "link", "crf", "features"):
            rate = recipe.head_rate
        elif root == "layers":
            rate = recipe.rate * recipe.decay ** (depth - 1 - int(name.split(".")[1]))
        else:
            rate = recipe.rate * recipe.decay**depth
        weight_decay = 0.01 if parameter.ndim > 1 and root != "crf" else 0.0
        groups.setdefault((rate, weight_decay), []).append(parameter)
    return [
        {"params": members, "lr": rate, "weight_decay": decay}
        for (rate, decay), members in groups.items()
    ]


def train(
    net: TaggerNet,
    articles: Sequence[Article],
    tokenizer: Any,
    recipe: Recipe,
    after_epoch: Callable[[int, TaggerNet], None],
    log: Callable[[str], None] = print,
) -> TaggerNet:
    """The network with averaged weights after all epochs; `after_epoch` gets the average so far."""
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    rng = random.Random(recipe.seed)
    drop = MaskPool(recipe.dropout)
    optimizer = torch.optim.AdamW(groups_of(net, recipe), fused=True, betas=(0.9, 0.98))
    first = batches(epoch_samples(articles, tokenizer, recipe, rng), recipe.pieces, rng)
    total = recipe.epochs * len(first)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, total, recipe))
    average = {name: value.detach().clone() for name, value in net.state_dict().items()}
    step, began = 0, time.monotonic()
    for epoch in range(recipe.epochs):
        plan = (
            first
            if epoch == 0
            else batches(epoch_samples(articles, tokenizer, recipe, rng), recipe.pieces, rng)
        )
        running = 0.0
        for batch in plan:
            loss = loss_of(net, batch, recipe, drop)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            running += float(loss)
            if step % 4 == 0:
                _blend(average, net, min(recipe.average, (1 + step) / (10 + step)) ** 4)
            if step % 50 == 0:
                log(f"step {step}/{total} loss {running / 50:.4f} {time.monotonic() - began:.0f}s")
                running = 0.0
        after_epoch(epoch, averaged(net, average))
        if epoch + 1 >= recipe.until:
            break
    return averaged(net, average)


def _rate(step: int, total: int, recipe: Recipe) -> float:
    warm = max(1, int(total * recipe.warmup))
    if step < warm:
        return (step + 1) / warm
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warm) / max(1, total - warm)))) + 1e-3


def _blend(average: dict[str, Tensor], net: TaggerNet, keep: float) -> None:
    with torch.no_grad():
        for name, value in net.state_dict().items():
            average[name].lerp_(value, 1 - keep)


def averaged(net: TaggerNet, average: dict[str, Tensor]) -> TaggerNet:
    """A copy of the network holding the averaged weights."""
    import copy

    copied = copy.deepcopy(net)
    copied.load_state_dict(average, strict=False)
    return copied.eval()


def torch_tagger(net: TaggerNet, tokenizer: Any, window: int) -> Tagger:
    """The product's tagger over the torch network, for selection while training."""

    def run(ids: Integers, mask: Integers, features: Integers) -> tuple[Scores, Scores]:
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            out = net(*(torch.from_numpy(part) for part in (ids, mask, features)))
        return out[0].float().numpy(), out[1].float().numpy()

    return Tagger(tokenizer, run, crf_of(net), window)


def crf_of(net: TaggerNet) -> Chain:
    """The CRF's scores as numpy arrays."""
    return Chain(*(part.detach().numpy().astype(np.float32) for part in net.crf.scores()))
