# exit_group, SIGKILL, execve and a fault in several threads of a process at the same moment.
# rounds: 3 50
# info: processes +(61|1001), (181|3001) threads
# info: lost +nothing
$RUN $PROGRAMS/races $ROUNDS
