# A program that may dump core does, and its parent is told so. (Where core files go to a pipe, none is looked for.)
# expect: killed by 11, core dumped
ulimit -c unlimited 2>/dev/null || ulimit -c "$(ulimit -Hc)"
$PROGRAMS/caller $RUN $PROGRAMS/segv
case $(cat /proc/sys/kernel/core_pattern) in
    core*) for core in core*; do head -c 4 "$core" | od -An -c; done ;;
esac
