"""The shape of the house: who may import whom, what stays light, what stays frozen."""

import ast
import inspect
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path

import pytest

import askcorpus
from askcorpus import errors
from askcorpus.records import Record

PACKAGE = Path(askcorpus.__file__).parent
HEAVY = {"torch", "sentence_transformers", "chromadb", "textual", "onnxruntime", "trafilatura"}
BASE = {"errors", "records", "nicknames"}
STAGES = {
    "ingest": set(),
    "passages": set(),
    "encoders": set(),
    "index": set(),
    "retrieve": {"index", "encoders"},
    "answer": {"retrieve", "encoders"},
    "statements": {"encoders"},
    "trust": {"encoders"},
    "dialogue": {"retrieve", "statements"},
}
FACES = {"render", "cli", "tui", "doctor"}
ALLOWED = {
    "errors": set(),
    "nicknames": set(),
    "records": set(),
    "settings": BASE,
    **{name: BASE | {"settings"} | others for name, others in STAGES.items()},
    "corrections": BASE | {"settings"} | set(STAGES),
    "changes": BASE | {"settings", "corrections"} | set(STAGES),
    "speaking": BASE | {"settings"} | set(STAGES),
    "verdicts": BASE | {"trust"},
    "weighing": BASE | {"settings", "shelf"} | set(STAGES),
    "shelf": BASE | {"settings"} | set(STAGES),
    "build": BASE
    | {"settings", "changes", "shelf", "speaking", "verdicts", "weighing"}
    | set(STAGES),
    "disputing": BASE | {"settings"} | set(STAGES),
    "saying": BASE | {"settings"} | set(STAGES),
    "trusted": BASE | {"settings"} | set(STAGES),
    "showing": BASE | {"settings"} | set(STAGES),
    "verifying": BASE | {"settings"} | set(STAGES),
    "vetting": BASE | {"settings", "shelf", "trusted", "weighing"} | set(STAGES),
    "sessions": BASE | {"settings"},
    "recheck": BASE | {"sessions"},
    "timeline": BASE | {"saying", "vetting"} | set(STAGES),
    "asking": BASE | {"settings", "disputing", "vetting"} | set(STAGES),
    "corpus": BASE
    | {"asking", "saying", "showing", "timeline", "verifying", "vetting"}
    | {"settings", "build", "shelf"}
    | set(STAGES),
    **{
        name: BASE | {"settings", "build", "corpus", "sessions", "recheck"} | FACES | set(STAGES)
        for name in FACES
    },
    "__main__": {"cli"},
}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imported(name: str, path: Path) -> Iterator[tuple[str, bool]]:
    """Absolute names of the modules that a file imports, and whether at import time."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_import_time = set(_outside_functions(tree))
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node in at_import_time
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                yield f"{base}.{alias.name}", node in at_import_time


def _outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        yield child
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        yield from _outside_functions(child)


def stage(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "askcorpus" and len(parts) > 1 else None


MODULES = dict(modules())


def test_the_modules_are_found():
    assert {"askcorpus.records.answer", "askcorpus.settings", "askcorpus.cli"} <= set(MODULES)


@pytest.mark.parametrize("name", [name for name in MODULES if name != "askcorpus"])
def test_imports_point_one_way(name):
    own = stage(name)
    assert own in ALLOWED, f"askcorpus/{own} has no place in the house: give it one here"
    for target, _ in imported(name, MODULES[name]):
        other = stage(target)
        if other in ALLOWED:
            assert other == own or other in ALLOWED[own], f"{name} imports {target}"
        assert target.split(".")[0] not in {"evals", "training", "tests"}, f"{name}: {target}"


@pytest.mark.parametrize("name", MODULES)
def test_heavy_libraries_are_imported_inside_functions(name):
    for target, at_import_time in imported(name, MODULES[name]):
        heavy = target.split(".")[0] in HEAVY
        if own_face := stage(name) == "tui":
            heavy = heavy and not target.startswith("textual")
        assert not (heavy and at_import_time), f"{name} imports {target}, face: {own_face}"


def test_only_the_index_imports_chroma():
    users = {
        name
        for name, path in MODULES.items()
        for target, _ in imported(name, path)
        if target.split(".")[0] == "chromadb"
    }
    assert all(stage(name) == "index" for name in users)


@pytest.mark.parametrize(
    "code",
    [
        "import askcorpus",
        "import askcorpus.cli",
        "from askcorpus.cli import main; main(['--version'])",
        "from askcorpus.cli import main; main(['ask', '--help'])",
        "from askcorpus import Answer, AskcorpusError, Citation, Settings, Source",
        "from askcorpus import Corpus; Corpus.open('.')",
    ],
)
def test_light_ways_in_load_nothing_heavy(code):
    probe = f"{code}\nimport sys\nprint(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stderr.strip().splitlines()[-1] == "[]"


def subclasses(base: type) -> Iterator[type]:
    for child in base.__subclasses__():
        yield child
        yield from subclasses(child)


def test_every_record_is_frozen_and_closed():
    for name in MODULES:
        if name != "askcorpus.__main__":
            import_module(name)
    records = {r for r in subclasses(Record) if r.__module__.startswith("askcorpus")}
    assert len(records) >= 10
    for record in records:
        assert record.model_config["frozen"], record
        assert record.model_config["extra"] == "forbid", record


def test_every_error_derives_from_the_base_and_carries_a_remedy():
    classes = [each for _, each in inspect.getmembers(errors, inspect.isclass)]
    assert len(classes) > 10
    for each in classes:
        assert issubclass(each, errors.AskcorpusError)
        assert each("trouble", remedy="do this").remedy == "do this"
        assert each.__name__ in (errors.__doc__ or ""), f"draw {each.__name__} into the tree"


def test_no_exception_of_our_own_lives_outside_the_tree():
    for name, path in MODULES.items():
        if name == "askcorpus.errors":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = {ast.unparse(base) for base in node.bases}
                assert not bases & {"Exception", "ValueError", "RuntimeError", "OSError"}, node.name


def test_every_public_name_resolves():
    for name in askcorpus.__all__:
        assert getattr(askcorpus, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = askcorpus.nothing


def test_every_library_that_is_imported_is_declared():
    declared = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text())["project"]
    names = {re.split(r"[<>=\[ ]", line)[0] for line in declared["dependencies"]}
    owners = metadata.packages_distributions()
    for name, path in MODULES.items():
        for target, _ in imported(name, path):
            top = target.split(".")[0]
            if top != "askcorpus" and top not in sys.stdlib_module_names:
                found = {_canonical(each) for each in owners.get(top, [top])}
                assert found & {_canonical(each) for each in names}, f"{name} imports {top}"


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
