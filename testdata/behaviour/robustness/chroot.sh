# A program that changes its root to where there is nothing but itself.
# as: root
# expect: hello from a static binary
# trace: chroot\("root"\) += 0
# trace: execve\("/bin/static_hello", \["/bin/static_hello"\]
mkdir -p root/bin
cp $PROGRAMS/static_hello root/bin
$RUN chroot root /bin/static_hello
