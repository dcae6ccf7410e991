# There is a directory instead of a file.
# shows: -1 EISDIR|S_IFDIR
echo 1 >f
$GOOD cat f
rm f
mkdir f
$BAD cat f
