# Memory is refused, for a reason that the program does not see.
# shows: mmap\(.*-1 ENOMEM
cat >take.py <<'END'
import sys
with open("ready", "w"):
    pass
open("go").read()
bytearray(1 << 30)
END
mkfifo go
for run in "$GOOD" "$BAD"; do
    $run sh -c 'echo $$ >pid; exec python3 take.py' &
    until [ -e ready ]; do sleep 0.01; done
    [ "$run" = "$GOOD" ] || prlimit --pid "$(cat pid)" --as=500000000
    echo x >go
    wait
    rm ready pid
done
