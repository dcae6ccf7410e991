/* Says one line, then dies by SIGSEGV at address 0x10. */
#include <stdio.h>
#include <unistd.h>

int main(void) {
    if (write(1, "before the fault\n", 17) != 17) return 1;
    *(volatile int *)0x10 = 1;
    return 0;
}
