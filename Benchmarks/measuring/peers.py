"""What rca is compared with. Each does other work; `does` says which."""
import dataclasses, os, shlex, shutil
from .processes import pipeline

PATTERNS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "patterns.txt")
ACCESS, DATABASE = "access.log", "postgresql.log"


@dataclasses.dataclass
class Peer:
    name: str
    needs: tuple
    does: str
    command: object
    """From files and a folder to write to, to a command."""
    reads: str = ""
    """The one log that it understands; empty: all files."""

    @property
    def missing(self):
        return [tool for tool in self.needs if not shutil.which(tool)]


def _plain(*arguments):
    return lambda files, folder: [*arguments, *files]


def _shell(script):
    return lambda files, folder: pipeline(script, files)


def _pgbadger(files, folder):
    # Never -o /dev/null: pgBadger deletes what it writes to before it writes, and as root that is the device.
    return ["pgbadger", "-q", "--prefix", "%m [%p] %q%u@%d ", "-x", "json", "--pid-dir", folder,
            "-o", os.path.join(folder, "pgbadger.json"), *files]


_quoted = shlex.quote(PATTERNS)
_goaccess = (
    "goaccess - --no-global-config --no-progress -o json --date-format=%d/%b/%Y --time-format=%T "
    "--log-format='%h - - [%d:%t %^] \"%r\" %s %b \"%R\" \"%u\" %^'")

PEERS = [
    Peer("gzip -dc", ("gzip",), "decompresses", _plain("gzip", "-dc")),
    Peer("igzip -dc", ("igzip",), "decompresses, with ISA-L", _plain("igzip", "-dc")),
    Peer("igzip | rg -c", ("igzip", "rg"), "counts lines with any of 60 patterns",
         _shell(f'igzip -dc "$@" | rg --no-config -c -f {_quoted} -')),
    Peer("rg -z -c", ("rg", "gzip"), "counts them per file, on all cores",
         _plain("rg", "--no-config", "-z", "-c", "-f", PATTERNS)),
    Peer("zgrep -c", ("zgrep",), "counts them per file", _plain("zgrep", "-c", "-E", "-f", PATTERNS)),
    Peer("lnav -n", ("lnav",), "indexes lines and times, prints nothing", _plain("lnav", "-n", "-q")),
    Peer("goaccess", ("goaccess", "gzip"), "statistics of an access log",
         _shell(f'gzip -dc "$@" | {_goaccess}'), ACCESS),
    Peer("pgbadger", ("pgbadger",), "statistics of a PostgreSQL log", _pgbadger, DATABASE),
]


def chosen(names):
    """The peers of a list such as `gzip,rg`: those whose command begins with one of the words, and always gzip."""
    if not names:
        return PEERS
    words = [name.strip() for name in names.split(",")]
    return [p for p in PEERS if p.name == "gzip -dc" or any(p.name.startswith(word) for word in words)]
