# With SIGPIPE ignored a writer gets EPIPE; otherwise it dies by the signal.
(trap '' PIPE; { $RUN seq 100000 2>message; echo "status $?" >&2; } | head -n 1)
grep -c 'Broken pipe' message
