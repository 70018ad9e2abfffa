"""What rca costs before it has read anything."""
import os
from .processes import measure
from .spread import Spread

LINE = "2026-05-06T08:00:00Z app-1 nothing happened\n"


def almost_empty(folder):
    """A log of one line."""
    path = os.path.join(folder, "app.log")
    with open(path, "w") as file:
        file.write(LINE)
    return path


def measure_startup(rca, count, folder):
    """In milliseconds: the wall time of --version; the processor time of an analysis of one line, and of what it takes
    more than --version: loading, compiling and first using all built-in rules."""
    path = almost_empty(folder)
    pairs = [(measure([rca, "--version"], folder), measure([rca, "analyze", path], folder)) for _ in range(count)]
    milliseconds = lambda values: Spread.of(1000 * value for value in values)
    return {
        "version": milliseconds(version.wall for version, _ in pairs),
        "analysis": milliseconds(analysis.cpu for _, analysis in pairs),
        "rules": milliseconds(analysis.cpu - version.cpu for version, analysis in pairs),
    }
