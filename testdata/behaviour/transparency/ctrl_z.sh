# Ctrl-Z stops the program, the shell says so, and fg continues it in the foreground.
# expect: status 148
# expect: job: continued
python3 $SOURCES/dialog.py "$RUN $PROGRAMS/job" 'job: ready' '^Z' 'Stopped' 'echo status $?' 'status [0-9]' \
    fg 'job: continued' '^C' 'job: cleaned up' 'echo status $?' 'status 7'
