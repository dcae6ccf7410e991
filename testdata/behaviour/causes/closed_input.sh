# Standard input is closed.
# shows: -1 EBADF
echo 1 >f
$GOOD cat <f
$BAD cat <&-
