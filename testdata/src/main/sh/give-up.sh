# give-up.sh DIRECTORY: removes the directory of a launch that nobody else will remove, and ends with status 2.
#
# Where processes are limited, a shell that cannot fork ends at once. Others end at the same time, so that it may work a
# moment later: then this same process starts anew, which needs no fork. What is left after that, a later launch removes.

tracecap_attempts=${2:-300}
[ "$tracecap_attempts" = 0 ] || trap 'exec sh "$0" "$1" "$((tracecap_attempts - 1))"' EXIT
rm -rf "$1" 2>/dev/null
trap - EXIT
exit 2
