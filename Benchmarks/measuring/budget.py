"""What Benchmarks/budget.json limits, measured: allocations and memory, which hardly depend on the machine."""
import json
from .allocations import counter, run_counted
from .corpus import Corpus
from .startup import almost_empty

FIGURES = {
    "setupAllocations": "allocations to load all rules and analyse one line",
    "allocationsPerRecord": "allocations for each further record",
    "peakMebibytes": "most memory held, MiB",
}


def measure_budget(rca, sizes, folder, say):
    """The figures by name. What a further record costs is taken from two corpora, so that set-up is not in it."""
    library = counter()
    setup = run_counted(library, rca, almost_empty(folder), folder)
    small, large = (run_counted(library, rca, Corpus.built(size, say).folder, folder) for size in sizes)
    return {
        "setupAllocations": setup.allocations,
        "allocationsPerRecord": round(
            (large.allocations - small.allocations) / (large.records - small.records), 2),
        "peakMebibytes": round(large.peak / (1 << 20), 1),
    }


def report(measured, allowed):
    """A line per figure, and whether any is over its limit."""
    lines, is_exceeded = [], False
    for name, value in measured.items():
        over = value > allowed[name]
        is_exceeded |= over
        lines.append(f"{name:<22}{value:>12} of at most {allowed[name]:<12}{FIGURES[name]}"
                     + ("   OVER THE BUDGET" if over else ""))
    return lines, is_exceeded


def load(path, build):
    """The sizes of the two corpora in mebibytes, and the limits for a kind of build."""
    with open(path, encoding="utf-8") as file:
        budget = json.load(file)
    return budget["corpora"], budget["atMost"][build]
