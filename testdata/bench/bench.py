#!/usr/bin/env python3
"""Measures what recording costs, against strace and against a bare ptrace loop in C.

usage: testdata/bench/bench.py [--quick] [--rounds N] [--only NAME,NAME] [--distribution DIR]

Needs strace, gcc, git, make, python3, taskset and a built distribution (mvn package). Everything that is compared is run
in turn, and that N times over (5 unless told), so that a machine that gets slower under way does so for all. A figure is
the median of its N runs, a ratio is the median of the N ratios of neighbours. The result is Markdown: the tables of
README.md. What traces weigh is measured by size.py.

  --quick               3 rounds of a fifth of the work
  --rounds N            rounds
  --only NAME,NAME      some of: dd one-cpu gcc git python find shell make chosen start memory
  --distribution DIR    what to measure; target/tracecap of this source tree unless told
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SECTIONS = ["dd", "one-cpu", "gcc", "git", "python", "find", "shell", "make", "chosen", "start", "memory"]


def fail(message):
    sys.exit("bench.py: " + message)


def run_timed(command, directory, prepare=None):
    """Runs a command that must succeed; seconds of wall time."""
    if prepare:
        subprocess.run(prepare, cwd=directory, check=True, stdout=subprocess.DEVNULL)
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=directory, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        fail("%s: exit %d: %s" % (" ".join(command), done.returncode, done.stderr.decode(errors="replace")[-2000:]))
    return seconds


def interleaved(title, contenders, rounds, directory, prepare=None):
    """Runs each contender once per round; a list of seconds for each name."""
    times = {name: [] for name in contenders}
    for number in range(rounds):
        for name, command in contenders.items():
            times[name].append(run_timed(command, directory, prepare))
            # The recorder's JVM is still ending when the command has returned; what comes next should not pay for it.
            time.sleep(0.1)
        print("  %s: round %d of %d done" % (title, number + 1, rounds), file=sys.stderr)
    return times


def ratio(numerators, denominators, less=None):
    less = less or [0] * len(numerators)
    return statistics.median((n - l) / (d - l) for n, d, l in zip(numerators, denominators, less))


def seconds(values):
    value = statistics.median(values)
    return "%.0f ms" % (value * 1000) if value < 0.995 else "%.2f s" % value if value < 9.95 else "%.1f s" % value


def source_file(path, functions):
    """A C program that keeps the optimiser busy and includes what programs include."""
    headers = ["errno", "fcntl", "math", "pthread", "signal", "stdio", "stdlib", "string", "sys/stat", "unistd"]
    with open(path, "w") as out:
        for header in headers:
            out.write("#include <%s.h>\n" % header)
        for number in range(functions):
            out.write(
                "\nstatic unsigned mix%d(const unsigned *in, unsigned count)\n{\n"
                "    unsigned sum = %du;\n"
                "    for (unsigned i = 0; i < count; i++) {\n"
                "        sum = (sum ^ in[i]) * %du;\n"
                "        if (sum %% %d == 0)\n"
                "            sum += in[(i * 7u) %% count];\n"
                "        sum ^= sum >> %d;\n"
                "    }\n"
                "    return sum;\n}\n" % (number, number, 2654435761 - 2 * number, number % 89 + 3, number % 13 + 3)
            )
        out.write("\nint main(void)\n{\n    unsigned data[64] = {1};\n    unsigned sum = 0;\n")
        for number in range(functions):
            out.write("    sum += mix%d(data, 64);\n" % number)
        out.write('    printf("%u\\n", sum);\n    return 0;\n}\n')


def tracing_section(bench):
    """One line for each workload: what each tracer takes, and what it adds to the program's own time."""
    blocks = 20_000 if bench.quick else 100_000
    forks = 40 if bench.quick else 200
    dd = ["dd", "if=/dev/zero", "of=/dev/null", "bs=1", "count=%d" % blocks]
    turns = "i=0; while [ $i -lt %d ]; do /bin/true; i=$((i+1)); done" % forks
    one = ["taskset", "-c", bench.cpu]
    workloads = {
        "dd": ("`dd bs=1 count=%d`" % blocks, dd, []),
        "one-cpu": ("the same, all on one CPU (`taskset`)", dd, one),
        "gcc": ("`gcc -O2 -c` of one file", ["gcc", "-O2", "-c", "a.c", "-o", "a.o"], []),
        "git": ("`git log --stat` of 2,000 commits", ["git", "-C", "history", "log", "--stat"], []),
        "python": ("`python3 -c pass`", ["python3", "-c", "pass"], []),
        "find": ("`find /usr`", ["find", "/usr"], []),
        "shell": ("shell loop, %d forks" % forks, ["sh", "-c", turns], []),
    }
    print("\n### What recording costs\n")
    print("| | alone | C loop | `strace -f -o f` | `tracecap run -o f` | against the loop | against strace | added, against strace |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for name, (title, command, confined) in workloads.items():
        if name not in bench.only:
            continue
        contenders = {
            "alone": command,
            "strace": [bench.strace, "-f", "-o", "strace.txt"] + command,
            "tracecap": [bench.tracecap, "run", "-o", "tracecap.trc", "--"] + command,
        }
        if command is dd:
            contenders["loop"] = [bench.loop] + command
        times = interleaved(
            name, {who: confined + words for who, words in contenders.items()}, bench.rounds, bench.directory
        )
        alone, strace, tracecap = (times[who] for who in ("alone", "strace", "tracecap"))
        loop = times.get("loop")
        cells = [title, seconds(alone), seconds(loop) if loop else "", seconds(strace), seconds(tracecap)]
        cells += ["%.2f" % ratio(tracecap, loop) if loop else "", "%.2f" % ratio(tracecap, strace)]
        cells += ["%.2f" % ratio(tracecap, strace, alone)]
        print("| %s |" % " | ".join(cells))
        sys.stdout.flush()


def make_section(bench):
    """Something parallel, on every placement."""
    command = ["make", "-j2", "-s", "-C", "many"]
    one = ["taskset", "-c", bench.cpu]
    record = [bench.tracecap, "run", "-o", "tracecap.trc"]
    strace = [bench.strace, "-f", "-o", "strace.txt"] + command
    contenders = {
        "alone": command,
        "alone, one CPU": one + command,
        "`strace -f -o f`": strace,
        "the same, one CPU (`taskset`)": one + strace,
        "`tracecap run -o f`": record + ["--"] + command,
        "the same, `--placement=free`": record + ["--placement=free", "--"] + command,
        "the same, `--placement=together`": record + ["--placement=together", "--"] + command,
    }
    times = interleaved("make", contenders, bench.rounds, bench.directory, ["make", "-s", "-C", "many", "clean"])
    print("\n### `make -j2` of %d files\n" % bench.files)
    print("| | wall time | against `tracecap run` |")
    print("|---|---:|---:|")
    for name, values in times.items():
        print("| %s | %s | %.2f |" % (name, seconds(values), ratio(values, times["`tracecap run -o f`"])))
    sys.stdout.flush()


def chosen_section(bench):
    """Some calls of a program that makes many others: %file, and what changes descriptors."""
    requests = 4_000 if bench.quick else 20_000
    service = [bench.service, str(requests)]
    record = [bench.tracecap, "run", "-o", "chosen.trc"]
    one = ["taskset", "-c", bench.cpu]
    contenders = {
        "alone": service,
        "`tracecap run`": record + ["--"] + service,
        "`tracecap run --calls %file`": record + ["--calls", "%file", "--"] + service,
        "the same, `--die-with-recorder`": record + ["--calls", "%file", "--die-with-recorder", "--"] + service,
        "`strace -f -e trace=%file,close`": [bench.strace, "-f", "-e", "trace=%file,close", "-o", "strace.txt"] + service,
        "the same, `--seccomp-bpf`": [bench.strace, "-f", "--seccomp-bpf", "-e", "trace=%file,close", "-o", "strace.txt"]
        + service,
    }
    for confined, where in ((one, "all on one CPU"), ([], "as the kernel and tracecap place them")):
        times = interleaved(
            "chosen", {who: confined + words for who, words in contenders.items()}, bench.rounds, bench.directory
        )
        print("\n### Some calls of a service, %s requests, %s\n" % ("{:,}".format(requests), where))
        print("| | wall time | against `tracecap run` |")
        print("|---|---:|---:|")
        for name, values in times.items():
            print("| %s | %s | %.2f |" % (name, seconds(values), ratio(values, times["`tracecap run`"])))
        sys.stdout.flush()


def start_up_section(bench):
    contenders = {
        "`strace -f -o f true`": [bench.strace, "-f", "-o", "strace.txt", "true"],
        "`tracecap run -o f true`": [bench.tracecap, "run", "-o", "true.trc", "true"],
        "`tracetool --help`": [bench.tracetool, "--help"],
        "`tracetool show f` of that recording": [bench.tracetool, "show", "true.trc"],
    }
    times = interleaved("start", contenders, bench.rounds * 2 + 1, bench.directory)
    print("\n### Start-up, whole process\n")
    print("| | wall time |")
    print("|---|---:|")
    for name, values in times.items():
        print("| %s | %s |" % (name, seconds(values)))
    sys.stdout.flush()


def tracer_of(pid):
    with open("/proc/%d/status" % pid) as status:
        return next((int(line.split()[1]) for line in status if line.startswith("TracerPid")), 0)


def memory_section(bench):
    """Resident memory of the recorder, over the whole of a long recording."""
    calls = 500_000 if bench.quick else 5_000_000
    print("  memory: %d calls" % calls, file=sys.stderr)
    dd = ["dd", "if=/dev/zero", "of=/dev/null", "bs=1", "count=%d" % (calls // 2)]
    running = subprocess.Popen(
        [bench.tracecap, "run", "-o", "long.trc", "--"] + dd, cwd=bench.directory, stderr=subprocess.DEVNULL
    )
    sizes = []
    while running.poll() is None:
        time.sleep(0.2)
        try:
            with open("/proc/%d/status" % tracer_of(running.pid)) as status:
                sizes += [int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS")]
        except OSError:
            continue
    tenth = max(1, len(sizes) // 10)
    print("\n### Memory of the recorder, %s stops\n" % "{:,}".format(2 * calls))
    print("| after a tenth | at the end | most |")
    print("|---:|---:|---:|")
    print("| %.0f MB | %.0f MB | %.0f MB |" % (sizes[tenth], statistics.median(sizes[-tenth:]), max(sizes)))
    sys.stdout.flush()


def make_tree(directory, files):
    """Sources for make: small ones, of which each calls the kernel more than it computes, and larger ones."""
    os.mkdir(directory)
    for number in range(files):
        source_file(os.path.join(directory, "f%d.c" % number), 3 + number % 5 * 8)
    with open(os.path.join(directory, "Makefile"), "w") as out:
        objects = " ".join("f%d.o" % number for number in range(files))
        out.write("all: %s\n%%.o: %%.c\n\tgcc -O2 -c $< -o $@\nclean:\n\trm -f *.o\n" % objects)


def make_history(directory, commits):
    """A repository with a long history, in one go."""
    subprocess.run(["git", "init", "-q", directory], check=True)
    stream = []
    for number in range(1, commits + 1):
        text = "line %d\n" % number * (number % 50 + 1)
        stream.append(
            "commit refs/heads/main\ncommitter A <a@example.org> %d +0000\ndata 8\nchange\n\n"
            "M 100644 inline f%d\ndata %d\n%s\n" % (1_700_000_000 + number, number % 300, len(text), text)
        )
    subprocess.run(
        ["git", "-C", directory, "fast-import", "--quiet"], input="".join(stream).encode(), check=True
    )
    subprocess.run(["git", "-C", directory, "symbolic-ref", "HEAD", "refs/heads/main"], check=True)


def main():
    parser = argparse.ArgumentParser(usage=__doc__, add_help=False)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--only", default=",".join(SECTIONS))
    parser.add_argument("--distribution", default=os.path.join(ROOT, "target", "tracecap"))
    bench = parser.parse_args()
    if bench.help:
        print(__doc__)
        return
    bench.only = bench.only.split(",")
    if not set(bench.only) <= set(SECTIONS):
        fail("--only: some of " + " ".join(SECTIONS))
    for tool in ("strace", "gcc", "git", "make", "taskset"):
        if not shutil.which(tool):
            fail(tool + " is not installed")
    home = os.path.abspath(bench.distribution)
    bench.tracecap = os.path.join(home, "bin", "tracecap")
    bench.tracetool = os.path.join(home, "bin", "tracetool")
    if not os.access(bench.tracecap, os.X_OK):
        fail("%s is not there: build it with 'mvn package'" % bench.tracecap)
    bench.strace = shutil.which("strace")
    bench.rounds = bench.rounds or (3 if bench.quick else 5)
    bench.cpu = str(max(os.sched_getaffinity(0)))
    bench.files = 12 if bench.quick else 60
    with tempfile.TemporaryDirectory(prefix="bench-") as bench.directory:
        bench.loop = os.path.join(bench.directory, "loop")
        subprocess.run(["gcc", "-O2", "-o", bench.loop, os.path.join(HERE, "loop.c")], check=True)
        bench.service = os.path.join(bench.directory, "service")
        subprocess.run(["gcc", "-O2", "-o", bench.service, os.path.join(HERE, "service.c")], check=True)
        source_file(os.path.join(bench.directory, "a.c"), 40 if bench.quick else 400)
        make_history(os.path.join(bench.directory, "history"), 2000)
        make_tree(os.path.join(bench.directory, "many"), bench.files)
        version = subprocess.run(["strace", "-V"], capture_output=True, text=True).stdout.split("\n")[0].split()[-1]
        print(
            "Median of %d runs in turn; Linux %s, %d CPUs, strace %s."
            % (bench.rounds, platform.release().split("-")[0], len(os.sched_getaffinity(0)), version)
        )
        if set(bench.only) - {"make", "chosen", "start", "memory"}:
            tracing_section(bench)
        if "make" in bench.only:
            make_section(bench)
        if "chosen" in bench.only:
            chosen_section(bench)
        if "start" in bench.only:
            start_up_section(bench)
        if "memory" in bench.only:
            memory_section(bench)


main()
