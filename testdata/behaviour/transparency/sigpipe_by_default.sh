# A writer whose reader has gone dies by SIGPIPE: 141 in a shell.
# expect: 141 0
$RUN seq 100000 | head -n 1
echo "${PIPESTATUS[@]}"
