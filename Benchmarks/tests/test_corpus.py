import os, tempfile, unittest
from measuring.corpus import Corpus, mebibytes


class CorpusTests(unittest.TestCase):
    def test_sizes_are_mebibytes_unless_they_say_gibibytes(self):
        self.assertEqual([mebibytes(text) for text in ("64", "64M", "1g", "8G")], [64, 64, 1024, 8192])

    def test_a_size_that_is_none_ends_with_a_message(self):
        for text in ("0", "M", "1T", "-5", "1.5G"):
            with self.assertRaisesRegex(SystemExit, "a size is"):
                mebibytes(text)

    def test_only_gzip_files_are_measured_in_an_order_that_does_not_change(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("b.log.2.gz", "b.log.1.gz", "notes.txt"):
                open(os.path.join(folder, name), "w").close()
            corpus = Corpus.at(folder)
            self.assertEqual([os.path.basename(path) for path in corpus.files], ["b.log.1.gz", "b.log.2.gz"])
            self.assertEqual(corpus.newest("b.log"), [os.path.join(folder, "b.log.1.gz")])
            self.assertEqual(corpus.newest("access.log"), [])
