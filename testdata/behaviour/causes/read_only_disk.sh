# The disk was mounted to be read only.
# shows: openat\(.*"disk/new".*-1 EROFS
mkdir disk
unshare --user --map-root-user --mount sh -c "
mount -t tmpfs tmpfs disk
$GOOD sh -c ': >disk/new'
rm disk/new
mount -o remount,ro disk
$BAD sh -c ': >disk/new'
"
