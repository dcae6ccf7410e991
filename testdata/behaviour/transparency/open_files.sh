# Files that are open are open in the program, under the same numbers, at the same offsets, and no others are.
# expect: fd 9
printf 'one\ntwo\nthree\n' >file
exec 3<file 9>>other 23<file
read -r line <&3
exec $RUN $PROGRAMS/state
