# Programs that restrict themselves by seccomp: errno, SIGSYS, RET_TRACE, a listener, killing, strict mode.
# expect: by errno: -1 No anode
# expect: without tracer: -1 Function not implemented
# expect: answered by a listener: exited with 3
$RUN $PROGRAMS/own_seccomp
