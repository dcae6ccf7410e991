# The program has no child that it did not make: wait(-1) says so at once.
# seccomp: matters
# expect: wait(-1) -1 No child processes
exec $RUN $PROGRAMS/state
