# int 0x80 in 64-bit code: calls of the 32-bit ABI, in the trace by their names there.
# seccomp: matters
# expect: written
# trace: getpid\(\) += \d+
# trace: write\(1, 0x[0-9a-f]+, 8\) += 8
# trace: open\("/no/such/file", O_RDONLY\) += -1 ENOENT
# trace: exit\(9\)
$RUN $PROGRAMS/int80
