# The directory for temporary files does not exist.
# shows: openat\(.*TMP.*-1 ENOENT
mkdir temporary
TMPDIR=$PWD/temporary $GOOD mktemp
TMPDIR=/nowhere $BAD mktemp
