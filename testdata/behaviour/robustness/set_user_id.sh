# A set-user-ID program whose tracer is not root does not get its privileges; the recorder says so, and the trace does.
# seccomp: refused
# as: root
# expect: root
# recorded-out: nobody
# recorded-err: tracecap: /.*/set_user_id is set-user-ID, but runs without its privileges, because tracecap does not run as root
# trace: --- NOTE: runs without its set-user-ID privileges
# info: notes +1: runs without
cp /usr/bin/id set_user_id
chmod 4755 set_user_id
setpriv --reuid 65534 --regid 65534 --clear-groups $RUN ./set_user_id -un
