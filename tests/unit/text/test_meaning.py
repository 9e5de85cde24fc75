"""Phrases get vectors that depend on nothing but the phrase."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from sayso.errors import ModelError
from sayso.text.meaning import WIDTH, Encoder, embed_phrases, load_encoder
from sayso.text.weights import FOLDER, Model


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def test_a_phrase_is_nearer_to_one_of_its_meaning(encoder):
    asked, same, other = encoder.embed(["the harbour is shut", "closure of the harbour", "price of bread"])
    assert asked @ same > asked @ other + 0.3


@pytest.mark.parametrize("phrase", ["", " ", "\x00", "🙂", "مرحبا", "word " * 5000, "x" * 5000])
def test_every_text_has_a_vector_of_length_one(encoder, phrase):
    (vector,) = encoder.embed([phrase])
    assert vector.shape == (WIDTH,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)


def test_what_stands_beside_a_phrase_changes_nothing(encoder):
    phrases = [f"{a} of {b}" for a in ("price", "loss", "fall") for b in ("bread", "the old town", "trust")]
    alone = np.concatenate([encoder.embed([phrase]) for phrase in phrases])
    assert np.abs(encoder.embed(phrases * 20)[: len(phrases)] - alone).max() <= 2e-5


def test_the_number_of_threads_changes_nothing(encoder):
    import onnxruntime

    phrases = ["closure of the harbour", "price of bread", "trust in the council"] * 9
    given = np.array([[101, 2000 + n, 3000 + n, 102] for n in range(len(phrases))], np.int64)
    found = []
    for threads in (1, 2):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        path = Model(FOLDER / "mentions").file("encoder.onnx")
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        found.append(session.run(["vectors"], {"ids": given, "mask": np.ones_like(given)})[0])
    assert np.abs(found[0] - found[1]).max() <= 1e-6


def test_no_phrases_have_no_vectors(encoder):
    assert encoder.embed([]).shape == embed_phrases([]).shape == (0, WIDTH)


def test_weights_that_were_changed_are_refused(tmp_path: Path):
    shutil.copytree(FOLDER / "mentions", tmp_path / "mentions")
    words = tmp_path / "mentions" / "words.txt"
    words.write_text(words.read_text("utf-8") + "more\n", "utf-8")
    with pytest.raises(ModelError, match="not the weights"):
        load_encoder(tmp_path / "mentions")
    (tmp_path / "mentions" / "model.json").write_text(json.dumps({}), "utf-8")
    with pytest.raises(ModelError, match="description"):
        load_encoder(tmp_path / "mentions")
