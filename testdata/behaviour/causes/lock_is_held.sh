# Somebody else holds the lock.
# shows: flock\(.*-1 EAGAIN
: >f
$GOOD flock -n f true
exec 8<f
flock 8
$BAD flock -n f true
