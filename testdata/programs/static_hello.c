/* Linked statically: no dynamic loader, so the first call of the program is one of its own. */
#include <stdio.h>

int main(void) {
    puts("hello from a static binary");
    return 7;
}
