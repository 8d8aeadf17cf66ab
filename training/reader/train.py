"""One training run: batches of like length, bf16 autocast, soft targets, averaged weights."""

import copy
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from askcorpus.encoders.reader_text import Encoded, encode
from training.reader.examples import Example, Source
from training.reader.model import ReaderNetwork

POOL = 64
EVERY = 4
NEVER = -1e4
POLARITY_WEIGHT = 0.25
"""Of the yes or no of a batch's yes/no questions in its loss."""
RIVALS_WEIGHT = 0.5
"""Of the comparison of what answers with its rivals."""


@dataclass(frozen=True)
class Plan:
    """The run's numbers: `rate` is the peak learning rate, `room` the most tokens of a pair.

    `stop` ends the run after so many steps; the learning rate still falls as if it went on.
    """

    epochs: float = 2.0
    stop: int | None = None
    batch: int = 32
    rate: float = 1.5e-4
    warmup: float = 0.06
    decay: float = 0.01
    average: float = 0.98
    head_weight: float = 0.5
    room: int = 224
    seed: int = 1
    freeze_words: bool = True
    frozen: int = 0
    """Layers, counted from below, that keep their weights (and so do the embeddings, then)."""


@dataclass(frozen=True)
class Item:
    """An encoded example; its targets are pairs of position and weight, none where unknown."""

    encoded: Encoded
    starts: tuple[tuple[int, float], ...]
    ends: tuple[tuple[int, float], ...]
    chance: float
    """That the focus answers: 0 or 1, or between where spans are unknown."""
    says_yes: bool | None = None
    """Which way the words decide a yes/no question."""
    rivals: tuple["Item", ...] = ()
    """The same question where it has no answer, read in the same batch."""

    @property
    def length(self) -> int:
        """Of the longest that is read with it, in tokens."""
        return max(len(self.encoded.ids), *(each.length for each in self.rivals), 0)


def item(tokenizer: Any, example: Example, room: int) -> Item | None:
    """The example as tokens and targets; None when its answer does not fit."""
    windows = encode(tokenizer, example.question, example.context, example.focus, room)
    if len(windows) != 1:
        return None
    encoded = windows[0]
    if example.chance is not None:
        return Item(encoded, (), (), example.chance)
    if not example.answerable:
        return Item(encoded, ((0, 1.0),), ((0, 1.0),), 0.0)
    places = [_place(encoded, span) for span in example.spans]
    found = [place for place in places if place]
    if example.spans and not found:
        return None
    share = 1 / max(1, len(found))
    starts = tuple((first, share) for first, _ in found)
    ends = tuple((last, share) for _, last in found)
    rivals = (item(tokenizer, each, room) for each in example.rivals)
    beside = tuple(each for each in rivals if each) if found else ()
    return Item(encoded, starts, ends, 1.0, example.says_yes, beside)


def _place(encoded: Encoded, span: tuple[int, int]) -> tuple[int, int] | None:
    """First and last position of the tokens that overlap a character range."""
    inside = [
        i
        for i, (start, end) in enumerate(encoded.offsets)
        if encoded.allowed[i] and start < span[1] and end > span[0]
    ]
    return (inside[0], inside[-1]) if inside else None


def batches(items: Sequence[Item], size: int, rng: random.Random) -> Iterator[list[Item]]:
    """Shuffled batches of like length: sorted inside pools of `POOL` batches.

    Rivals count as rows of their batch.
    """
    order = list(items)
    rng.shuffle(order)
    for low in range(0, len(order), size * POOL):
        cut: list[list[Item]] = [[]]
        room = size
        for one in sorted(order[low : low + size * POOL], key=lambda i: i.length):
            if cut[-1] and room < 1 + len(one.rivals):
                cut.append([])
                room = size
            cut[-1].append(one)
            room -= 1 + len(one.rivals)
        rng.shuffle(cut)
        yield from cut


def tensors(encoded: Sequence[Encoded]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Padded ids, mask, types, and the bias that keeps spans to [CLS] and the focus."""
    length = max(len(e.ids) for e in encoded)
    ids = torch.zeros(len(encoded), length, dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    bias = torch.full(ids.shape, NEVER)
    for row, one in enumerate(encoded):
        size = len(one.ids)
        ids[row, :size] = torch.tensor(one.ids)
        mask[row, :size] = 1
        types[row, :size] = torch.tensor(one.types)
        bias[row, :size][torch.tensor(one.allowed)] = 0
        bias[row, 0] = 0
    return ids, mask, types, bias


def loss(network: ReaderNetwork, chosen: Sequence[Item], head_weight: float) -> Tensor:
    """Cross entropy of start and end over [CLS] and focus, of answerability and of yes or no.

    Where spans are unknown, all positions but [CLS] share the chance that there is an answer.
    What has rivals is compared with them too.
    """
    sizes = [1 + len(each.rivals) for each in chosen]
    chosen = [one for each in chosen for one in (each, *each.rivals)]
    truth = torch.tensor([i.chance for i in chosen])
    ids, mask, types, bias = tensors([i.encoded for i in chosen])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        start, end, polarity, answerable = network(ids, mask, types)
    total = torch.zeros(())
    for logits, side in ((start, "starts"), (end, "ends")):
        logs = functional.log_softmax(logits.float() + bias, dim=-1)
        target = torch.zeros_like(logs)
        unknown = torch.zeros(len(chosen))
        for row, one in enumerate(chosen):
            for place, share in getattr(one, side):
                target[row, place] += share
            unknown[row] = float(not getattr(one, side))
        there = torch.log1p(-logs[:, 0].exp().clamp(max=1 - 1e-5))
        either = truth * there + (1 - truth) * logs[:, 0]
        total = total - ((target * logs).sum(-1) + 0.5 * unknown * either).mean()
    head = functional.binary_cross_entropy_with_logits(answerable.float(), truth)
    total = total / 2 + head_weight * head + POLARITY_WEIGHT * _decided(polarity, chosen)
    beside = _compared(start.float(), end.float(), answerable.float(), bias, chosen, sizes)
    return total + RIVALS_WEIGHT * beside


def _compared(
    start: Tensor,
    end: Tensor,
    answerable: Tensor,
    bias: Tensor,
    rows: Sequence[Item],
    sizes: Sequence[int],
) -> Tensor:
    """Cross entropy of the right start and end among those of all that is read with them.

    One softmax over the passages of a question, as in Clark & Gardner 2018 (section 3.2), over
    margins to each passage's null, which are what `ask` compares. `sizes` says how many rows, one
    after the other, belong to a question; a batch without rivals loses nothing.
    """
    lost, low = [], 0
    for size in sizes:
        if size > 1:
            part = slice(low, low + size)
            for logits, side in ((start, "starts"), (end, "ends")):
                margins = logits[part] - logits[part, :1] + answerable[part, None] / 2 + bias[part]
                margins = margins[:, 1:]
                logs = margins - margins.flatten().logsumexp(0)
                target = getattr(rows[low], side)
                lost.append(-sum(share * logs[0, place - 1] for place, share in target))
        low += size
    return torch.stack(lost).sum() / 2 / len(rows) if lost else torch.zeros(())


def _decided(polarity: Tensor, chosen: Sequence[Item]) -> Tensor:
    """Cross entropy of yes against no, its logit the mean over the deciding words."""
    rows = [row for row, one in enumerate(chosen) if one.says_yes is not None]
    if not rows:
        return torch.zeros(())
    said = torch.stack(
        [
            polarity[row, chosen[row].starts[0][0] : chosen[row].ends[0][0] + 1].float().mean()
            for row in rows
        ]
    )
    truth = torch.tensor([float(bool(chosen[row].says_yes)) for row in rows])
    return functional.binary_cross_entropy_with_logits(said, truth)


def train(
    network: ReaderNetwork,
    tokenizer: Any,
    made: Sequence[Source],
    plan: Plan,
    say: Callable[[str], None],
    keep: Callable[[ReaderNetwork], None],
) -> ReaderNetwork:
    """The averaged network after `plan.epochs` freshly drawn passes over the sets."""
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)
    if plan.freeze_words:
        network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)  # type: ignore[union-attr]
    if plan.frozen:
        network.encoder.embeddings.requires_grad_(False)  # type: ignore[union-attr]
        network.encoder.encoder.layer[: plan.frozen].requires_grad_(False)  # type: ignore[union-attr,index]
    slow = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(slow, lr=plan.rate, weight_decay=plan.decay, fused=True)
    averaged = copy.deepcopy(network)
    began, step, planned = time.monotonic(), 0, 0
    running = 0.0
    for epoch in range(math.ceil(plan.epochs)):
        drawn = (item(tokenizer, e, plan.room) for source in made for e in source(rng))
        items = [one for one in drawn if one]
        rows = [row for one in items for row in (one, *one.rivals)]
        cut = list(batches(items, plan.batch, rng))
        planned = planned or round(len(cut) * plan.epochs)
        cut = cut[: planned - step]
        tokens = sum(len(row.encoded.ids) for row in rows)
        say(f"epoch {epoch}: {len(items)} examples, {len(rows)} rows, {tokens} tokens")
        network.train()
        for chosen in cut:
            for group in optimiser.param_groups:
                group["lr"] = plan.rate * _schedule(step / planned, plan.warmup)
            value = loss(network, chosen, plan.head_weight)
            value.backward()
            torch.nn.utils.clip_grad_norm_(slow, 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            if step % EVERY == 0:
                _average(averaged, network, min(plan.average, (1 + step) / (50 + step)))
            running += 0.01 * (float(value.detach()) - running) if step else float(value.detach())
            step += 1
            if step == plan.stop:
                return averaged.eval()
            if step % 200 == 0:
                keep(averaged)
            if step % 50 == 0:
                say(f"step {step}/{planned} loss {running:.3f} {time.monotonic() - began:.0f} s")
    return averaged.eval()


def _schedule(done: float, warmup: float) -> float:
    return done / warmup if done < warmup else max(0.0, (1 - done) / (1 - warmup))


def _average(averaged: ReaderNetwork, network: ReaderNetwork, keep: float) -> None:
    with torch.no_grad():
        for old, new in zip(averaged.parameters(), network.parameters(), strict=True):
            if new.requires_grad:
                old.lerp_(new, 1 - keep)
