# A fork bomb under a limit of 60 processes: forks fail, the program says so, and all its processes end.
# as: 61018
# expect: 1
# trace: clone\(.*SIGCHLD.* = -1 EAGAIN
# info: lost +nothing
ulimit -u 60
$RUN $PROGRAMS/fork_bomb
echo $?
