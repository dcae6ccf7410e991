# A parent that ignores SIGCHLD hands that on, and so the program's children become no zombies.
# seccomp: matters
# expect: 10000
$PROGRAMS/inherit -i 17 $PROGRAMS/caller $RUN $PROGRAMS/state | sed -n 's/^SigIgn:.*\(.....\)$/\1/p'
