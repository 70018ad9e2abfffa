import os, unittest
from measuring import budget
from measuring.corpus import ROOT

ALLOWED = {"setupAllocations": 10, "allocationsPerRecord": 1.5, "peakMebibytes": 50}


class BudgetTests(unittest.TestCase):
    def test_what_is_at_its_limit_is_within_it(self):
        lines, is_exceeded = budget.report(dict(ALLOWED), ALLOWED)
        self.assertFalse(is_exceeded)
        self.assertFalse(any("OVER" in line for line in lines))

    def test_one_figure_over_its_limit_fails_and_its_line_says_so(self):
        lines, is_exceeded = budget.report(ALLOWED | {"allocationsPerRecord": 1.51}, ALLOWED)
        self.assertTrue(is_exceeded)
        self.assertEqual([line.split()[0] for line in lines if "OVER" in line], ["allocationsPerRecord"])

    def test_the_budget_file_limits_every_figure_of_both_builds(self):
        for build in ("release", "debug"):
            sizes, allowed = budget.load(os.path.join(ROOT, "Benchmarks", "budget.json"), build)
            self.assertEqual(set(allowed), set(budget.FIGURES))
            self.assertLess(sizes[0], sizes[1])
