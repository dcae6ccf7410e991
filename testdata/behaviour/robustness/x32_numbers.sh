# Numbers of the x32 ABI, and numbers of no call.
# seccomp: matters
# trace: getpid\(\) += (-1 ENOSYS|[0-9]+)
# trace: syscall_0x3e7\(.* = -1 ENOSYS
# trace: syscall_0xffffffff\(
$RUN $PROGRAMS/x32_number
