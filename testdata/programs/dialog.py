"""Talks to an interactive bash on a terminal of its own: types the first argument, waits for the text of the second (a
regular expression), and so on; "^C" and the like are keys. Prints the lines of the program and of the shell that begin
with "job:" or "status".

    python3 dialog.py 'sleep 100' '' '^Z' Stopped 'echo status $?' 'status [0-9]'
"""
import os
import pty
import re
import select
import sys
import time

pid, terminal = pty.fork()
if pid == 0:
    os.environ["PS1"] = "$ "
    os.environ["TERM"] = "dumb"
    os.execvp("bash", ["bash", "--norc", "--noprofile", "--noediting", "-i"])

output = b""


def read_until(pattern, start):
    """Reads on until the pattern comes after the given place; says where it ends."""
    global output
    deadline = time.monotonic() + 30
    while True:
        found = re.compile(pattern.encode()).search(output, start)
        if found:
            return found.end()
        if not select.select([terminal], [], [], max(0, deadline - time.monotonic()))[0]:
            sys.exit("no %r in %r" % (pattern, output[start:]))
        output += os.read(terminal, 4096)


place = read_until(r"\$ ", 0)
steps = sys.argv[1:]
for typed, awaited in zip(steps[::2], steps[1::2]):
    is_key = len(typed) == 2 and typed[0] == "^"
    os.write(terminal, bytes([ord(typed[1]) & 0x1F]) if is_key else typed.encode() + b"\n")
    if not is_key:  # the echo of what was typed is no answer
        place = read_until(re.escape(typed), place)
    place = read_until(awaited, place)
    if not awaited.startswith("job:") or "clean" in awaited:
        place = read_until(r"\$ ", place)
os.write(terminal, b"exit 0\n")
try:
    while True:
        part = os.read(terminal, 4096)
        if not part:
            break
        output += part
except OSError:  # EIO: nobody has the other side open any more
    pass
os.waitpid(pid, 0)
for line in output.decode("latin-1").replace("\r", "").split("\n"):
    line = re.sub(r"^(\^[A-Z])+", "", line)
    if re.match(r"(job:|status )", line):
        print(line)
