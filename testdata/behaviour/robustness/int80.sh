# int 0x80 in 64-bit code: calls of the 32-bit ABI, in the trace by their numbers or names there.
# expect: written
# trace: (getpid|syscall_0x14)\(.*\) = \d+
# trace: (write\(1, 0x[0-9a-f]+, 8|syscall_0x4\(0x1, .*)\) += 8
# trace: (open|syscall_0x5)\(.*\) += -1 ENOENT
# trace: (exit\(9|syscall_0x1\(0x9)
$RUN $PROGRAMS/int80
