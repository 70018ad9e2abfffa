"""Where figures come from: a figure without its machine and libraries says nothing."""
import datetime, os, platform, re, shutil, subprocess


def output(*command):
    """The first line that a command prints; empty when it cannot run."""
    if not shutil.which(command[0]):
        return ""
    run = subprocess.run(command, capture_output=True, text=True)
    return (run.stdout or run.stderr).strip().split("\n")[0]


def processor():
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            match = re.search(r"^model name\s*:\s*(.+)$", file.read(), re.MULTILINE)
        if match:
            return match[1]
    return output("sysctl", "-n", "machdep.cpu.brand_string") or platform.machine()


def linked(rca):
    """The names of the libraries that a binary loads."""
    tool = ["otool", "-L"] if platform.system() == "Darwin" else ["ldd"]
    if not shutil.which(tool[0]):
        return ""
    return subprocess.run([*tool, rca], capture_output=True, text=True).stdout


def inflater(rca):
    return "ISA-L" if "libisal" in linked(rca) else "zlib"


def describe(rca, peers):
    """Lines of Markdown."""
    def version(package):
        return output("pkg-config", "--modversion", package) or "version unknown"

    tools = [output(name, "--version") for name in sorted({tool for p in peers for tool in p.needs if not p.missing})]
    swift = "static" if "libswiftCore" not in linked(rca) else "dynamic"
    isal = f"ISA-L {version('libisal')} (inflates)" if inflater(rca) == "ISA-L" else "no ISA-L (zlib inflates)"
    return [
        f"- date: {datetime.datetime.now(datetime.timezone.utc):%Y-%m-%d %H:%M} UTC",
        f"- machine: {processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}",
        f"- libraries: zlib {version('zlib')}, {isal}, PCRE2 {version('libpcre2-8')}",
        f"- compiler: {output('swift', '--version') or 'unknown'}; Swift's library is {swift}",
        f"- peers: {'; '.join(tools)}",
    ]


def load():
    """How many processes wanted to run in the last minute: above the number of cores, wall times mean little."""
    return os.getloadavg()[0]
