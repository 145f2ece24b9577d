"""How well the checklist reads regulations: precision and recall of each verdict on labelled texts.

The set has a part that the checklist was tuned on and a part that was written before the tuning and not looked at
during it. Run: .venv/bin/python -m benchmarks.regulations [--misses] [--part development|unseen]
"""

import argparse
import json
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from nastavnik.rules.documents.regulation import PointFinding, Verdict, check_regulation

DATA = Path(__file__).parent / "data" / "regulations"
PARTS = ("development", "unseen")


@dataclass(frozen=True)
class Miss:
    """A point read otherwise than labelled."""

    file: str
    stated: Verdict
    read: PointFinding


@dataclass(frozen=True)
class Measure:
    """Counts of (stated, read) verdicts over all points of all texts of a part."""

    texts: int
    pairs: Counter[tuple[Verdict, Verdict]]

    def precision(self, verdict: Verdict) -> float:
        read = sum(count for (_, mine), count in self.pairs.items() if mine is verdict)
        return self.pairs[verdict, verdict] / read if read else 1.0

    def recall(self, verdict: Verdict) -> float:
        stated = sum(count for (theirs, _), count in self.pairs.items() if theirs is verdict)
        return self.pairs[verdict, verdict] / stated if stated else 1.0

    @property
    def accuracy(self) -> float:
        return sum(self.pairs[verdict, verdict] for verdict in Verdict) / self.pairs.total()


def measure(part: str) -> tuple[Measure, list[Miss]]:
    pairs: Counter[tuple[Verdict, Verdict]] = Counter()
    misses = []
    cases = [json.loads(line) for line in (DATA / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    chosen = [case for case in cases if case["part"] == part]
    for case in chosen:
        paragraphs = (DATA / case["file"]).read_text(encoding="utf-8").splitlines()
        for name, found in zip(case["verdicts"], check_regulation(paragraphs), strict=True):
            stated = Verdict[name.upper()]
            pairs[stated, found.verdict] += 1
            if stated is not found.verdict:
                misses.append(Miss(case["file"], stated, found))
    return Measure(len(chosen), pairs), misses


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--misses", action="store_true", help="print every point read otherwise than labelled"
    )
    parser.add_argument("--part", choices=PARTS, help="only this part")
    arguments = parser.parse_args()
    for part in [arguments.part] if arguments.part else PARTS:
        start = time.perf_counter()
        result, misses = measure(part)
        seconds = time.perf_counter() - start
        print(f"{part}: texts {result.texts}, points read as labelled {result.accuracy:.3f}, {seconds:.1f} s")
        for verdict in Verdict:
            precision, recall = result.precision(verdict), result.recall(verdict)
            print(f"  {verdict.name.lower():8} precision {precision:.3f}  recall {recall:.3f}")
        if arguments.misses:
            for miss in misses:
                evidence = "; ".join(f"{one.part}: {one.quote[:60]}" for one in miss.read.evidence)
                print(
                    f"  {miss.file} {miss.read.number}: {miss.stated.name} → {miss.read.verdict.name} [{evidence}]"
                )


if __name__ == "__main__":
    main()
