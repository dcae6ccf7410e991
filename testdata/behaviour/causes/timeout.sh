# What the program waits for takes too long.
# shows: --- SIGTERM|--- SIGALRM
mkfifo slow
(sleep 0.1; echo x >slow) &
$GOOD timeout 0.5 cat slow
wait
(sleep 2; echo x >slow) &
$BAD timeout 0.5 cat slow
kill $!
