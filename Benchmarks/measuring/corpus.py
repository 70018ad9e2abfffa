"""The logs to measure on: written by Benchmarks/corpus, or a folder that is there already."""
import os, re, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, ".build", "bench")


def mebibytes(text):
    """1G, 64M or 64 as mebibytes."""
    match = re.fullmatch(r"(\d+)([MG]?)", text.upper())
    if not match or int(match[1]) == 0:
        sys.exit(f"a size is a number of mebibytes, or like 64M or 1G; found “{text}”")
    return int(match[1]) * (1024 if match[2] == "G" else 1)


def compiler():
    """$CC, else whatever C compiler there is; a Swift toolchain brings clang."""
    found = os.environ.get("CC") or next(filter(shutil.which, ("cc", "clang", "gcc")), None)
    return found or sys.exit("no C compiler is installed; install clang or name one in CC")


def generator():
    """Compiles the generator when its sources are newer, and returns its path."""
    sources = os.path.join(ROOT, "Benchmarks", "corpus")
    binary = os.path.join(BUILD, "corpus")
    paths = [os.path.join(sources, name) for name in sorted(os.listdir(sources))]
    if not os.path.exists(binary) or any(os.path.getmtime(p) > os.path.getmtime(binary) for p in paths):
        os.makedirs(BUILD, exist_ok=True)
        subprocess.run([compiler(), "-O2", "-o", binary, *(p for p in paths if p.endswith(".c"))], check=True)
    return binary


class Corpus:
    """A folder of gzip files, one folder per host."""

    def __init__(self, folder):
        self.folder = folder
        self.files = sorted(
            os.path.join(path, name) for path, _, names in os.walk(folder) for name in names if name.endswith(".gz"))
        if not self.files:
            sys.exit(f"{folder}: no .gz files; give a folder that holds some, or let make bench build the corpus")

    @classmethod
    def at(cls, folder):
        """A folder of gzip files, or one with such a folder named `gz` in it."""
        inner = os.path.join(folder, "gz")
        return cls(inner if os.path.isdir(inner) else folder)

    @classmethod
    def built(cls, size, say):
        """The corpus of this many mebibytes, kept from one run to the next."""
        binary = generator()
        folder = os.path.join(BUILD, f"corpus-{size}M")
        done = os.path.join(folder, "complete")
        if not os.path.exists(done) or os.path.getmtime(done) < os.path.getmtime(binary):
            say(f"writing {size} MiB of logs and compressing them")
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run([binary, os.path.join(folder, "gz"), str(size)], check=True)
            plain = [os.path.join(path, name) for path, _, names in os.walk(folder) for name in names]
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                # -n: neither name nor time, so that the same gzip writes the same bytes.
                list(pool.map(lambda path: subprocess.run(["gzip", "-6", "-n", path], check=True), plain))
            with open(done, "w"):
                pass
        return cls(os.path.join(folder, "gz"))

    def newest(self, name):
        """The newest hour of one kind of log, on its first host; empty when there is none."""
        return [path for path in self.files if os.path.basename(path) == f"{name}.1.gz"][:1]

    def plain(self):
        """All files in one, decompressed, as a temporary file."""
        file = tempfile.NamedTemporaryFile(suffix=".log")
        subprocess.run(["gzip", "-dc", *self.files], stdout=file, check=True)
        return file

    def compressed_bytes(self):
        return sum(map(os.path.getsize, self.files))

    def bytes(self):
        """How much text the files hold."""
        command = subprocess.Popen(["gzip", "-dc", *self.files], stdout=subprocess.PIPE)
        total = 0
        while block := command.stdout.read(1 << 20):
            total += len(block)
        return total
