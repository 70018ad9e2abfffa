import unittest
from measuring import goals
from measuring.goals import MEBIBYTE, Measured
from measuring.processes import Cost
from measuring.spread import Spread


def measured(**changes):
    cost = lambda cpu, wall: [Cost(cpu, wall, 0, 0)]
    figures = dict(
        inflater="ISA-L", costs={"gzip -dc": cost(1, 1), "rca": cost(0.4, 0.3)}, parts={},
        peaks={64: 40 * MEBIBYTE, 1024: 43 * MEBIBYTE},
        startup={"version": Spread(9, 8, 20), "rules": Spread(30, 29, 31)}, rules={"300 rules": Spread(1.1, 1, 1.2)},
        counts=[("a", 3, 3), ("b", 4, 4)], searcher="rg -c")
    return Measured(**(figures | changes))


def verdicts(number, **changes):
    return [row[3] for row in goals.rows(measured(**changes)) if row[0] == number]


class GoalTests(unittest.TestCase):
    def test_a_goal_is_met_by_its_median(self):
        self.assertEqual(verdicts("P1"), ["met"])
        self.assertEqual(verdicts("P7"), ["met", "**missed**"])

    def test_the_inflater_decides_what_is_asked(self):
        costs = {"gzip -dc": [Cost(1, 1, 0, 0)], "rca": [Cost(0.7, 0.4, 0, 0)]}
        self.assertEqual(verdicts("P1", costs=costs), ["**missed**"])
        self.assertEqual(verdicts("P1", costs=costs, inflater="zlib"), ["met"])

    def test_without_its_peer_a_goal_is_neither_met_nor_missed(self):
        self.assertEqual(verdicts("P2"), ["**missed**", "—"])
        self.assertEqual(verdicts("P4"), ["—", "—", "—"])

    def test_memory_may_neither_be_large_nor_grow(self):
        self.assertEqual(verdicts("P6"), ["met"])
        self.assertEqual(verdicts("P6", peaks={64: 40 * MEBIBYTE, 1024: 45 * MEBIBYTE}), ["**missed**"])
        self.assertEqual(verdicts("P6", peaks={64: 65 * MEBIBYTE}), ["**missed**"])

    def test_one_wrong_count_is_a_miss(self):
        self.assertEqual(verdicts("P9"), ["met"])
        self.assertEqual(verdicts("P9", counts=[("a", 3, 3), ("b", 4, 5)]), ["**missed**"])
        self.assertEqual(verdicts("P9", counts=[]), ["—"])
