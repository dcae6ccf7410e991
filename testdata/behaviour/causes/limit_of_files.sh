# No more files may be opened.
# shows: prlimit64\(.*NOFILE
echo 'ulimit -n 50' >limit
$GOOD sh -c '. ./limit; cat limit limit'
echo 'ulimit -n 03' >limit
$BAD sh -c '. ./limit; cat limit limit'
