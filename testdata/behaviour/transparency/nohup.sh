# Under nohup(1) the program survives SIGHUP.
# expect: survived
nohup $RUN sh -c 'kill -HUP $$; echo survived' 2>/dev/null
