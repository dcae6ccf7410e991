# Nothing comes from a peer in time.
# shows: poll\(.* = 0
cat >wait.py <<'END'
import select
p = select.poll()
f = open("slow")
p.register(f, select.POLLIN)
p.poll(300)
END
mkfifo slow
exec 3<>slow
echo x >&3
$GOOD python3 wait.py
read -r x <&3
$BAD python3 wait.py
