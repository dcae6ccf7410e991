# Signals that were pending when the program was executed, for the process or for its thread, are pending in it.
# expect: took 10
# expect: took 12
# expect: took 34
exec $PROGRAMS/inherit -p 10 -t 12 -p 34 $RUN $PROGRAMS/take_pending
