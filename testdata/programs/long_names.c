/* Makes argv[1] calls, each with another long name of a file, so that a recorder has much to write; exits with 7. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int main(int argc, char **argv) {
    int calls = argc > 1 ? atoi(argv[1]) : 1000;
    char name[301] = "";
    unsigned random = 1;
    struct stat status;
    for (int i = 0; i < calls; i++) {
        for (int j = 0; j < 300; j++) {
            random = random * 1103515245 + 12345;
            name[j] = (char)('a' + (random >> 16) % 26);
        }
        stat(name, &status);
    }
    puts("done");
    return 7;
}
