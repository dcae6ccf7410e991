# A parent sees the program stop and continue.
# seccomp: matters
# expect: stopped by 19
# expect: continued
$PROGRAMS/supervise $RUN $PROGRAMS/clean_up
