# A symbolic link leads to itself.
# shows: "l".*-1 ELOOP
echo 1 >a
ln -s a l
$GOOD cat l
ln -sf l l
$BAD cat l
