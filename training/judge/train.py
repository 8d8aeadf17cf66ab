"""One training run: batches of like length, bf16 autocast, averaged weights."""

import copy
import math
import random
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from askcorpus.encoders.judge_text import TABLES, Encoded
from training.judge.examples import Example, Material, batches, epoch, example
from training.judge.model import JudgeNet
from training.tagger.model import MaskPool


class Recipe(NamedTuple):
    """What shapes a run; the defaults are the shipped weights' own."""

    minutes: float = 50.0
    """How long the run lasts by the clock; the learning rate falls with the time gone."""
    share: float = 0.45
    """Part of the sets that is drawn anew for each epoch."""
    rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    """Factor on the learning rate per layer downwards."""
    warmup: float = 0.06
    pieces: int = 1024
    room: int = 96
    dropout: float = 0.1
    place: float = 1.0
    """Weight of the loss per piece."""
    smooth: float = 0.05
    average: float = 0.998
    seed: int = 7
    threads: int = 1


def tensors(encoded: Sequence[Encoded]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Padded ids, mask, types (rows, length) and features (rows, length, tables)."""
    length = max(len(each.ids) for each in encoded)
    ids = torch.zeros(len(encoded), length, dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    features = torch.zeros(len(encoded), length, TABLES, dtype=torch.long)
    for row, each in enumerate(encoded):
        size = len(each.ids)
        ids[row, :size] = torch.tensor(each.ids)
        mask[row, :size] = 1
        types[row, :size] = torch.tensor(each.types)
        features[row, :size] = torch.tensor(each.features)
    return ids, mask, types, features


def loss_of(net: JudgeNet, batch: Sequence[Example], recipe: Recipe, drop: MaskPool) -> Tensor:
    """Cross entropy of the verdict, plus that of each piece (changed ones count four times)."""
    ids, mask, types, features = tensors([each.encoded for each in batch])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        verdict, changed = net(ids, mask, types, features, drop)
    kinds = torch.tensor([each.kind for each in batch])
    weights = torch.tensor([each.weight for each in batch])
    whole = functional.cross_entropy(
        verdict.float(), kinds, reduction="none", label_smoothing=recipe.smooth
    )
    labels = torch.full(ids.shape, -1)
    for row, each in enumerate(batch):
        labels[row, : len(each.pieces)] = torch.tensor(each.pieces)
    parts = functional.cross_entropy(
        changed.float().flatten(0, 1), labels.flatten(), reduction="none", ignore_index=-1
    ).view_as(labels)
    heavy = (1.0 + 3.0 * (labels > 0)) * (labels >= 0) * weights[:, None]
    place = (parts * heavy).sum() / heavy.sum().clamp_min(1.0)
    return (whole * weights).sum() / weights.sum() + recipe.place * place


def _groups(net: JudgeNet, recipe: Recipe) -> list[dict[str, Any]]:
    depth = len(net.layers)
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in net.named_parameters():
        root = name.split(".")[0]
        if root == "words":
            parameter.requires_grad_(False)
            continue
        if root in ("changed", "verdict", "features"):
            rate = recipe.head_rate
        elif root == "layers":
            rate = recipe.rate * recipe.decay ** (depth - 1 - int(name.split(".")[1]))
        else:
            rate = recipe.rate * recipe.decay**depth
        groups.setdefault((rate, 0.01 if parameter.ndim > 1 else 0.0), []).append(parameter)
    return [
        {"params": members, "lr": rate, "weight_decay": decay}
        for (rate, decay), members in groups.items()
    ]


def train(
    net: JudgeNet,
    tokenizer: Any,
    material: Material,
    recipe: Recipe,
    after_epoch: Callable[[int, JudgeNet], None],
    log: Callable[[str], None],
) -> JudgeNet:
    """The averaged network when the time is up; `after_epoch` gets the average so far."""
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    rng = random.Random(recipe.seed)
    drop = MaskPool(recipe.dropout)
    optimiser = torch.optim.AdamW(_groups(net, recipe), fused=True, betas=(0.9, 0.98))
    rates = [group["lr"] for group in optimiser.param_groups]
    average = copy.deepcopy(net)
    step = turn = 0
    gone, began = 0.0, time.monotonic()
    while gone < 1:
        pairs = epoch(material, rng, recipe.share)
        made = [each for pair in pairs if (each := example(tokenizer, pair, recipe.room))]
        log(f"epoch {turn}: {len(made)} pairs, {sum(len(m.encoded.ids) for m in made)} pieces")
        running = 0.0
        for batch in batches(made, recipe.pieces, rng):
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * _schedule(gone, recipe.warmup)
            loss = loss_of(net, batch, recipe, drop)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            running += float(loss.detach())
            if step % 4 == 0:
                _blend(average, net, min(recipe.average, (1 + step) / (10 + step)) ** 4)
            if step % 50 == 0:
                log(f"step {step} loss {running / 50:.4f}, {gone:.1%} of the time gone")
                running = 0.0
            gone = (time.monotonic() - began) / (60 * recipe.minutes)
            if gone >= 1:
                break
        after_epoch(turn, average.eval())
        turn += 1
    return average.eval()


def _schedule(done: float, warmup: float) -> float:
    if done < warmup:
        return done / warmup
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (done - warmup) / (1 - warmup)))) + 0.01


def _blend(average: JudgeNet, net: JudgeNet, keep: float) -> None:
    with torch.no_grad():
        for old, new in zip(average.parameters(), net.parameters(), strict=True):
            if new.requires_grad:
                old.lerp_(new, 1 - keep)
