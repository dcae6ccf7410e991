# Somebody sends a signal.
# shows: --- SIGTERM
mkfifo go
for run in "$GOOD" "$BAD"; do
    $run sh -c 'echo $$ >pid; read x <go; cat /dev/null' &
    until [ -s pid ]; do sleep 0.01; done
    sleep 0.1
    if [ "$run" = "$GOOD" ]; then echo x >go; else kill -TERM "$(cat pid)"; fi
    wait
    rm pid
done
