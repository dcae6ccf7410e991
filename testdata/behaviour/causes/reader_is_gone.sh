# Who reads what the program writes ends early.
# shows: -1 EPIPE|--- SIGPIPE
cat >write.py <<'END'
import os, time
time.sleep(0.3)
os.write(1, b"x")
END
$GOOD python3 write.py | cat
$BAD python3 write.py | true
