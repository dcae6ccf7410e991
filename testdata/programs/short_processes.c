/* argv[1] children one after the other, each ends at once; prints the sum of their exit codes. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 100, sum = 0, status;
    for (int i = 0; i < count; i++) {
        pid_t child = fork();
        if (child == 0) _exit(i % 5);
        if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return 1;
        sum += WEXITSTATUS(status);
    }
    printf("%d\n", sum);
    return 0;
}
