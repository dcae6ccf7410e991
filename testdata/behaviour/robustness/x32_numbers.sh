# Numbers of the x32 ABI, and numbers of no call.
# trace: syscall_0x40000027\(|getpid\(\)
# trace: syscall_0x3e7\(
$RUN $PROGRAMS/x32_number
