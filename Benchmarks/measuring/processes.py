"""Runs commands and measures what they cost."""
import contextlib, dataclasses, json, os, shlex, signal, subprocess, sys, tempfile, threading, time


@dataclasses.dataclass
class Cost:
    """What one run took: seconds of processor time in all its processes, seconds on the wall, bytes of memory."""

    cpu: float
    wall: float
    peak: int
    status: int


@contextlib.contextmanager
def scratch():
    """A temporary folder for what commands write, deleted at the end."""
    with tempfile.TemporaryDirectory(prefix="rca-bench-") as folder:
        yield folder


def environment(folder):
    """The environment of a command: no configuration of the user is read, and what is written stays in `folder`."""
    kept = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
    own = {name: folder for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")}
    return {name: os.environ[name] for name in kept if name in os.environ} | own | {"LC_ALL": "C"}


def measure(command, folder, extra=None, timeout=3600):
    """Runs a command with its output thrown away and `folder` as its working folder.

    Processor time is that of the command and of every process that it waited for: the parts of a pipeline, the
    decompressors that a search tool starts. The peak is that of the largest of them, and never below what this script
    takes itself (about 15 MiB), because a child begins as a copy of it.
    """
    with open(os.devnull, "r+b") as null:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=null, stdout=null, stderr=null, cwd=folder, env=environment(folder) | (extra or {}),
            start_new_session=True)
        timer = threading.Timer(timeout, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            timer.cancel()
        wall = time.perf_counter() - start
    process.returncode = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit, process.returncode)


def answer(command, folder):
    """What a command prints as JSON, run like those that are measured."""
    run = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, cwd=folder, env=environment(folder))
    if run.returncode != 0:
        sys.exit(f"{shlex.join(command)}: exit code {run.returncode}\n{run.stderr.decode(errors='replace')}")
    return json.loads(run.stdout)


def pipeline(script, files):
    """A command that runs a shell script with the files as "$@"; the shell waits for all parts of a pipeline."""
    return ["sh", "-c", script, "sh", *files]


def rounds(commands, count, folder, say):
    """Runs all commands in turn, `count` times over, so that whatever disturbs the machine disturbs all of them.

    Returns the costs by name. A command that fails is told of and left out.
    """
    costs = {name: [] for name in commands}
    for number in range(1, count + 1):
        for name, command in commands.items():
            if name not in costs:
                continue
            say(f"round {number} of {count}: {name}")
            cost = measure(command, folder)
            # 1 is "nothing matched" of grep and ripgrep; what could not run at all is worse.
            if cost.status not in (0, 1):
                say(f"{name} failed with exit code {cost.status}; left out")
                del costs[name]
            else:
                costs[name].append(cost)
    return costs
