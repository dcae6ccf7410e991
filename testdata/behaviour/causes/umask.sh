# The umask is another.
# shows: umask\(.*umask\(0?77\)
echo 'umask 022' >mask
$GOOD sh -c '. ./mask; : >made'
rm made
echo 'umask 077' >mask
$BAD sh -c '. ./mask; : >made'
