# supervise.sh DIRECTORY: stands beside a recorder that 'tracecap attach' has started, and puts right what that could not
# undo if it was killed. Standard input is a pipe whose other end the recorder holds: it ends with the recorder, however
# that ends.

# Whatever ends the recorder's job must not end this, too.
trap '' HUP INT QUIT PIPE TERM USR1 USR2 TSTP TTIN TTOU
tracecap_home=${0%/*}/..
tracecap_directory=$1
cd / || exit

read -r tracecap_line
. "$tracecap_home/lib/launch.sh"
[ ! -f "$tracecap_directory/placement" ] || tracecap_find_java tracecap || exit
tracecap_put_right "$tracecap_directory"
