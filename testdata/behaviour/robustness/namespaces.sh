# A program in user and pid namespaces of its own; the trace has the pids inside, too.
# expect: 1
# trace: NOTE: is process 1 in its pid namespace
# trace: NOTE: is process [2-9] in its pid namespace
$RUN unshare --user --map-root-user --pid --fork --mount-proc sh -c 'echo $$; /bin/true; sh -c "echo \$\$"; exit 4'
