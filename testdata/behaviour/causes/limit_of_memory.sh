# There is less memory than the program needs.
# shows: prlimit64\(.*RLIMIT_AS
echo 'ulimit -v 900000' >limit
$GOOD sh -c '. ./limit; exec python3 -c "bytearray(1 << 28)"'
echo 'ulimit -v 090000' >limit
$BAD sh -c '. ./limit; exec python3 -c "bytearray(1 << 28)"'
