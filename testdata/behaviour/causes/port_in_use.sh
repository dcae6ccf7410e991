# Somebody else listens at the port.
# shows: bind\(.*-1 EADDRINUSE
python3 -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])' >port
cat >server.py <<'END'
import socket
s = socket.socket()
s.bind(("127.0.0.1", int(open("port").read())))
s.listen()
END
$GOOD python3 server.py
python3 -c '
import socket, time
s = socket.create_server(("127.0.0.1", int(open("port").read())))
open("ready", "w").close()
time.sleep(60)' &
until [ -e ready ]; do sleep 0.01; done
$BAD python3 server.py
kill $!
