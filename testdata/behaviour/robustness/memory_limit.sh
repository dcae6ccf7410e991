# With 1.2 GB of address space at most the recorder works.
# expect: ran
# trace: exit_group\(3\)
ulimit -v 1200000
$RUN sh -c 'echo ran; exit 3'
echo $?
