# Interrupted calls end with EINTR, or are restarted, or finish their time, as they would alone.
# seccomp: matters
exec $RUN $PROGRAMS/restarts
