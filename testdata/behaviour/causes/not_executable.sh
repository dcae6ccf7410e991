# A program may not be executed.
# shows: "\./tool".*EACCES
printf '#!/bin/sh\nexit 0\n' >tool
chmod +x tool
$GOOD sh -c './tool; echo'
chmod -x tool
$BAD sh -c './tool; echo'
