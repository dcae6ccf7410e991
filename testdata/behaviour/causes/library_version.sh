# The library is another version.
# shows: libx\.so\.1\.[01]
echo 'int x(void) { return X; }' >x.c
echo 'int x(void); int main(void) { return x(); }' >main.c
gcc -shared -fPIC -DX=0 -Wl,-soname,libx.so.1 -o libx.so.1.0 x.c
gcc -shared -fPIC -DX=1 -Wl,-soname,libx.so.1 -o libx.so.1.1 x.c
ln -s libx.so.1.0 libx.so.1
gcc -o main main.c libx.so.1.0
export LD_LIBRARY_PATH=$PWD
$GOOD ./main
ln -sf libx.so.1.1 libx.so.1
$BAD ./main
