# Closed standard files stay closed: the program's next file is number 0.
exec <&- 2>&-
exec $RUN sh -c 'exec 9>&1; exec >&-; exec 3</dev/null; ls -l /proc/self/fd | wc -l >&9'
