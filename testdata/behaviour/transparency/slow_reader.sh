# A reader that takes its time gets everything, and the writer waits for it as long as it would alone.
# expect: 588895
$RUN seq 100000 | { sleep 0.5; wc -c; }
echo "${PIPESTATUS[@]}"
