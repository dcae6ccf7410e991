# Threads, all alive at once.
# rounds: 1000 1000
# expect: 499500
# info: 1, 1001 threads
$RUN $PROGRAMS/many_threads $ROUNDS
