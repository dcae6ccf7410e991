# vfork and exec.
# seccomp: matters
# info: processes +3,
# trace: vfork\(\) += [0-9]+
$RUN $PROGRAMS/vfork_exec
