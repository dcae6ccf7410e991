# The same, where what was read is recorded, too.
# shows: read\(.*mode=b
echo a >a
echo b >b
echo mode=a >conf
$GOOD_WITH_DATA sh -c '. ./conf; cat $mode'
echo mode=b >conf
$BAD_WITH_DATA sh -c '. ./conf; cat $mode'
