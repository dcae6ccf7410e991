# vfork and exec.
# info: processes +3,
$RUN $PROGRAMS/vfork_exec
