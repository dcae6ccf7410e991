# The thread group leader has ended, and another thread executes a program.
# expect: leader is Z
# trace: superseded by execve
$RUN $PROGRAMS/leader_gone /bin/false
echo $?
