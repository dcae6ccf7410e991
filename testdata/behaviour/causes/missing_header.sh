# A header is missing.
# shows: x\.h.*ENOENT
echo 'int x;' >x.h
echo '#include "x.h"' >x.c
$GOOD gcc -c x.c
rm x.h x.o
$BAD gcc -c x.c
