# Priority and resource limits.
# expect: nice
ulimit -s 4096 -t 100
exec nice -n 5 $RUN $PROGRAMS/state
