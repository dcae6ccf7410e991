/* A child stops itself; when the file "go" is there, its parent looks whether it is stopped still, and continues it. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static char state_of(pid_t pid) {
    char path[64], state = '?';
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *stat = fopen(path, "r");
    if (stat) {
        if (fscanf(stat, "%*d (%*[^)]) %c", &state) != 1) state = '?';
        fclose(stat);
    }
    return state;
}

int main(void) {
    int status = 0, seen[2];
    char byte = 0;
    if (pipe(seen)) return 1;
    pid_t child = fork();
    if (child == 0) {
        raise(SIGSTOP);
        /* an end that comes before the parent has seen that this continues would hide that */
        _exit(read(seen[0], &byte, 1) == 1 ? 4 : 9);
    }
    waitpid(child, &status, WUNTRACED);
    FILE *ready = fopen("ready.pid", "w");
    fprintf(ready, "%d\n", (int)getpid());
    fclose(ready);
    while (access("go", F_OK)) usleep(1000);
    printf("stopped by %d, state %c\n", WSTOPSIG(status), state_of(child));
    kill(child, SIGCONT);
    waitpid(child, &status, WCONTINUED);
    printf("continued: %d\n", !!WIFCONTINUED(status));
    if (write(seen[1], &byte, 1) != 1) return 2;
    waitpid(child, &status, 0);
    printf("exited with %d\n", WEXITSTATUS(status));
    return 0;
}
