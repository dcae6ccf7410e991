# A file may not be read.
# as: root
# shows: openat\(.*"conf".*-1 EACCES
echo 1 >conf
chmod 644 conf
$AS_OTHER $GOOD cat conf
chmod 600 conf
$AS_OTHER $BAD cat conf
