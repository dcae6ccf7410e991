#!/usr/bin/env python3
"""Compares reading a trace with reading the equal text, whole processes, in one run.

    mvn -q package -DskipTests && mvn -q -B test-compile dependency:build-classpath -pl format \\
        -Dmdep.outputFile=/tmp/format.cp
    testdata/bench/read.py --classpath format/target/test-classes:format/target/classes:$(cat /tmp/format.cp)

Makes a trace of a made-up compiler run (--events, 10 million unless said otherwise), and its text with `tracetool show`
under zstd -3. Then takes the CPU and the wall time of each reader, --rounds times in turn, and prints the best. Ratios
count: what one machine takes means little.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time

OPENAT = "257"


def run(command):
    """Runs a shell command; its output, CPU seconds (all its processes) and wall seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run(command, shell=True, check=True, stdout=subprocess.PIPE, text=True)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout.strip(), cpu, wall


def main():
    parser = argparse.ArgumentParser(description="reading a trace against reading its text")
    parser.add_argument("--classpath", required=True, help="class path of the tests of format")
    parser.add_argument("--tracetool", default="target/tracecap/bin/tracetool")
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    java = f"java -XX:+UseSerialGC -cp {options.classpath} io.tracecap.format.file.WorkloadFile"
    with tempfile.TemporaryDirectory() as directory:
        trace = os.path.join(directory, "big.trc")
        text = os.path.join(directory, "big.txt.zst")
        run(f"{java} write {trace} {options.events}")
        run(f"{options.tracetool} show {trace} | zstd -q -3 -o {text}")
        print(f"{options.events} events: trace {os.path.getsize(trace)} bytes, text under zstd -3 {os.path.getsize(text)}")
        compare(java, options, trace, text)


def compare(java, options, trace, text):
    readers = {
        "count one call: scan of the trace": f"{java} count {trace} {OPENAT}",
        "count one call: zstd -dc | grep -c 'openat('": f"zstd -dc {text} | grep -c 'openat('",
        "all events, all columns: trace": f"{java} read {trace}",
        "all events: tracetool info": f"{options.tracetool} info {trace} > /dev/null",
        "lines: zstd -dc | wc -l": f"zstd -dc {text} | wc -l",
    }
    best = {}
    answers = {}
    for _ in range(options.rounds):
        for name, command in readers.items():
            answers[name], cpu, wall = run(command)
            known = best.get(name, (cpu, wall))
            best[name] = (min(cpu, known[0]), min(wall, known[1]))
    names = list(readers)
    unit = best[names[-1]]
    print(f"{'':48}{'CPU s':>8}{'wall s':>8}{'ns/event':>10}{'CPU : wc -l':>13}  answer")
    for name in names:
        cpu, wall = best[name]
        per_event = cpu / options.events * 1e9
        print(f"{name:48}{cpu:8.2f}{wall:8.2f}{per_event:10.1f}{cpu / unit[0]:13.2f}  {answers[name]}")
    if answers[names[0]] != answers[names[1]]:
        sys.exit("the two counts differ")


if __name__ == "__main__":
    main()
