# A 32-bit program: its calls by the numbers or names of the 32-bit ABI.
# expect: 32 bits
# trace: (write\(1, 0x[0-9a-f]+, 8|syscall_0x4\(0x1, .*)\) += 8
# trace: (open|syscall_0x5)\(.*\) += -1 ENOENT
# trace: (exit\(12|syscall_0x1\(0xc)
$RUN $PROGRAMS/i386_program
