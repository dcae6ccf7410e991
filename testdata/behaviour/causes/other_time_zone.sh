# The time zone is another.
# shows: zoneinfo
TZ=UTC $GOOD date
TZ=Europe/Nowhere $BAD date
