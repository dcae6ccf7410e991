/* Makes calls with names that do not compress, one after the other, until there is a file `go`; writes its pid to ready.pid. */
#include <stdint.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

int main(void) {
    FILE *ready = fopen("ready.pid", "w");
    fprintf(ready, "%d", (int) getpid());
    fclose(ready);
    uint64_t state = (uint64_t) time(NULL) | 1;
    for (int i = 0; i % 512 != 0 || access("go", F_OK) != 0; i++) {
        char name[64];
        char *end = name + sprintf(name, "/nowhere/");
        for (int word = 0; word < 3; word++) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            end += sprintf(end, "%016llx", (unsigned long long) state);
        }
        access(name, F_OK);
    }
    return 0;
}
