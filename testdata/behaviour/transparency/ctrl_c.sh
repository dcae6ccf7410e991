# Ctrl-C reaches the program alone; it cleans up for a while and ends with 7, and the shell waits for it and sees 7.
# expect: job: cleaning up
# expect: status 7
python3 $SOURCES/dialog.py "$RUN $PROGRAMS/job" 'job: ready' '^C' 'job: cleaned up' 'echo status $?' 'status [0-9]'
