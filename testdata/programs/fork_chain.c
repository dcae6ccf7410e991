/* Each process forks the next, twelve deep, and waits for it; the exit code grows by one on the way up. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int depth = 0;
    pid_t child;
    while (depth < 12 && (child = fork()) == 0) depth++;
    int code = 1;
    if (depth < 12) {
        int status;
        waitpid(child, &status, 0);
        code = WEXITSTATUS(status) + 1;
    }
    if (depth > 0) return code;
    printf("%d\n", code);
    return 0;
}
