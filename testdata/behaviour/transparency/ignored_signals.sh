# Ignored signals stay ignored: SIGHUP (nohup), SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGTSTP.
# expect: 85007
$PROGRAMS/inherit -i 1 -i 2 -i 3 -i 13 -i 15 -i 20 $RUN $PROGRAMS/state | sed -n 's/^SigIgn:.*\(.....\)$/\1/p'
