# A file is missing.
# shows: openat\(.*"conf".*-1 ENOENT
echo 1 >conf
$GOOD cat conf
rm conf
$BAD cat conf
