"""How well requests and competences are read into topics: precision, recall and F1 on a labelled set.

The set has a part that the catalogue was tuned on and a part that was written before the tuning and never looked at
during it. Run: .venv/bin/python -m benchmarks.topics [--misses]
"""

import argparse
import json
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from nastavnik.rules.people.topics import CATALOGUE, TopicIndex

DATA = Path(__file__).parent / "data" / "topics.jsonl"


@dataclass(frozen=True)
class Measure:
    """Counts over labels of all texts (micro), and the share of texts read without any fault."""

    texts: int
    right: int
    wrong: int
    missed: int
    clean: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


@dataclass(frozen=True)
class Miss:
    text: str
    wrong: frozenset[str]
    missed: frozenset[str]


def measure(part: str) -> tuple[Measure, list[Miss]]:
    index = TopicIndex(CATALOGUE)
    counts: Counter[str] = Counter()
    misses = []
    for line in DATA.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["part"] != part:
            continue
        stated = frozenset(case["topics"])
        read = frozenset(found.topic for found in index.read(case["text"]))
        counts.update(
            texts=1,
            right=len(stated & read),
            wrong=len(read - stated),
            missed=len(stated - read),
            clean=stated == read,
        )
        if stated != read:
            misses.append(Miss(case["text"], read - stated, stated - read))
    return Measure(**{key: counts[key] for key in ("texts", "right", "wrong", "missed", "clean")}), misses


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print every text read otherwise than labelled")
    parser.add_argument("--part", choices=["tuned", "unseen"], help="only this part")
    arguments = parser.parse_args()
    for part in [arguments.part] if arguments.part else ["tuned", "unseen"]:
        start = time.perf_counter()
        result, misses = measure(part)
        seconds = time.perf_counter() - start
        print(
            f"{part}: texts {result.texts}, precision {result.precision:.3f}, recall {result.recall:.3f}, "
            f"F1 {result.f1:.3f}, read without a fault {result.clean}, {seconds:.1f} s"
        )
        if arguments.misses:
            for miss in misses:
                print(f"  {miss.text}\n    too much: {sorted(miss.wrong)}  missing: {sorted(miss.missed)}")


if __name__ == "__main__":
    main()
