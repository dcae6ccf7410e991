# There is a file in the way.
# shows: "lock".*"lock"
$GOOD sh -c 'set -C; : >lock'
$BAD sh -c 'set -C; : >lock'
