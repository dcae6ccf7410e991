# A 32-bit program: its calls by the numbers or names of the 32-bit ABI.
# expect: 32 bits
# trace: write\(1, 0x[0-9a-f]+, 8\) += 8
# trace: open\("/no/such/file", O_RDONLY\) += -1 ENOENT
# trace: exit\(12\)
$RUN $PROGRAMS/i386_program
