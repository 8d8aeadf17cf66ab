"""`askcorpus config`: where the settings file is, and what holds."""

import argparse
import json
from typing import Any

from askcorpus.cli.exits import Exit
from askcorpus.cli.output import emit
from askcorpus.render.safety import json_escaped, one_line
from askcorpus.settings import config_path, load_settings


def config(arguments: argparse.Namespace) -> Exit:
    """Print the path of the settings file, or the settings as file and environment make them."""
    if arguments.what == "path":
        emit(f"{one_line(str(config_path()))}\n")
        return Exit.ANSWERED
    values = load_settings().model_dump(mode="json")
    if arguments.json:
        emit(json_escaped(json.dumps(values, ensure_ascii=False, indent=2)) + "\n")
    else:
        emit("".join(f"{line}\n" for line in _toml(values)))
    return Exit.ANSWERED


def add_config(parser: Any) -> None:
    """The options of `config`."""
    parser.add_argument("what", choices=("path", "show"), help="the file, or what holds now")
    parser.add_argument("--json", action="store_true", help="`show` as one JSON object")


def _toml(values: dict[str, Any], table: str = "") -> list[str]:
    """The settings as the file would say them: plain values first, then tables."""
    lines = [f"[{table}]"] if table else []
    inner: list[str] = []
    for name, value in values.items():
        key = name if name.replace("_", "").replace("-", "").isalnum() else _quoted(name)
        if isinstance(value, dict):
            inner += ["", *_toml(value, f"{table}.{key}" if table else key)]
        else:
            lines.append(f"{key} = {_quoted(value)}")
    return [*lines, *inner]


def _quoted(value: object) -> str:
    """A TOML value: JSON writes strings, numbers and booleans the same way."""
    return json_escaped(json.dumps(value, ensure_ascii=True))
