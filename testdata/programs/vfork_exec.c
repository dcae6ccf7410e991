/* vfork and exec, twice: once a program that is there, once one that is not. */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int run(const char *path) {
    int status;
    pid_t child = vfork();
    if (child == 0) {
        execl(path, "name", (char *)NULL);
        _exit(127);
    }
    waitpid(child, &status, 0);
    return WEXITSTATUS(status);
}

int main(void) {
    printf("%d\n", run("/bin/true"));
    printf("%d\n", run("/nowhere/at/all"));
    return 0;
}
