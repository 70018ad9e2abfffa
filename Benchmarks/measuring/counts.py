"""Goal P9: what rca counts is what ripgrep or grep count with the same patterns; else its speed proves nothing."""
import json, os, shutil, subprocess
from .peers import PATTERNS
from .processes import answer


def patterns():
    with open(PATTERNS, encoding="utf-8") as file:
        return file.read().splitlines()


def write_rules(folder):
    """The patterns as a rule file (JSON is YAML too), searched in whole records of every format."""
    rules = [
        {"id": f"bench.p{number:02}", "title": pattern, "severity": "info", "event": "error", "role": "symptom",
         "in": "line", "pattern": pattern}
        for number, pattern in enumerate(patterns())]
    path = os.path.join(folder, "bench.yaml")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"schema": "rca/rules/v1", "pack": "bench", "version": "1.0.0", "title": "Patterns of the benchmark",
                   "applies_to": {"format": ["*"]}, "rules": rules}, file)
    return path


SEARCHERS = {"rg -c": ["rg", "--no-config", "-c", "-a"], "grep -cP": ["grep", "-c", "-a", "-P"]}


def searcher():
    """What counts beside rca: ripgrep, else grep with PCRE."""
    return "rg -c" if shutil.which("rg") else "grep -cP"


def lines(name, pattern, path):
    """How many lines of a file match; of nothing, ripgrep prints nothing."""
    run = subprocess.run([*SEARCHERS[name], "-e", pattern, path], capture_output=True, text=True)
    if run.returncode > 1:
        raise RuntimeError(f"{name} cannot search for {pattern}: {run.stderr.strip()}")
    return int(run.stdout.strip() or 0)


def compare(rca, corpus, folder):
    """Returns (pattern, by rca, by the searcher) of every pattern that either of them found.

    rca counts records and the searchers lines; in the corpus no record has two lines with one pattern.
    """
    costs = answer([rca, "rules", "bench", "-r", write_rules(folder), "-f", "json", corpus.folder], folder)
    matches = {rule["rule"]: rule["matches"] for rule in costs["rules"]}
    with corpus.plain() as plain:
        found = [
            (pattern, matches.get(f"bench.p{number:02}", 0), lines(searcher(), pattern, plain.name))
            for number, pattern in enumerate(patterns())]
    return [row for row in found if row[1] or row[2]]
