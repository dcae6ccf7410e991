# With a stack of 256 KB at most the program runs with that limit, and is recorded.
# expect: 256
# trace: "/after/the/limit"
ulimit -Ss 256
$RUN sh -c 'ulimit -Ss; test -e /after/the/limit; exit 3'
echo $?
