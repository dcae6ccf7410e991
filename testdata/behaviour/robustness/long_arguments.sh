# Arguments of 1.9 MB in all.
# expect: 1901900
# trace: execve\("/bin/echo", \["/bin/echo", "x{32}
python3 -c '
import os, sys
run = sys.argv[1].split()
argv = run + ["/bin/echo"] + ["x" * 1000] * 1900
os.execvp(argv[0], argv)' "$RUN" | wc -c
