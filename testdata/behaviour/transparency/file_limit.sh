# The limits of open files, hard and soft, are the program's own.
# expect: 77 99
ulimit -Sn 77
ulimit -Hn 99
$RUN sh -c 'echo $(ulimit -Sn) $(ulimit -Hn)'
