# A file has another size.
# shows: st_size=2.*st_size=3
echo 1 >f
$GOOD cat f
echo 12 >f
$BAD cat f
