# The service's socket is missing.
# shows: connect\(.*-1 ENOENT
cat >client.py <<'END'
import socket
socket.socket(socket.AF_UNIX).connect("service")
END
python3 -c '
import socket, time
s = socket.socket(socket.AF_UNIX)
s.bind("service")
s.listen()
open("ready", "w").close()
time.sleep(60)' &
until [ -e ready ]; do sleep 0.01; done
$GOOD python3 client.py
kill $!
rm service
$BAD python3 client.py
