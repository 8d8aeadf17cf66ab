"""One process run to its end: wall time, peak memory, output."""

import os
import subprocess
import sys
import time
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


def timed(arguments: Sequence[str], env: Mapping[str, str]) -> Run:
    """Run `python` with the arguments; needs a system with `wait4` (Linux, macOS)."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        env=dict(env),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    output = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(
        seconds=seconds,
        peak_mb=usage.ru_maxrss * unit / 2**20,
        code=process.returncode,
        output=output,
    )
