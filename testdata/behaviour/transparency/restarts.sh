# Interrupted calls end with EINTR, or are restarted, or finish their time, as they would alone.
exec $RUN $PROGRAMS/restarts
