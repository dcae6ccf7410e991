# A library that is to be loaded before all others is missing.
# shows: openat\(.*"/nowhere\.so".*-1 ENOENT
$GOOD cat /dev/null
LD_PRELOAD=/nowhere.so $BAD cat /dev/null 2>/dev/null
