# An argument is wrong.
# shows: (execve|openat)\(.*"wrong"
echo 1 >right
echo 1 >wrong
$GOOD cat right
$BAD cat wrong
