# Pointers to nowhere, lengths beyond everything: the same errors as without the recorder, and a readable trace.
# expect: endless path: -1 File name too long
$RUN $PROGRAMS/bad_pointers
