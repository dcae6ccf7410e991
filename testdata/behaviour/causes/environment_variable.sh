# An environment variable is another.
# shows: "[ab]"
echo a >a
echo b >b
MODE=a $GOOD sh -c 'cat "$MODE"'
MODE=b $BAD sh -c 'cat "$MODE"'
