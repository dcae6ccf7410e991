# The program is called by the name that was given, be it a link or found on the PATH.
# expect: argv[0]=./link
# expect: argv[0]=onpath
ln -s $PROGRAMS/state link
mkdir bin
cp $PROGRAMS/state bin/onpath
$RUN ./link | grep argv
PATH=$PATH:$PWD/bin
$RUN onpath | grep argv
