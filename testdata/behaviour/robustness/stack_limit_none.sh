# With a stack without limit the program runs with that limit, and is recorded.
# expect: unlimited
# trace: "/after/the/limit"
ulimit -Ss unlimited
$RUN sh -c 'ulimit -Ss; test -e /after/the/limit; exit 3'
echo $?
