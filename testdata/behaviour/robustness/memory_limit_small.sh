# With 200 MB of address space at most the recorder works, or refuses before the program starts, with exit code 2.
# may: refuse
# expect: ran 3, or refused
ulimit -v 200000
$RUN sh -c 'echo ran >ran; exit 3' 2>message
status=$?
if { [ "$status" = 3 ] && [ -e ran ]; } || { [ "$status" = 2 ] && [ ! -e ran ] && grep -q '^tracecap: .*ulimit -v' message; }; then
    echo ran 3, or refused
else
    echo "status $status"; cat message
fi
