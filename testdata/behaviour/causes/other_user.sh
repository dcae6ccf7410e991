# Another user runs the program.
# as: root
# shows: openat\(.*"secret".*-1 EACCES
echo 1 >secret
chmod 600 secret
$GOOD cat secret
$AS_OTHER $BAD cat secret
