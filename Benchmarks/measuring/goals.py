"""The goals, and what was measured of them. Ratios are of processor time unless they say wall."""
import dataclasses, operator
from .spread import ratios

MEBIBYTE = 1 << 20
cpu = operator.attrgetter("cpu")
wall = operator.attrgetter("wall")


@dataclasses.dataclass
class Measured:
    """Everything that the goals look at."""

    inflater: str
    costs: dict
    """By command, over all files."""
    parts: dict
    """By peer: the same on the one log that it understands."""
    peaks: dict
    """Bytes that `rca analyze` held at most, by mebibytes of text; in ascending order."""
    startup: dict
    """Milliseconds, as `measure_startup` has them."""
    rules: dict
    """Spreads of the cost of more rules, by what is compared; each of how much 60 rules cost."""
    counts: list
    """As `counts.compare` has them."""
    searcher: str

    def ratio(self, base, key=cpu, of=None):
        """How `rca` compares with another command; nothing when one of them was not run."""
        costs = self.costs if of is None else self.parts.get(of, {})
        return ratios(costs["rca"], costs[base], key) if costs.get("rca") and costs.get(base) else None


def _row(number, goal, measured, is_met):
    return number, goal, measured, "—" if is_met is None else "met" if is_met else "**missed**"


def at_most(number, goal, spread, limit, digits=2):
    """A row of a goal that is met by a median of at most `limit`."""
    if spread is None:
        return _row(number, goal, "not measured", None)
    return _row(number, goal, spread.text(digits), spread.median <= limit)


def _memory(peaks):
    text = ", ".join(f"{peak / MEBIBYTE:.1f} MiB at {size / 1024:g} GiB" if size >= 1024
                     else f"{peak / MEBIBYTE:.1f} MiB at {size} MiB" for size, peak in peaks.items())
    held = list(peaks.values())
    is_met = max(held) <= 64 * MEBIBYTE and (len(held) < 2 or held[-1] - held[0] <= 4 * MEBIBYTE)
    return _row("P6", "peak memory ≤ 64 MiB, growth ≤ 4 MiB", text, is_met)


def _counts(counts, searcher):
    right = sum(ours == theirs for _, ours, theirs in counts)
    goal = f"counts equal those of `{searcher}`"
    if not counts:
        return _row("P9", goal, "not compared: no pattern is in these files", None)
    return _row("P9", goal, f"{right} of {len(counts)} patterns that occur", right == len(counts))


def rows(m):
    """One row per goal: number, goal, measured, whether it is met."""
    whole, clock = (0.45, 0.28) if m.inflater == "ISA-L" else (0.75, 0.45)
    return [
        at_most("P1", f"`rca analyze` ≤ {whole} of `gzip -dc` ({m.inflater})", m.ratio("gzip -dc"), whole),
        at_most("P2", f"wall ≤ {clock} of `gzip -dc`", m.ratio("gzip -dc", wall), clock),
        at_most("P2", "wall ≤ 1.2 of `igzip -dc`", m.ratio("igzip -dc", wall), 1.2),
        at_most("P3", "less than `igzip -dc \\| rg -c`, 60 patterns", m.ratio("igzip | rg -c"), 1),
        at_most("P3", "≤ ⅓ of `rg -z -c`, 60 patterns", m.ratio("rg -z -c"), 1 / 3),
        at_most("P4", "≤ ⅛ (0.125) of lnav", m.ratio("lnav -n"), 1 / 8, 3),
        at_most("P4", "≤ 1/30 (0.033) of GoAccess, its log", m.ratio("goaccess", of="goaccess"), 1 / 30, 3),
        at_most("P4", "≤ 1/100 (0.010) of pgBadger, its log", m.ratio("pgbadger", of="pgbadger"), 1 / 100, 4),
        *(at_most("P5", f"{name} ≤ 1.3 of 60 rules", spread, 1.3) for name, spread in m.rules.items()),
        _memory(m.peaks),
        at_most("P7", "`rca --version` ≤ 15 ms, wall", m.startup["version"], 15, 1),
        at_most("P7", "set-up of all built-in rules ≤ 25 ms", m.startup["rules"], 25, 1),
        at_most("P8", "correlation ≤ 1 s for a day of 50 hosts", None, 1),
        _counts(m.counts, m.searcher),
    ]
