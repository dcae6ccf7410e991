/* A 32-bit program without libc: writes a line, opens a file that is not there, and exits with 12. */
static int call(int number, int a, int b, int c) {
    int result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c) : "memory");
    return result;
}

void _start(void) {
    static const char line[] = "32 bits\n";
    call(4, 1, (int)line, 8);
    call(5, (int)"/no/such/file", 0, 0);
    call(1, 12, 0, 0);
}
