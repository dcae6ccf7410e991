# The disk is full.
# shows: write\(.*-1 ENOSPC
mkdir disk
dd if=/dev/zero of=text bs=1k count=48 2>/dev/null
unshare --user --map-root-user --mount sh -c "
mount -t tmpfs -o size=64k tmpfs disk
$GOOD dd if=text of=disk/text bs=4k
rm disk/text
dd if=/dev/zero of=disk/other bs=1k count=32 2>/dev/null
$BAD dd if=text of=disk/text bs=4k
"
