# The thread group leader has ended, another thread goes on, and its exit code is that of the process.
# expect: leader is Z
# trace: access\("/after/the/leader"
# info: exited with 4
$RUN $PROGRAMS/leader_gone
echo $?
