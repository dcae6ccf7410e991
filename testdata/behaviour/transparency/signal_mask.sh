# Blocked signals stay blocked.
# expect: SigBlk:	0000000200000200
exec $PROGRAMS/inherit -b 10 -b 34 $RUN $PROGRAMS/state
