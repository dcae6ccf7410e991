# A static binary.
# expect: hello from a static binary
# trace: write\(1, 0x[0-9a-f]+, 27\) += 27
$RUN $PROGRAMS/static_hello
