# Execs in a chain, one process.
# rounds: 500 500
# expect: the last of them
# info: execs +501
$RUN $PROGRAMS/exec_chain $ROUNDS
