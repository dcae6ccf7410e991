# Nobody listens at the port.
# shows: connect\(.*-1 ECONNREFUSED
python3 -c '
import socket
s = socket.create_server(("127.0.0.1", 0))
print(s.getsockname()[1], flush=True)
s.accept()[0].close()' >port &
until [ -s port ]; do sleep 0.01; done
$GOOD bash -c 'exec 3<>/dev/tcp/127.0.0.1/$(cat port); cat <&3'
wait
$BAD bash -c 'exec 3<>/dev/tcp/127.0.0.1/$(cat port); cat <&3'
