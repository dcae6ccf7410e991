# Children that end at once, one after the other.
# rounds: 500 10000
$RUN $PROGRAMS/short_processes $ROUNDS
