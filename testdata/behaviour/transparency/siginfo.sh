# siginfo(5) of signals: sender, value, reason, address of a fault.
exec $RUN $PROGRAMS/siginfos
