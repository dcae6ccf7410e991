/*
 * Makes every system call of the three kinds that an x86-64 kernel knows, with arguments of 0: 64-bit, x32, and 32-bit.
 * Only for a tracer that lets none of them happen: most would end the program or do worse. Ends by an illegal
 * instruction, because even exit does not happen. No C library, which would make calls of its own.
 */
#define LAST_OF_64 450
#define FIRST_UNKNOWN 335
#define FIRST_COMMON 424
#define X32 0x40000000L
#define LAST_OF_X32 547
#define LAST_OF_32 450

static void call(long number)
{
    register long r10 __asm__("r10") = 0;
    register long r8 __asm__("r8") = 0;
    register long r9 __asm__("r9") = 0;
    long result;

    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(0L), "S"(0L), "d"(0L), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
}

static void call_32(long number)
{
    long result;

    __asm__ volatile("int $0x80"
                     : "=a"(result)
                     : "a"(number), "b"(0L), "c"(0L), "d"(0L), "S"(0L), "D"(0L)
                     : "r8", "r9", "r10", "r11", "memory");
}

void _start(void)
{
    long number;

    for (number = 0; number <= LAST_OF_64; number++)
        if (number < FIRST_UNKNOWN || number >= FIRST_COMMON)
            call(number);
    for (number = 0; number <= LAST_OF_X32; number++)
        if (number < FIRST_UNKNOWN || (number >= FIRST_COMMON && number <= LAST_OF_64) || number >= 512)
            call(X32 | number);
    for (number = 0; number <= LAST_OF_32; number++)
        call_32(number);
    __builtin_trap();
}
