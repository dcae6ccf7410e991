# Eight processes in turn with the same pid are eight processes in the trace.
# as: root
# expect: same pid 1, exited with 17
# info: processes +9,
$RUN $PROGRAMS/pid_reuse
