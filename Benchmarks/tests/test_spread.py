import unittest
from measuring.processes import Cost
from measuring.spread import Spread, ratios


class SpreadTests(unittest.TestCase):
    def test_the_median_is_not_moved_by_one_slow_run(self):
        self.assertEqual(Spread.of([3, 1, 2, 100, 2]), Spread(2, 1, 100))

    def test_of_an_even_number_of_runs_the_median_lies_between_the_middle_two(self):
        self.assertEqual(Spread.of([4, 1, 2, 3]).median, 2.5)

    def test_the_range_is_printed_only_where_it_can_be_seen(self):
        self.assertEqual(Spread(1.001, 1.0, 1.004).text(), "1.00")
        self.assertEqual(Spread(1.5, 1.25, 2.0).text(), "1.50 (1.25–2.00)")
        self.assertEqual(Spread(12.34, 11.06, 13.0).text(1), "12.3 (11.1–13.0)")

    def test_ratios_are_taken_round_by_round(self):
        cost = lambda cpu: Cost(cpu, cpu, 0, 0)
        # The second round ran on a machine half as fast: the ratio stays.
        found = ratios([cost(1), cost(2)], [cost(4), cost(8)], lambda c: c.cpu)
        self.assertEqual(found, Spread(0.25, 0.25, 0.25))
