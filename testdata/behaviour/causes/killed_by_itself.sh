# The program sends itself a signal.
# shows: kill\(|--- SIGTERM
echo 'true -TERM $$' >do
$GOOD sh -c '. ./do'
echo 'kill -TERM $$' >do
$BAD sh -c '. ./do'
