import unittest
from measuring.rulesets import choose

IDS = [f"r{number}" for number in range(100)]


class ChooseTests(unittest.TestCase):
    def test_rules_that_the_corpus_trips_are_in_every_set(self):
        chosen = choose(IDS, ["r7", "r99"], 10)
        self.assertEqual(len(chosen), 10)
        self.assertLessEqual({"r7", "r99"}, set(chosen))

    def test_the_others_are_spread_over_the_whole_list_and_keep_its_order(self):
        self.assertEqual(choose(IDS, [], 4), ["r0", "r25", "r50", "r75"])

    def test_more_than_there_are_is_all(self):
        self.assertEqual(choose(IDS, ["r3"], 300), IDS)

    def test_more_rules_tripped_than_asked_for_are_all_kept(self):
        self.assertEqual(choose(IDS, IDS[:20], 10), IDS[:20])
