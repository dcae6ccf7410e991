# Priority and resource limits.
# expect: nice 5
ulimit -s 4096 -t 100
exec nice -n 5 $RUN $PROGRAMS/state
