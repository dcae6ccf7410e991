# A program that changes its root to where there is nothing but itself.
# as: root
# expect: hello from a static binary
mkdir -p root/bin
cp $PROGRAMS/static_hello root/bin
$RUN chroot root /bin/static_hello
