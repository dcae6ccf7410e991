# The file mode creation mask and the working directory.
# expect: umask 027
umask 027
mkdir d
cd d
$RUN $PROGRAMS/state | grep -E 'umask|cwd'
