# The processors that the program may use, by whatever way it asks: system calls, /proc/PID/status of its own, its child's.
# expect: Cpus_allowed_list:
# trace: open(at)?\(.*"/proc/self/status"
$RUN sh -c 'nproc; taskset -p $$ | sed "s/.*: //"; python3 -c "import os; print(os.sched_getaffinity(0))"'
$RUN grep Cpus_allowed /proc/self/status
$RUN sh -c 'sleep 0.3 & grep Cpus_allowed_list /proc/$$/status /proc/$!/status | cut -d : -f 2-
    while read -r name value; do case $name in Cpus_allowed*) echo "$name $value" ;; esac; done </proc/self/status'
