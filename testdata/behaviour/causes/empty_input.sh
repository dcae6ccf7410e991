# Nothing comes on standard input.
# shows: read\(<stdin>.*= (data|end)
echo 1 >f
echo f | $GOOD sh -c 'read x; cat $x'
printf '' | $BAD sh -c 'read x; cat $x'
