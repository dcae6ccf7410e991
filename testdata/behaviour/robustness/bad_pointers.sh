# Pointers to nowhere, lengths beyond everything: the same errors as without the recorder, and a readable trace.
# expect: endless path: -1 File name too long
# trace: openat2\(AT_FDCWD, "/", 0x[0-9a-f]+, 24\) = -1 EFAULT
# trace: open\("a{1000,}"\.\.\., O_RDONLY\) += -1 ENAMETOOLONG
# info: lost +nothing
$RUN $PROGRAMS/bad_pointers
