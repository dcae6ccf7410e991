# A program is missing.
# shows: "\./tool".*ENOENT
printf '#!/bin/sh\nexit 0\n' >tool
chmod +x tool
$GOOD sh -c './tool; echo'
rm tool
$BAD sh -c './tool; echo'
