# With few files the recorder works, or refuses before the program starts, with one line and exit code 2. Wherever it comes to
# the limit, it leaves nothing behind (class NothingLeftBehind).
# may: refuse
# expect: 16: ran 3, or refused
for files in 16 28 29 30 31; do
    rm -f ran
    (ulimit -n "$files"; $RUN sh -c 'echo ran >ran; exit 3' 2>message)
    status=$?
    if { [ "$status" = 3 ] && [ -e ran ]; } || { [ "$status" = 2 ] && [ ! -e ran ] && [ "$(wc -l <message)" = 1 ] \
        && grep -q 'ulimit -n' message; }; then
        echo "$files: ran 3, or refused"
    else
        echo "$files: status $status"; cat message
    fi
done
