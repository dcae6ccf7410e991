# SIGTRAP is the program's own affair: handlers, int3, single-stepping.
# expect: int3: 1 times
# expect: int3 by default: killed by 5
exec $RUN $PROGRAMS/traps
