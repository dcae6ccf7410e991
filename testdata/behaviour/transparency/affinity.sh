# The processors that the program may use, as it may ask for them. (/proc/self/status is a documented exception.)
$RUN sh -c 'nproc; taskset -p $$ | sed "s/.*: //"; python3 -c "import os; print(os.sched_getaffinity(0))"'
