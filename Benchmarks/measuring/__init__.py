"""The parts of scripts/bench and scripts/check-budget. Only the standard library; Python 3.9 or later."""
