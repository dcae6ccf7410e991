#!/usr/bin/env python3
"""How large traces are, against what strace writes about the same programs.

usage: testdata/bench/size.py [--rounds N] [--keep DIRECTORY] [--distribution DIR]

Records six programs, N times over (3 unless told), each under

  strace -f               the least that strace says: no times, structures abbreviated
  strace -f -ttt -T       with times and durations
  strace -f -v -ttt -T    with whole structures too: the facts that a trace has
  tracecap run

and compresses the texts with zstd at the levels 3 and 19. A figure is the median of its N runs: sizes differ from run
to run, because times and addresses do. The result is Markdown: sizes in bytes, then the trace divided by each text. The
last column is the trace at level 19, where 'tracetool repack' can make it.

  --rounds N            rounds
  --keep DIRECTORY      leave the recordings of the last round there
  --distribution DIR    what to measure; target/tracecap of this source tree unless told

Needs strace, zstd, gcc, git, bash, find, tar.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LEVELS = (3, 19)
TEXTS = {
    "strace": [],
    "-ttt -T": ["-ttt", "-T"],
    "-v -ttt -T": ["-v", "-ttt", "-T"],
}
PIPES = (
    "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do echo $i | tr 0-9 a-j | cat >/dev/null; done; "
    "ls /usr | sort | head -n 3"
)
PROGRAMS = {
    "gcc -O2 -c": ["gcc", "-O2", "-c", os.path.join(ROOT, "testdata", "programs", "launch.c"), "-o", "/dev/null"],
    "git status": ["git", "--no-optional-locks", "-C", ROOT, "status"],
    "python3 -c": [sys.executable, "-c", "import json, asyncio"],
    "bash, pipes": ["bash", "-c", PIPES],
    "find": ["find", "/usr/share/doc"],
    "tar cf": ["tar", "cf", "/dev/null", "/usr/include"],
}


def fail(message):
    sys.exit("size.py: " + message)


def record(command, file):
    """Runs a recorder that is to write 'file'."""
    if os.path.exists(file):
        os.unlink(file)
    devnull = subprocess.DEVNULL
    subprocess.run(command, stdin=devnull, stdout=devnull, stderr=devnull, check=False)
    if not os.path.exists(file):
        fail("nothing was recorded by: " + " ".join(command))


def compressed(file, level):
    done = subprocess.run(["zstd", "-q", "-c", f"-{level}", file], stdout=subprocess.PIPE, check=True)
    return len(done.stdout)


def repacked(tracetool, trace):
    """Size at level 19; 0 where tracetool cannot."""
    target = trace + ".19"
    if os.path.exists(target):
        os.unlink(target)
    devnull = subprocess.DEVNULL
    done = subprocess.run(
        [tracetool, "repack", "--level", "19", trace, "-o", target], stdout=devnull, stderr=devnull, check=False
    )
    return os.path.getsize(target) if done.returncode == 0 else 0


def measure(binaries, command, directory, name):
    """Lines of text, sizes of the compressed texts, of the trace, of the trace at level 19."""
    sizes = []
    lines = 0
    for text, options in TEXTS.items():
        file = os.path.join(directory, f"{name}{''.join(options)}.strace")
        record(["strace", "-f", *options, "-o", file, *command], file)
        if not lines:
            with open(file, "rb") as read:
                lines = sum(1 for _ in read)
        sizes += [compressed(file, level) for level in LEVELS]
    trace = os.path.join(directory, name + ".trc")
    record([os.path.join(binaries, "tracecap"), "run", "-o", trace, "--", *command], trace)
    return [lines, *sizes, os.path.getsize(trace), repacked(os.path.join(binaries, "tracetool"), trace)]


def row(cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", metavar="DIRECTORY")
    parser.add_argument("--distribution", default=os.path.join(ROOT, "target", "tracecap"))
    options = parser.parse_args()
    binaries = os.path.join(options.distribution, "bin")
    if not os.path.exists(os.path.join(binaries, "tracecap")):
        fail(f"no {binaries}/tracecap: run 'mvn package' first")
    columns = [f"{text}, zstd -{level}" for text in TEXTS for level in LEVELS]
    row(["", "lines", *columns, ".trc", *(f"/ {column}" for column in columns), ".trc, level 19"])
    row(["---"] * (2 * len(columns) + 4))
    directory = options.keep or tempfile.mkdtemp(prefix="tracecap-size-")
    os.makedirs(directory, exist_ok=True)
    try:
        for name, command in PROGRAMS.items():
            file = name.split(" ")[0].strip(",")
            rounds = [measure(binaries, command, directory, file) for _ in range(options.rounds)]
            lines, *sizes, trace, small = (int(statistics.median(column)) for column in zip(*rounds))
            row(
                [name, f"{lines:,}"]
                + [f"{size:,}" for size in sizes]
                + [f"{trace:,}"]
                + [f"{trace / size:.2f}" for size in sizes]
                + [f"{small:,}" if small else "-"]
            )
    finally:
        if not options.keep:
            shutil.rmtree(directory)


if __name__ == "__main__":
    main()
