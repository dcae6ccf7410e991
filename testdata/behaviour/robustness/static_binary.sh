# A static binary.
# expect: hello from a static binary
$RUN $PROGRAMS/static_hello
