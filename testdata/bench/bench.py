#!/usr/bin/env python3
"""Measures tracecap against strace: time, file size, start-up.

usage: testdata/bench/bench.py [--quick] [--rounds N] [--distribution DIR]

Needs strace, gcc, zstd, taskset and a built distribution (mvn package). Everything that is compared is run in turn, and
that N times over (5 unless told), so that a machine that gets slower under way does so for all. A figure is the median
of its N runs, a ratio is the median of the N ratios of neighbours. The result is Markdown: the tables of README.md.

  --quick               3 rounds of a tenth of the work
  --rounds N            rounds
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


def fail(message):
    sys.exit("bench.py: " + message)


def run_timed(command, directory):
    """Runs a command that must succeed; seconds of wall time."""
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=directory, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        fail("%s: exit %d: %s" % (" ".join(command), done.returncode, done.stderr.decode(errors="replace")[-2000:]))
    return seconds


def interleaved(contenders, rounds, directory, settle):
    """Runs each contender once per round; a list of seconds for each name."""
    times = {name: [] for name in contenders}
    for number in range(rounds):
        for name, command in contenders.items():
            times[name].append(run_timed(command, directory))
            if settle:
                time.sleep(settle)
        print("  round %d of %d done" % (number + 1, rounds), file=sys.stderr)
    return times


def ratio(numerators, denominators):
    return statistics.median(n / d for n, d in zip(numerators, denominators))


def milliseconds(values):
    return "%.0f ms" % (statistics.median(values) * 1000)


def seconds(values):
    value = statistics.median(values)
    return "%.2f s" % value if value < 9.95 else "%.1f s" % value


def size(path):
    return os.stat(path).st_size


def kilobytes(count):
    return "%.1f KB" % (count / 1000) if count < 100_000 else "{:,.0f} KB".format(count / 1000)


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


def workload_section(bench, title, command):
    """One workload, free and on one CPU: wall times, then sizes."""
    strace, tracecap, rounds, directory = bench.strace, bench.tracecap, bench.rounds, bench.directory
    contenders = {
        "native": command,
        "`strace -f -o /dev/null`": [strace, "-f", "-o", "/dev/null"] + command,
        "`strace -f -o f`": [strace, "-f", "-o", "strace.txt"] + command,
        "`tracecap run -o f`": [tracecap, "run", "-o", "tracecap.trc", "--"] + command,
    }
    bound = {name: ["taskset", "-c", bench.cpu] + each for name, each in contenders.items()}
    print("%s: free" % title, file=sys.stderr)
    free = interleaved(contenders, rounds, directory, 0)
    print("%s: on CPU %s" % (title, bench.cpu), file=sys.stderr)
    pinned = interleaved(bound, rounds, directory, 0)

    reference = "`strace -f -o f`"
    print("\n### %s\n" % title)
    print("| | as started | against `strace -f -o f` | on one CPU (`taskset`) | against `strace -f -o f` |")
    print("|---|---:|---:|---:|---:|")
    for name in contenders:
        print(
            "| %s | %s | %.2f | %s | %.2f |"
            % (
                name,
                seconds(free[name]),
                ratio(free[name], free[reference]),
                seconds(pinned[name]),
                ratio(pinned[name], pinned[reference]),
            )
        )

    text = os.path.join(directory, "strace.txt")
    trace = os.path.join(directory, "tracecap.trc")
    run_timed([strace, "-f", "-tt", "-T", "-o", "strace-times.txt"] + command, directory)
    timed = os.path.join(directory, "strace-times.txt")
    for each in (text, timed):
        run_timed(["zstd", "-q", "-f", "-19", each, "-o", each + ".zst"], directory)
    with open(text, "rb") as lines:
        calls = sum(1 for _ in lines)
    packed = size(text + ".zst")
    print("\n| recording of %s | size | against strace text, `zstd -19` |" % "{:,} lines".format(calls))
    print("|---|---:|---:|")
    for name, count in (
        ("strace text", size(text)),
        ("strace text, `zstd -19`", packed),
        ("strace text with times (`-tt -T`)", size(timed)),
        ("strace text with times, `zstd -19`", size(timed + ".zst")),
        ("`.trc` (with times)", size(trace)),
    ):
        print("| %s | %s | %.2f |" % (name, kilobytes(count), count / packed))
    sys.stdout.flush()


def start_up_section(bench):
    contenders = {
        "`strace -f -o f true`": [bench.strace, "-f", "-o", "strace.txt", "true"],
        "`tracecap run -o f true`": [bench.tracecap, "run", "-o", "true.trc", "true"],
        "`tracetool --help`": [bench.tracetool, "--help"],
        "`tracetool show f` of that recording": [bench.tracetool, "show", "true.trc"],
    }
    print("start-up", file=sys.stderr)
    # The recorder's JVM is still ending when the command has returned; what comes next should not pay for it.
    times = interleaved(contenders, bench.rounds * 2 + 1, bench.directory, 0.1)
    print("\n### Start-up, whole process\n")
    print("| | wall time |")
    print("|---|---:|")
    for name, values in times.items():
        print("| %s | %s |" % (name, milliseconds(values)))


def main():
    parser = argparse.ArgumentParser(usage=__doc__, add_help=False)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--distribution", default=os.path.join(ROOT, "target", "tracecap"))
    bench = parser.parse_args()
    if bench.help:
        print(__doc__)
        return
    for tool in ("strace", "gcc", "zstd", "taskset"):
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
    with tempfile.TemporaryDirectory(prefix="bench-") as bench.directory:
        source_file(os.path.join(bench.directory, "a.c"), 20 if bench.quick else 400)
        blocks = 10_000 if bench.quick else 100_000
        version = subprocess.run(["strace", "-V"], capture_output=True, text=True).stdout.split("\n")[0].split()[-1]
        print(
            "Median of %d runs in turn; Linux %s, %d CPUs, strace %s."
            % (bench.rounds, platform.release().split("-")[0], len(os.sched_getaffinity(0)), version)
        )
        workload_section(
            bench,
            "`dd bs=1 count=%d`" % blocks,
            ["dd", "if=/dev/zero", "of=/dev/null", "bs=1", "count=%d" % blocks],
        )
        workload_section(bench, "`gcc -O2 -c` of one file", ["gcc", "-O2", "-c", "a.c", "-o", "a.o"])
        start_up_section(bench)


main()
