# A thread that is not the leader executes a program.
# seccomp: matters
# expect: second image, leader: 1
# trace: superseded by execve
# info: execs +2
$RUN $PROGRAMS/exec_from_thread
