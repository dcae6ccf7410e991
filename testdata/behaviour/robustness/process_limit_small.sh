# With 5 processes at most the recorder works, or refuses before the program starts, with exit code 2.
# may: refuse
# as: 61017
# expect: ran 3, or refused
ulimit -u 5
$RUN sh -c 'echo ran >ran; exit 3' 2>message
status=$?
if { [ "$status" = 3 ] && [ -e ran ]; } || { [ "$status" = 2 ] && [ ! -e ran ] && grep -q '^tracecap: ' message; }; then
    echo ran 3, or refused
else
    echo "status $status"; cat message
fi
