"""Counts the allocations of a command with the library of Benchmarks/allocations; Linux with glibc only."""
import dataclasses, json, os, platform, subprocess, sys
from .corpus import BUILD, ROOT, compiler
from .processes import measure


def is_possible():
    return platform.system() == "Linux" and platform.libc_ver()[0] == "glibc"


def counter():
    """Compiles the library that counts, and returns its path."""
    source = os.path.join(ROOT, "Benchmarks", "allocations", "count.c")
    library = os.path.join(BUILD, "count.so")
    os.makedirs(BUILD, exist_ok=True)
    # -fno-builtin: else the compiler turns calloc back into a call of itself.
    subprocess.run([compiler(), "-O2", "-fPIC", "-shared", "-fno-builtin", "-o", library, source], check=True)
    return library


@dataclasses.dataclass
class Counted:
    """What an analysis took."""

    allocations: int
    peak: int
    records: int


def run_counted(library, rca, path, folder):
    """Analyses a path and counts the blocks of memory that it asks for, the bytes it holds at most, and the records.

    Two files at a time on every machine, because their number decides the peak; hash tables with a fixed seed, because
    they grow a little differently with each.
    """
    result, report = os.path.join(folder, "allocations"), os.path.join(folder, "report.json")
    command = [rca, "analyze", "-j", "2", "-o", report, path]
    cost = measure(command, folder, {
        "LD_PRELOAD": library, "RCA_ALLOCATIONS": result, "SWIFT_DETERMINISTIC_HASHING": "1"})
    if cost.status != 0 or not os.path.exists(result):
        sys.exit(f"{' '.join(command)}: exit code {cost.status}, allocations not counted")
    with open(result) as counts, open(report) as document:
        records = sum(source["records"] for source in json.load(document)["sources"])
        counted = Counted(int(counts.read()), cost.peak, records)
    os.remove(result)
    return counted
