# The current directory was removed.
# shows: "\$CWD".*-1 ENOENT
mkdir here
cd here || exit
$GOOD sh -c 'pwd -P'
rmdir ../here
$BAD sh -c 'pwd -P'
