/* Takes and touches memory, 1 MB after the other, until argv[1] MB are there (then exits 0), or it is killed for it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv) {
    long megabytes = argc > 1 ? atol(argv[1]) : 1024;
    for (long i = 0; i < megabytes; i++) {
        char *piece = malloc(1 << 20);
        if (!piece) return 3;
        memset(piece, 1, 1 << 20);
        for (int j = 0; j < 20; j++) access("/hungry", F_OK);
    }
    return 0;
}
