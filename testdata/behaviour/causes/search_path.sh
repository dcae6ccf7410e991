# The search path leads to another program.
# shows: bin2/tool
mkdir bin1 bin2
printf '#!/bin/sh\nexit 0\n' >bin1/tool
cp bin1/tool bin2/tool
chmod +x bin1/tool bin2/tool
PATH=$PWD/bin1:$PATH $GOOD sh -c 'tool; :'
PATH=$PWD/bin2:$PWD/bin1:$PATH $BAD sh -c 'tool; :'
