# With 16 files at most the recorder works, or refuses before the program starts, with one line and exit code 2.
# may: refuse
# expect: ran 3, or refused
ulimit -n 16
$RUN sh -c 'echo ran >ran; exit 3' 2>message
status=$?
if { [ "$status" = 3 ] && [ -e ran ]; } || { [ "$status" = 2 ] && [ ! -e ran ] && [ "$(wc -l <message)" = 1 ] \
    && grep -q 'ulimit -n' message; }; then
    echo ran 3, or refused
else
    echo "status $status"; cat message
fi
