# An option of an inner program is another.
# shows: execve\(.*"-r"
echo 'sort -n text' >script
echo 1 >text
$GOOD sh ./script
echo 'sort -r text' >script
$BAD sh ./script
