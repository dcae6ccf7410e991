# What the program writes arrives byte for byte, on both outputs, in order where both are one file.
$RUN sh -c 'head -c 100000 /dev/zero | tr "\0" "\377"; printf "\0\001\377" >&2; echo; echo end >&2'
$RUN sh -c 'for i in 1 2 3; do echo out $i; echo err $i >&2; done' 2>&1
