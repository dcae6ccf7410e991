# A daemon outlives the command: the caller goes on at once, the daemon works on, and is recorded to its end.
# expect: at once
# trace: "/end/of/the/daemon"
$RUN sh -c 'setsid sh -c "sleep 3; test -e /end/of/the/daemon; echo done >daemon" </dev/null >/dev/null 2>&1 & exit 6'
echo $?
[ -e daemon ] || echo at once
while [ ! -s daemon ]; do sleep 0.1; done
cat daemon
