# Started in a directory that was removed: no JVM would start there. The launching shell itself complains on standard error.
# expect: removed (deleted)
# trace: exit_group\(6\)
mkdir removed && cd removed && rmdir ../removed
$RUN sh -c 'readlink /proc/self/cwd; exit 6' 2>/dev/null | sed 's|.*/removed|removed|'
exit "${PIPESTATUS[0]}"
