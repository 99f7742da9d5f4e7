"""data/proof/mutants.yaml: what was measured, and every survivor with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import yaml

from tests.mutants.mutations import ENGINE, Mutant

FILE = Path(__file__).resolve().parents[2] / "data" / "proof" / "mutants.yaml"
HEAD = """\
# Fouten die met opzet in de code van termijnen en gesprek zijn gemaakt, en hoeveel daarvan de tests merken.
# Gemaakt door `make mutants`; alleen reason is met de hand geschreven: waarom niemand deze fout kan merken.
# source  vingerafdruk van het bestand dat werd gemeten
"""


@dataclass(frozen=True, slots=True)
class Record:
    """The modules as measured, and the survivors: id -> what was changed and why nobody can notice."""

    modules: Mapping[str, Mapping[str, str | int]]
    survivors: Mapping[str, Mapping[str, str]]

    def explains(self, mutant: Mutant) -> bool:
        """Whether this fault is known, is still the same, and has a reason."""
        found = self.survivors.get(mutant.id)
        return found is not None and found["change"] == mutant.change and bool(found["reason"])


def read() -> Record:
    """What was measured the last time."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8")) if FILE.exists() else {"modules": {}, "survivors": {}}
    return Record(data["modules"] or {}, data["survivors"] or {})


def fingerprint(module: str) -> str:
    """Changes with the source of a module of the engine."""
    return sha256((ENGINE / f"{module}.py").read_bytes()).hexdigest()[:12]


def write(known: Record, measured: Mapping[str, Sequence[Mutant]], survivors: Sequence[Mutant]) -> None:
    """Write the score of the modules measured now, and their survivors with the reasons that are known."""
    day = datetime.now(UTC).date().isoformat()
    modules = {
        **known.modules,
        **{
            module: {
                "measured": day,
                "source": fingerprint(module),
                "mutants": len(faults),
                "killed": len(faults) - sum(mutant.module == module for mutant in survivors),
            }
            for module, faults in measured.items()
        },
    }
    kept = {key: value for key, value in known.survivors.items() if key.partition(".")[0] not in measured}
    new = {mutant.id: {"change": mutant.change, "reason": _reason(known, mutant)} for mutant in survivors}
    data = {"modules": dict(sorted(modules.items())), "survivors": dict(sorted((kept | new).items()))}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=118)
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(HEAD + text, encoding="utf-8")


def _reason(known: Record, mutant: Mutant) -> str:
    return known.survivors[mutant.id]["reason"] if known.explains(mutant) else ""
