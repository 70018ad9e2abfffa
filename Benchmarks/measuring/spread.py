"""Several measurements of one thing, as one figure."""
import dataclasses, statistics


@dataclasses.dataclass
class Spread:
    """Median, least and greatest."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values):
        values = list(values)
        return cls(statistics.median(values), min(values), max(values))

    def text(self, digits=2):
        median, least, most = (f"{value:.{digits}f}" for value in (self.median, self.least, self.most))
        return median if least == most else f"{median} ({least}–{most})"


def ratios(costs, base, key):
    """The spread of one command's cost to another's, taken round by round: a slow minute slows both."""
    return Spread.of(key(one) / max(key(other), 1e-6) for one, other in zip(costs, base))
