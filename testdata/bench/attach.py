#!/usr/bin/env python3
"""Measures what a system call costs a program that runs already while it is recorded, against strace -f -p.

usage: testdata/bench/attach.py [--rounds N] [--seconds S] [--distribution DIR]

The program is dd bs=1 without end, as it is, and confined to one processor by taskset. tracecap attach with each
--placement, and strace, record it in turn, for S seconds (2 unless told), and that N times over (5). A figure is the median
of the microseconds for a call, the rest included that the program does. Needs strace, dd, taskset and a built distribution
(mvn package). The result is a Markdown table.
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
PLACEMENTS = ["auto", "together", "free"]


def attached(distribution, pid, placement, seconds, directory):
    """How many calls tracecap records in that time."""
    trace = os.path.join(directory, "out.trc")
    command = [distribution + "/bin/tracecap", "attach", "-q", "-p", str(pid), "-o", trace]
    said = subprocess.run(
        command + ["--placement", placement, "--duration", "%gs" % seconds], stderr=subprocess.PIPE, text=True
    )
    if said.returncode != 0:
        sys.exit("attach.py: " + said.stderr)
    info = subprocess.run(
        [distribution + "/bin/tracetool", "info", "--json", trace], check=True, stdout=subprocess.PIPE
    )
    return json.loads(info.stdout)["events"]["calls"]


def straced(pid, seconds, directory):
    """How many calls strace records in that time, counted from its first."""
    text = os.path.join(directory, "out.txt")
    open(text, "w").close()
    strace = subprocess.Popen(["strace", "-f", "-p", str(pid), "-o", text], stderr=subprocess.DEVNULL)
    while os.path.getsize(text) == 0 and strace.poll() is None:
        time.sleep(0.001)
    time.sleep(seconds)
    strace.send_signal(signal.SIGINT)
    strace.wait()
    with open(text, "rb") as lines:
        return sum(1 for _ in lines)


def measure(options, prefix, directory):
    """Medians of the microseconds for a call, by contender."""
    program = subprocess.Popen(prefix + ["dd", "if=/dev/zero", "of=/dev/null", "bs=1"], stderr=subprocess.DEVNULL)
    times = {name: [] for name in PLACEMENTS + ["strace"]}
    try:
        for _ in range(options.rounds):
            for name in times:
                if name == "strace":
                    calls = straced(program.pid, options.seconds, directory)
                else:
                    calls = attached(options.distribution, program.pid, name, options.seconds, directory)
                times[name].append(options.seconds * 1e6 / max(1, calls))
    finally:
        program.kill()
        program.wait()
    return {name: statistics.median(values) for name, values in times.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--distribution", default=os.path.join(ROOT, "target", "tracecap"))
    options = parser.parse_args()
    print("| microseconds for a call | `attach` | `--placement=together` | `--placement=free` | `strace -f -p` |")
    print("|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as directory:
        for title, prefix in (("`dd bs=1`", []), ("confined (`taskset -c 0`)", ["taskset", "-c", "0"])):
            medians = measure(options, prefix, directory)
            print("| %s | %s |" % (title, " | ".join("%.1f" % value for value in medians.values())))


if __name__ == "__main__":
    main()
