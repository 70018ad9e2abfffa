import unittest
from measuring import peers


class PeerTests(unittest.TestCase):
    def test_no_peer_writes_to_a_device_by_name(self):
        # pgBadger deletes the file that it is to write, and run as root it deletes /dev/null.
        for peer in peers.PEERS:
            self.assertNotIn("/dev/", " ".join(peer.command(["x.gz"], "/scratch")), peer.name)

    def test_gzip_is_always_among_the_chosen(self):
        self.assertEqual([peer.name for peer in peers.chosen("rg, lnav")], ["gzip -dc", "rg -z -c", "lnav -n"])
        self.assertEqual(peers.chosen(None), peers.PEERS)

    def test_a_missing_tool_is_named(self):
        peer = peers.Peer("x", ("sh", "no-such-tool-here"), "nothing", None)
        self.assertEqual(peer.missing, ["no-such-tool-here"])
