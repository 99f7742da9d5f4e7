"""`python -m tests.mutants`: make every fault in the code of terms and tree, and see whether the tests notice.

    --sample 12 --seed 3   twelve faults, chosen by the seed; says so and writes nothing
    --module terms         one module
    --again                only those that survived the last time

Writes data/proof/mutants.yaml: the score per module, and every survivor with the reason why it says nothing. A new
survivor gets no reason: somebody must kill it with a better test, or explain it.
"""

import argparse
import random
import sys
import time

from tests.mutants import record
from tests.mutants.mutations import MODULES, Mutant, mutants
from tests.mutants.trial import KILLED, SURVIVED, prepare, try_out


def main() -> int:
    chosen = _parser().parse_args()
    prepare()
    modules = [chosen.module] if chosen.module else list(MODULES)
    known = record.read()
    faults = [mutant for module in modules for mutant in mutants(module)]
    if chosen.again:
        faults = [mutant for mutant in faults if mutant.id in known.survivors]
    if chosen.sample:
        faults = random.Random(chosen.seed).sample(faults, min(chosen.sample, len(faults)))
    if try_out(None, modules[0]) != SURVIVED:
        print("the tests fail on the engine as it is", file=sys.stderr)
        return 2
    survivors = _tried(faults)
    new = [mutant for mutant in survivors if not known.explains(mutant)]
    for mutant in new:
        print(f"SURVIVED  {mutant.id}  wizard/engine/{mutant.module}.py:{mutant.line}  {mutant.change}")
    print(f"{len(faults) - len(survivors)} of {len(faults)} killed; {len(survivors) - len(new)} survivors explained")
    if not (chosen.sample or chosen.again):
        record.write(known, {module: [m for m in faults if m.module == module] for module in modules}, survivors)
    return 1 if new else 0


def _tried(faults: list[Mutant]) -> list[Mutant]:
    started, survivors = time.monotonic(), []
    for number, mutant in enumerate(faults, 1):
        result = try_out(mutant)
        if result == SURVIVED:
            survivors.append(mutant)
        if result != KILLED or number % 20 == 0:
            print(f"{number}/{len(faults)} {time.monotonic() - started:.0f} s  {result}: {mutant.id}", flush=True)
    return survivors


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, help="how many faults, chosen by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", choices=MODULES)
    parser.add_argument("--again", action="store_true", help="only the survivors of the last time")
    return parser


if __name__ == "__main__":
    sys.exit(main())
