#!/usr/bin/env python3
"""Compares reading a trace with reading the equal text, whole processes, in one run.

    mvn -q package -DskipTests && mvn -q -B test-compile dependency:build-classpath -pl format \\
        -Dmdep.outputFile=/tmp/format.cp
    testdata/bench/read.py --classpath format/target/test-classes:format/target/classes:$(cat /tmp/format.cp)

Records eight programs that read, search, compile and start others (or takes the recordings that it is given), and joins
them, again and again, to a trace of --events events, 10 million unless said otherwise. Its text is what
'tracetool show -ttt -T' prints of the same trace: what 'strace -f -ttt -T' would have written of the same calls, line by
line, under zstd -3.

Then runs each reader --rounds times, in turn, so that a machine that gets slower under way does so for all. A figure is the
median of its runs, CPU time that of all processes of the reader, the JVM's start and its compiler included. A ratio is the
median of the ratios to 'zstd -dc | wc -l' in the same round.

  --events N              events of the trace
  --rounds N              rounds
  --recordings FILE...    recordings to take instead
  --made-up               no recordings: a made-up compiler run, regular as no real one is
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
OPENAT = "257"
PIPES = (
    "for i in $(seq 200); do echo $i | tr 0-9 a-j | cat >/dev/null; done; ls /usr | sort | head -n 3"
)
PROGRAMS = {
    "bash": ["bash", "-c", PIPES],
    "find": ["find", "/usr/share"],
    "find-size": ["find", "/usr/lib", "-size", "+100k"],
    "gcc": ["gcc", "-O2", "-c", os.path.join(ROOT, "testdata", "programs", "launch.c"), "-o", "/dev/null"],
    "git": ["git", "-C", ROOT, "log", "--stat", "-n", "300"],
    "ls": ["ls", "-lR", "/usr/share/doc"],
    "python": [sys.executable, "-c", "import json, asyncio, xml.dom.minidom, sqlite3, unittest, email.mime.text"],
    "tar": ["tar", "cf", "/dev/null", "/usr/include"],
}
ONLY = "show -ttt -T -e signal=none -e quiet=all"
UNIT = "lines: zstd -dc | wc -l"


def run(command):
    """Runs a shell command; its output, CPU seconds (all its processes) and wall seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run(command, shell=True, check=True, stdout=subprocess.PIPE, text=True)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout.strip(), cpu, wall


def record(distribution, directory):
    """Records the programs; the files."""
    files = []
    devnull = subprocess.DEVNULL
    for name, command in PROGRAMS.items():
        file = os.path.join(directory, name + ".trc")
        recorder = [os.path.join(distribution, "bin", "tracecap"), "run", "-o", file, "--", *command]
        subprocess.run(recorder, stdin=devnull, stdout=devnull, stderr=devnull, check=False)
        if not os.path.exists(file):
            sys.exit("nothing was recorded by: " + " ".join(command))
        files.append(file)
    return files


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--classpath", required=True, help="class path of the tests of format")
    parser.add_argument("--distribution", default=os.path.join(ROOT, "target", "tracecap"))
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--recordings", nargs="+", metavar="FILE")
    parser.add_argument("--made-up", action="store_true")
    options = parser.parse_args()
    java = f"java -XX:+UseSerialGC -cp {options.classpath} io.tracecap.format.file.WorkloadFile"
    tracetool = os.path.join(options.distribution, "bin", "tracetool")
    with tempfile.TemporaryDirectory() as directory:
        recordings = options.recordings or []
        if not recordings and not options.made_up:
            recordings = record(options.distribution, directory)
        trace = os.path.join(directory, "big.trc")
        text = os.path.join(directory, "big.txt.zst")
        run(f"{java} write {trace} {options.events} {' '.join(recordings)}")
        run(f"{tracetool} show -ttt -T {trace} | zstd -q -3 -o {text}")
        sizes = f"trace {os.path.getsize(trace):,} bytes, text under zstd -3 {os.path.getsize(text):,}"
        print(f"{options.events:,} events: {sizes}", flush=True)
        readers = {
            "count one call: scan of the trace": f"{java} count {trace} {OPENAT}",
            "count one call: zstd -dc | grep -c ' openat('": f"zstd -dc {text} | grep -c ' openat('",
            "table of one call: tracetool show -c": f"{tracetool} show -c -w -U calls -e openat {trace} | tail -n 1",
            "lines of one call: tracetool show -e openat": f"{tracetool} {ONLY} -e openat {trace} | wc -l",
            "failed calls: tracetool show -Z": f"{tracetool} {ONLY} -Z {trace} | wc -l",
            "failed calls: zstd -dc | grep -c ' = -1 E'": f"zstd -dc {text} | grep -c ' = -1 E'",
            "all events, all columns: trace": f"{java} read {trace}",
            "all events: tracetool info": f"{tracetool} info {trace} > /dev/null",
            UNIT: f"zstd -dc {text} | wc -l",
        }
        compare(readers, options)


def compare(readers, options):
    times = {name: [] for name in readers}
    answers = {}
    for _ in range(options.rounds):
        for name, command in readers.items():
            answers[name], cpu, wall = run(command)
            times[name].append((cpu, wall))
    print(f"{'':48}{'CPU s':>8}{'wall s':>8}{'ns/event':>10}{'CPU : wc -l':>13}{'wall : wc -l':>14}  answer")
    for name, measured in times.items():
        cpu, wall = (statistics.median(column) for column in zip(*measured))
        ratios = [
            statistics.median(mine[i] / unit[i] for mine, unit in zip(measured, times[UNIT])) for i in range(2)
        ]
        per_event = cpu / options.events * 1e9
        print(
            f"{name:48}{cpu:8.2f}{wall:8.2f}{per_event:10.1f}{ratios[0]:13.2f}{ratios[1]:14.2f}  {answers[name]}"
        )
    counts = [answer for name, answer in answers.items() if name.startswith("count")]
    if len(set(counts)) > 1:
        sys.exit("the counts differ: " + ", ".join(counts))


if __name__ == "__main__":
    main()
