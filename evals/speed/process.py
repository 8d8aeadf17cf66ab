"""One process run to its end: wall time, peak memory, output."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from askcorpus.records import Record

PINNED = (
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "RAYON_NUM_THREADS",
    "ASKCORPUS_THREADS",
)
ROOT = Path(__file__).parents[2]


class Run(Record):
    """What a process cost."""

    seconds: float
    peak_mb: float
    """Peak resident memory in MiB of the process itself, as the kernel counted it."""
    code: int
    output: str


def pinned(threads: int) -> dict[str, str]:
    """The environment with every library held to `threads` threads and no hub to look at."""
    counts = dict.fromkeys(PINNED, str(threads))
    offline = {"HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "true", "ANONYMIZED_TELEMETRY": "0"}
    return {**os.environ, **counts, **offline}


_BETWEEN = """
import os, subprocess, sys, time
began = time.perf_counter()
process = subprocess.Popen([sys.executable, *sys.argv[1:]], stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
seconds = time.perf_counter() - began
print(f"\\n{seconds} {usage.ru_maxrss} {os.waitstatus_to_exitcode(status)}")
"""
"""A small process that starts the timed one: the kernel counts the peak of what a process was
copied from as its own, so a large parent would be measured."""


def timed(arguments: Sequence[str], env: Mapping[str, str]) -> Run:
    """Run `python` with the arguments; needs a system with `wait4` (Linux, macOS)."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", _BETWEEN, *arguments],
        env=dict(env),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        check=True,
    )
    output, _, figures = done.stdout.rstrip("\n").rpartition("\n")
    seconds, peak, code = figures.split()
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(
        seconds=float(seconds),
        peak_mb=int(peak) * unit / 2**20,
        code=int(code),
        output=output,
    )
