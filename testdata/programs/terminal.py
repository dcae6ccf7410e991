"""Runs a command on a terminal of its own, types into it once the file "ready.pid" is there (or at once), and prints
what came out of the terminal and how the command ended.

    python3 terminal.py KEYS COMMAND ARG...        KEYS as in Python: '\\x03' is Ctrl-C
"""
import os
import pty
import sys
import time

keys = sys.argv[1].encode().decode("unicode_escape").encode("latin-1")
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
for _ in range(1000):
    if os.path.exists("ready.pid"):
        break
    time.sleep(0.02)
os.write(terminal, keys)
output = b""
while True:
    try:
        part = os.read(terminal, 4096)
    except OSError:  # EIO: nobody has the other side open any more
        break
    if not part:
        break
    output += part
_, status = os.waitpid(pid, 0)
sys.stdout.write(output.decode("latin-1"))
if os.WIFSIGNALED(status):
    print("killed by", os.WTERMSIG(status))
else:
    print("exited with", os.WEXITSTATUS(status))
