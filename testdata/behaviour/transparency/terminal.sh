# The program has the controlling terminal, in the foreground.
# expect: foreground 1
python3 $SOURCES/terminal.py 'hello\n' $RUN $PROGRAMS/on_terminal
