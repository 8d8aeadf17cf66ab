"""The figures that a suite must reach, and which of them it misses."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from askcorpus.records import Record

DEFAULT = Path(__file__).parent / "floors.toml"


class Floors(Record):
    """Bounds by the name of the figure."""

    least: dict[str, float]
    most: dict[str, float]


AIM = "aim"
"""The table of what the project has set itself, for every suite."""


def load_floors(path: Path = DEFAULT) -> dict[str, Floors]:
    """Bounds by suite, and under `aim` the aims, from tables `least` and `most` of each."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Floors.model_validate(table) for name, table in tables.items()}


def missed(figures: Mapping[str, float | None], floors: Floors) -> list[str]:
    """One line for every bound not kept; a figure that is absent or None misses its bound."""
    below = [
        f"{name} is {_shown(figures.get(name))}, at least {bound:.3f} is asked"
        for name, bound in floors.least.items()
        if (value := figures.get(name)) is None or value < bound
    ]
    above = [
        f"{name} is {_shown(figures.get(name))}, at most {bound:.3f} is asked"
        for name, bound in floors.most.items()
        if (value := figures.get(name)) is None or value > bound
    ]
    return below + above


def _shown(value: float | None) -> str:
    return "missing" if value is None else f"{value:.3f}"
