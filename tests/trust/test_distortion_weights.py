"""The judge that ships: that it loads, and that it does on plain cases what its card says."""

import pytest

from askcorpus.encoders.weights import own_folder, read_manifest
from askcorpus.settings import Settings
from askcorpus.trust.distortion import DistortionJudge, load_distortion

FAULTY = [
    ("negation", "The mayor said he would support the bill next week.",
     "The mayor said next week he would not support the bill."),
    ("number", "More than 3,400 people were taken to hospitals in the area.",
     "More than 4,300 people have been taken to area hospitals."),
    ("name", "Officials in Kenya said that the lake had flooded two villages.",
     "The lake has flooded two villages, officials in Norway said."),
    ("antonym", "The government decided to raise taxes on fuel this year.",
     "This year, the government decided to lower taxes on fuel."),
]  # fmt: skip
HONEST = [
    ("The mayor said he would support the bill next week.",
     "Next week he will back the bill, the mayor said."),
    ("More than 3,400 people were taken to hospitals in the area.",
     "Over 3,400 people have been taken to area hospitals."),
    ("It is impossible to know how the fire started.",
     "It is not possible to know how the fire began."),
    ("The talks ended without an agreement on Tuesday.",
     "On Tuesday the talks ended, but no agreement was reached."),
]  # fmt: skip


@pytest.fixture(scope="module")
def judge() -> DistortionJudge:
    return load_distortion(Settings(threads=1))


@pytest.mark.model
@pytest.mark.parametrize(("kind", "a", "b"), FAULTY)
def test_a_faulty_version_is_called_by_its_kind(judge, kind, a, b):
    changes = judge.judge([(a, b)])[0]
    assert kind in {change.kind for change in changes if change.severity == "critical"}


@pytest.mark.model
@pytest.mark.parametrize(("a", "b"), HONEST)
def test_an_honest_version_is_not_called(judge, a, b):
    assert [c for c in judge.judge([(a, b)])[0] if c.severity != "minor"] == []


@pytest.mark.model
def test_a_batch_is_judged_like_each_pair_alone(judge):
    pairs = [(a, b) for _, a, b in FAULTY] + HONEST
    alone = [judge.judge([pair])[0] for pair in pairs]
    together = judge.judge(pairs)
    kinds = [[change.kind for change in changes] for changes in together]
    assert kinds == [[change.kind for change in changes] for changes in alone]


def test_the_weights_are_small_and_vouched_for():
    folder = own_folder("judge")
    manifest = read_manifest(folder)
    assert set(manifest.files) == {"model.onnx", "tokenizer.json", "calibration.json"}
    assert sum((folder / name).stat().st_size for name in manifest.files) <= 30 * 2**20
    assert manifest.files["model.onnx"] in (folder / "MODEL_CARD.md").read_text(encoding="utf-8")
