# In a memory cgroup of 64 MB the recorder works, or refuses before the program starts; a hungry program alone is killed.
# as: root
# seccomp: dies with a recorder that the kernel chooses as the victim
# needs: memory-cgroup
# may: refuse
# expect: the program was killed, or refused
group=$(mktemp -d /sys/fs/cgroup/memory/tracecap-test.XXXXXX 2>/dev/null || mktemp -d /sys/fs/cgroup/tracecap-test.XXXXXX)
if [ -e "$group/memory.max" ]; then
    echo 64M >"$group/memory.max"
else
    echo 64M >"$group/memory.limit_in_bytes"
fi
(
    echo "$BASHPID" >"$group/cgroup.procs"
    exec $RUN sh -c 'echo ran >ran; exec "$@"' sh $PROGRAMS/caller $PROGRAMS/hungry 1024
) >said 2>message
status=$?
for attempt in $(seq 50); do
    rmdir "$group" 2>/dev/null && break
    sleep 0.1
done
if [ -e ran ] && [ "$status" = 0 ] && [ "$(cat said)" = 'killed by 9' ] && [ ! -s message ]; then
    echo the program was killed, or refused
elif [ ! -e ran ] && [ "$status" = 2 ] && grep -q '^tracecap: ' message; then
    echo the program was killed, or refused
else
    echo "status $status"; cat said message
fi
