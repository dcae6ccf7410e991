# A tool that is the same size ends with another status.
# shows: exit_group\(1\)|exited with 1
printf '#!/bin/sh\nexit 0\n' >tool
chmod +x tool
$GOOD sh -c './tool && cat tool'
printf '#!/bin/sh\nexit 1\n' >tool
$BAD sh -c './tool && cat tool'
