# A symbolic link leads elsewhere.
# shows: openat\(.*"l".*/a>.*/b>
echo 1 >a
echo 2 >b
ln -s a l
$GOOD cat l
ln -sf b l
$BAD cat l
