# Another home directory lacks the settings.
# shows: openat\(.*"\$HOME/\.conf".*-1 ENOENT
mkdir one two
echo 1 >one/.conf
HOME=$PWD/one $GOOD sh -c 'cat ~/.conf'
HOME=$PWD/two $BAD sh -c 'cat ~/.conf'
