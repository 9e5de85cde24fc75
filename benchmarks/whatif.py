"""How fast what-ifs are, beside other programs, and whether fuzzy runs give the same numbers.

    python benchmarks/whatif.py                    sayso alone
    python benchmarks/whatif.py --peers FOLDER     and its peers, in an environment that is made in FOLDER

1. 10,000 fuzzy runs of a map of 30 variables and 80 links over 50 steps. The peers run some of them with the
   same weights; their values at every step are compared with ours, and their time is scaled to 10,000.
2. The lean of 10,000 draws of such a map; of one whose core runs away; and of a map of 500 variables and
   2,000 links of the shape that texts give: a few variables in many links, most in one or two.

Times are of computing (of this process, and of each peer's), the best of three of ours.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from sayso.causalmap.links import assemble
from sayso.records.causalmap import CausalMap, MapVariable, Person, Saying
from sayso.records.claim import Claim, Polarity, Side
from sayso.records.response import Method
from sayso.records.scenario import Press, Scenario
from sayso.records.span import Span
from sayso.scenarios.effects import settle
from sayso.scenarios.lean import lean
from sayso.scenarios.system import system_of
from sayso.scenarios.unfold import run, unfold

DRAWS, STEPS = 10_000, 50
PEERS = {"pysimlin": 200, "py-fcm": 30, "pysd": 5, "fcmpy": 5}
"""Each peer with the number of draws that it runs."""

# fcmpy pins packages that are years old, so it comes without what it asks for, and that by itself.
INSTALLS = (
    ("py-fcm", "liac-arff", "pysd", "pysimlin"),
    ("tqdm", "scikit-fuzzy", "openpyxl", "networkx", "pandas"),
    ("--no-deps", "fcmpy"),
)

PEER = """
import contextlib, io, json, sys, time, warnings
import numpy as np
warnings.simplefilter("ignore")
name, size, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
told = json.load(sys.stdin)
pairs, weights, start = told["pairs"], told["weights"], told["start"]
names = [f"x{n}" for n in range(size)]

def xmile(draw):
    into = {n: [] for n in range(size)}
    for k, (cause, effect) in enumerate(pairs):
        into[effect].append(f"w{k} * x{cause}")
    parts = []
    for n in range(size):
        total = " + ".join([f"x{n}", *into[n]])
        tanh = f"(1 - 2 / (EXP(2 * ({total})) + 1))"  # simlin knows no TANH
        parts.append(f'<stock name="x{n}"><eqn>{start[n]!r}</eqn><inflow>f{n}</inflow></stock>'
                     f'<flow name="f{n}"><eqn>{tanh} - x{n}</eqn></flow>')
    parts += [f'<aux name="w{k}"><eqn>{draw[k]!r}</eqn></aux>' for k in range(len(pairs))]
    return ('<?xml version="1.0" encoding="utf-8"?><xmile version="1.0" '
            'xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"><header><vendor>-</vendor>'
            '<product version="1">-</product><name>m</name></header><sim_specs method="Euler" '
            f'time_units="step"><start>0</start><stop>{steps}</stop><dt>1</dt></sim_specs><model>'
            f'<variables>{"".join(parts)}</variables></model></xmile>')

def matrix(draw):
    found = np.zeros((size, size))
    for k, (cause, effect) in enumerate(pairs):
        found[cause, effect] = draw[k]
    return found

if name == "fcmpy":
    import fcmpy
    def once(draw):
        return fcmpy.FcmSimulator.simulate(initial_state=dict(zip(names, start)), weight_matrix=matrix(draw),
            transfer="tanh", inference="mKosko", thresh=-1.0, iterations=steps).to_numpy()
elif name == "py-fcm":
    from py_fcm import FuzzyCognitiveMap
    def once(draw):
        fcm = FuzzyCognitiveMap(max_it=steps + 2, extra_steps=2, stabilize=False, decision_function="LAST",
                                mem_influence=True, activation_function="tan_hip")
        for n in names:
            fcm.add_concept(n)
        for k, (cause, effect) in enumerate(pairs):
            fcm.add_relation(names[cause], names[effect], draw[k])
        for n, value in zip(names, start):
            fcm.init_concept(n, value)
        fcm.run_inference()
        told = fcm._FuzzyCognitiveMap__execution
        return np.array([told[n][: steps + 1] for n in names]).T
elif name == "pysd":
    import os, tempfile, pysd
    path = os.path.join(tempfile.mkdtemp(), "m.xmile")
    open(path, "w").write(xmile(weights[0]))
    model = pysd.read_xmile(path)
    def once(draw):
        params = {f"w{k}": draw[k] for k in range(len(pairs))}
        return model.run(params=params, return_columns=names)[names].to_numpy()
else:
    import os, tempfile, simlin
    path = os.path.join(tempfile.mkdtemp(), "m.xmile")
    open(path, "w").write(xmile(weights[0]))
    model = simlin.load(path)
    def once(draw):
        sim = model.simulate(overrides={f"w{k}": draw[k] for k in range(len(pairs))})
        sim.run_to_end()
        return np.array([sim.get_series(n) for n in names]).T

with contextlib.redirect_stdout(io.StringIO()):
    once(weights[0])
    begun = time.process_time()
    values = [once(draw) for draw in weights]
    took = time.process_time() - begun
json.dump({"seconds": took, "values": np.array(values).tolist()}, sys.stdout)
"""


def made(pairs: list[tuple[str, Polarity, str]]) -> CausalMap:
    """A map of links, each said once by somebody."""
    names = sorted({name for cause, _, effect in pairs for name in (cause, effect)})
    claims = [
        Saying(
            document="d",
            claim=Claim(
                id=f"c{n}",
                cause=Side(Span(0, 1), "increase", cause),
                effect=Side(Span(2, 3), "increase" if sign == "+" else "decrease", effect),
                polarity=sign,
                modality="asserted",
                scope="general",
                confidence=1.0,
                found_by="made",
            ),
            cause=cause,
            effect=effect,
            holders=("p",),
            copies="d",
        )
        for n, (cause, sign, effect) in enumerate(pairs)
    ]
    variables = [MapVariable(name, name, "quantity", ()) for name in names]
    return assemble(claims, variables=variables, people=[Person("p", "P", "person")], threshold=0.5)


def dense(seed: int, variables: int = 30, links: int = 80, less: float = 0.5) -> CausalMap:
    """A map at random in which something leads to every variable."""
    random = np.random.default_rng(seed)
    pairs = {((n + 1 + int(random.integers(variables - 1))) % variables, n) for n in range(variables)}
    while len(pairs) < links:
        cause, effect = map(int, random.integers(0, variables, 2))
        if cause != effect:
            pairs.add((cause, effect))
    return made([(f"x{c}", "-" if random.random() < less else "+", f"x{e}") for c, e in sorted(pairs)])


def sparse(seed: int, variables: int = 500, links: int = 2_000) -> CausalMap:
    """A map of the shape that texts give: how often a variable is cause, and effect, follows Zipf's law."""
    random = np.random.default_rng(seed)
    chance = 1 / np.arange(1, variables + 1) ** 0.8
    chance /= chance.sum()
    causes, effects = random.permutation(variables), random.permutation(variables)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < links:
        cause, effect = (
            causes[random.choice(variables, p=chance)],
            effects[random.choice(variables, p=chance)],
        )
        if cause != effect:
            pairs.add((int(cause), int(effect)))
    return made([(f"x{c}", "-" if random.random() < 0.4 else "+", f"x{e}") for c, e in sorted(pairs)])


def busiest(cmap: CausalMap) -> Scenario:
    """More of the variable that leads to most."""
    out: dict[str, int] = {}
    for link in cmap.links:
        out[link.cause] = out.get(link.cause, 0) + 1
    return Scenario((Press(max(sorted(out), key=out.__getitem__), "more"),))


def timed(task: Callable[[], object], times: int = 3) -> float:
    """Seconds of computing that it takes, the best of some times."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        task()
        taken.append(time.process_time() - begun)
    return min(taken)


def environment(folder: Path) -> Path:
    """The interpreter of an environment that has the peers, made when it is not there."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        for packages in INSTALLS:
            done = subprocess.run([str(python), "-m", "pip", "install", "-q", *packages], check=False)
            if done.returncode:
                print(f"could not be installed: {' '.join(packages)}", file=sys.stderr)
    return python


def fuzzy(peers: Path | None) -> None:
    """Fuzzy runs, and how far the peers' values are from ours."""
    cmap = dense(0)
    names = sorted(cmap.variables, key=lambda name: int(name[1:]))
    place = {name: n for n, name in enumerate(names)}
    random = np.random.default_rng(1)
    links = sorted(cmap.links, key=lambda link: (link.cause, link.effect))
    signs = np.array([1.0 if link.polarity == "+" else -1.0 for link in links])
    drawn = signs * random.uniform(0, 1, (DRAWS, len(links)))
    weights = {(link.cause, link.effect): drawn[:, n].copy() for n, link in enumerate(links)}
    start = random.uniform(0, 1, len(names))
    method = Method(steps=STEPS, draws=DRAWS)

    def ours() -> np.ndarray:
        return run(names, weights, method, presses=(), holds=(), start=start)

    own = timed(ours)
    print(f"{DRAWS:,} fuzzy runs, {len(names)} variables, {len(links)} links, {STEPS} steps")
    print(f"  {'sayso':10} {own:9.2f} s of computing")
    whole = timed(lambda: unfold(cmap, busiest(cmap), method))
    print(f"  {'':10} {whole:9.2f} s with drawing strengths and percentiles at every step")
    if peers is None:
        return
    values = ours()
    told = {
        "pairs": [(place[link.cause], place[link.effect]) for link in links],
        "start": start.tolist(),
    }
    python = environment(peers)
    for peer, draws in PEERS.items():
        done = subprocess.run(
            [str(python), "-c", PEER, peer, str(len(names)), str(STEPS)],
            input=json.dumps({**told, "weights": drawn[:draws].tolist()}),
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": "", "MPLBACKEND": "agg"},
            check=False,
        )
        if done.returncode:
            print(f"  {peer:10} did not run: {(done.stderr.strip().splitlines() or ['?'])[-1][:80]}")
            continue
        found = json.loads(done.stdout)
        seconds = found["seconds"] * DRAWS / draws
        apart = np.abs(np.array(found["values"]).transpose(1, 0, 2) - values[:, :draws]).max()
        same = "the same to 1e-9" if apart <= 1e-9 else "NOT the same"
        print(
            f"  {peer:10} {seconds:9.2f} s ({draws} draws scaled), {seconds / own:,.0f} times as long; "
            f"largest difference {apart:.0e}: {same}"
        )


def leaning() -> None:
    """Leans of maps that settle, run away, and are large."""
    print(f"lean of {DRAWS:,} draws for each of two priors")
    tries = (
        ("30 variables, 80 links", dense(0)),
        ("the same, that runs away", dense(3, links=240, less=0.1)),
        ("500 variables, 2,000 links", sparse(0)),
    )
    for name, cmap in tries:
        scenario = busiest(cmap)
        signs = timed(partial(settle, cmap, scenario), 1)
        outcome = settle(cmap, scenario)
        begun = time.process_time()
        found = lean(cmap, outcome, draws=DRAWS)
        took = time.process_time() - begun
        away = sum(each.side == "runs away" for each in found.found)
        largest = max(map(len, system_of(cmap, scenario).parts))
        print(
            f"  {name:27} {took:6.2f} s, and {signs:.2f} s for what the signs settle; {found.draws:,} draws, "
            f"{found.settled['uniform']:.0%} settle (uniform); {away} of {len(found.found)} run away; "
            f"largest part {largest}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--peers", type=Path, help="a folder for the peers' environment")
    fuzzy(parser.parse_args().peers)
    leaning()


if __name__ == "__main__":
    main()
