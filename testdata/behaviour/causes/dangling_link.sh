# A symbolic link leads nowhere.
# shows: "l".*-1 ENOENT
echo 1 >a
ln -s a l
$GOOD cat l
rm a
$BAD cat l
