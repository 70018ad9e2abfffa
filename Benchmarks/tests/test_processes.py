import os, sys, tempfile, unittest
from measuring.processes import environment, measure, pipeline, rounds

BUSY = [sys.executable, "-c", "import time\nwhile time.process_time() < 0.3: pass"]


class MeasureTests(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = temporary.name

    def test_processor_time_of_the_command_is_counted(self):
        cost = measure(BUSY, self.folder)
        self.assertEqual(cost.status, 0)
        self.assertGreaterEqual(cost.cpu, 0.3)

    def test_all_parts_of_a_pipeline_are_counted(self):
        script = '"$1" -c "$2" | "$1" -c "$2"'
        self.assertGreaterEqual(measure(pipeline(script, [BUSY[0], BUSY[2]]), self.folder).cpu, 0.6)

    def test_a_process_that_the_command_starts_and_waits_for_is_counted(self):
        parent = [sys.executable, "-c", f"import subprocess; subprocess.run({BUSY!r})"]
        self.assertGreaterEqual(measure(parent, self.folder).cpu, 0.3)

    def test_the_exit_code_is_kept_and_a_signal_is_negative(self):
        self.assertEqual(measure(["sh", "-c", "exit 4"], self.folder).status, 4)
        self.assertEqual(measure(["sh", "-c", "kill -9 $$"], self.folder).status, -9)

    def test_what_takes_too_long_is_ended(self):
        self.assertEqual(measure(["sleep", "60"], self.folder, timeout=0.1).status, -9)

    def test_commands_read_and_write_nothing_of_the_user(self):
        os.environ["RCA_RULES"] = "/elsewhere"
        self.addCleanup(os.environ.pop, "RCA_RULES")
        found = environment(self.folder)
        self.assertEqual(found["HOME"], self.folder)
        self.assertNotIn("RCA_RULES", found)


class RoundTests(unittest.TestCase):
    def test_commands_run_in_turn_and_one_that_fails_is_left_out(self):
        said = []
        with tempfile.TemporaryDirectory() as folder:
            costs = rounds({"good": ["true"], "none": ["false"], "bad": ["sh", "-c", "exit 2"]}, 2, folder, said.append)
        self.assertEqual({name: len(found) for name, found in costs.items()}, {"good": 2, "none": 2})
        self.assertEqual(said, ["round 1 of 2: good", "round 1 of 2: none", "round 1 of 2: bad",
                                "bad failed with exit code 2; left out",
                                "round 2 of 2: good", "round 2 of 2: none"])
