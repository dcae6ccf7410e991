# A value of the configuration is another one of the same length: its first effect is shown.
# shows: "[ab]"
echo a >a
echo b >b
echo mode=a >conf
$GOOD sh -c '. ./conf; cat $mode'
echo mode=b >conf
$BAD sh -c '. ./conf; cat $mode'
