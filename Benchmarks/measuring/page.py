"""The page that `make bench` prints, as Markdown."""
import resource, sys
from . import goals
from .spread import Spread, ratios

MEBIBYTE = goals.MEBIBYTE


def table(head, rows):
    """A Markdown table as text."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _peak(costs):
    peak = max(cost.peak for cost in costs)
    # A child begins as a copy of this script, so less than that cannot be seen.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return f"{peak / MEBIBYTE:.0f}" if peak > own else f"< {own / MEBIBYTE:.0f}"


def cost_table(costs, does):
    """Every command with its cost, also as a ratio to `gzip -dc`."""
    base = costs["gzip -dc"]
    return table(
        ("command", "what it does", "CPU, s", "CPU of `gzip -dc`", "wall, s", "wall of `gzip -dc`", "peak, MiB"),
        [(f"`{name}`".replace("|", "\\|"), does[name], Spread.of(c.cpu for c in found).text(),
          ratios(found, base, goals.cpu).text(), Spread.of(c.wall for c in found).text(),
          ratios(found, base, goals.wall).text(), _peak(found))
         for name, found in costs.items() if found])


def goal_table(measured):
    return table(("goal", "what", "measured", ""), goals.rows(measured))
