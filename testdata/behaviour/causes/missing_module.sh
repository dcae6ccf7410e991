# A module is missing.
# shows: mod\.py|getdents64\(<\$CWD
echo 'X = 1' >mod.py
cat >main.py <<'END'
import mod
END
$GOOD python3 -B main.py
rm mod.py
$BAD python3 -B main.py
