# Children that end at once, one after the other.
# rounds: 500 10000
# info: processes +(501|10001), 
# info: lost +nothing
$RUN $PROGRAMS/short_processes $ROUNDS
