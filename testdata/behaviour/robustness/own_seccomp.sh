# Programs that restrict themselves by seccomp: errno, SIGSYS, RET_TRACE, a listener, killing.
# seccomp: matters
# expect: by errno: -1 No anode
# expect: without tracer: -1 Function not implemented
# expect: answered by a listener: exited with 3
# trace: --- SIGSYS \{si_signo=SIGSYS, si_code=SYS_SECCOMP
# trace: seccomp\(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER
# trace: \+\+\+ killed by SIGSYS
$RUN $PROGRAMS/own_seccomp
