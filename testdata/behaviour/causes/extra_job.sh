# There is one more job for make -j4.
# shows: starts, only in the second: cp j5
printf 'all: $(patsubst %%.in,%%.out,$(wildcard *.in))\n%%.out: %%.in\n\tcp $< $@\n' >Makefile
: >j1.in; : >j2.in; : >j3.in; : >j4.in
$GOOD make -s -j4 >good.out 2>&1
rm ./*.out
: >j5.in
$BAD make -s -j4 >bad.out 2>&1
