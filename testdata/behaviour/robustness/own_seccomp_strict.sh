# A program that restricts itself by seccomp's strict mode, which no program can do that has a filter.
# seccomp: differs
# expect: strict mode: killed by 9
$RUN $PROGRAMS/own_seccomp strict
