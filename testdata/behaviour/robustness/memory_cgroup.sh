# A hungry program in a memory cgroup of 128 MB is what the kernel kills, not the recorder, which shares the cgroup.
# as: root
# needs: memory-cgroup
# expect: killed by 9
# trace: \+\+\+ killed by SIGKILL \+\+\+
# trace: \+\+\+ exited with 0 \+\+\+
group=$(mktemp -d /sys/fs/cgroup/memory/tracecap-test.XXXXXX 2>/dev/null || mktemp -d /sys/fs/cgroup/tracecap-test.XXXXXX)
if [ -e "$group/memory.max" ]; then
    echo 128M >"$group/memory.max"
else
    echo 128M >"$group/memory.limit_in_bytes"
fi
(
    echo "$BASHPID" >"$group/cgroup.procs"
    exec $RUN $PROGRAMS/caller $PROGRAMS/hungry 1024
)
for attempt in $(seq 50); do
    rmdir "$group" 2>/dev/null && break
    sleep 0.1
done
