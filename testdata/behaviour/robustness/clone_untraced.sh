# A child that was made with CLONE_UNTRACED runs untraced; the trace names it.
# seccomp: matters
# expect: child exited with 5
# trace: clone\(child_stack=NULL, flags=CLONE_UNTRACED\|SIGCHLD\) = (\d+)\n(.*\n){0,2}.*LOST: events are missing here \(a child ran untraced: pid \1\)
# trace: clone3\(.*\) = (\d+)\n(.*\n){0,2}.*LOST: events are missing here \(a child ran untraced: pid \1\)
# info: 2 gaps: a child ran untraced
$RUN $PROGRAMS/untraced
