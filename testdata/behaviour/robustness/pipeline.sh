# A pipeline of 64 stages.
# expect: 588895
# info: processes +6[5-9],
line='seq 100000'
for i in $(seq 63); do line="$line | cat"; done
$RUN bash -c "$line | wc -c"
