/* Executes itself argv[1] times, one image after the other in the same process, and ends with 6. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv) {
    int left = argc > 1 ? atoi(argv[1]) : 0;
    if (left > 0) {
        char number[16];
        snprintf(number, sizeof number, "%d", left - 1);
        execl(argv[0], argv[0], number, (char *)NULL);
        return 99;
    }
    printf("the last of them\n");
    return 6;
}
