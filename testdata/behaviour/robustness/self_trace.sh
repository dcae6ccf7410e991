# A program that asks to be traced by its parent is refused; the trace and the summary say that it was for the recorder.
# recorded-out: PTRACE_TRACEME: Operation not permitted
# expect: PTRACE_TRACEME: done
# trace: ptrace\(PTRACE_TRACEME.*EPERM.*\n.*--- NOTE: refused because this process is being recorded ---
# info: notes +1: refused because
$RUN $PROGRAMS/self_trace
