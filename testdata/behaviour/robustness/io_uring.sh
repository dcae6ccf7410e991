# What goes through an io_uring is no system call; the trace says that it is not seen.
# expect: by io_uring
# trace: io_uring_setup\(.*\n.*--- NOTE: operations that go through this io_uring are not recorded ---
# info: notes +1: operations that go through
$RUN $PROGRAMS/io_uring
