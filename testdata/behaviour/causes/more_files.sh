# There is one more file in the directory.
# shows: getdents64\(<\$CWD/in>
mkdir in
: >in/1
$GOOD sh -c 'for f in in/*; do /bin/cat $f; done'
: >in/2
$BAD sh -c 'for f in in/*; do /bin/cat $f; done'
