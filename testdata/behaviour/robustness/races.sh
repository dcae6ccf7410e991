# exit_group, SIGKILL, execve and a fault in several threads of a process at the same moment.
# rounds: 3 50
$RUN $PROGRAMS/races $ROUNDS
