/* Runs its arguments as a child and says how the child ended, as wait(2) has it; also whether a core file was dumped. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    int status;
    pid_t child = fork();
    if (child == 0) {
        if (argc > 1) execvp(argv[1], argv + 1);
        _exit(127);
    }
    if (waitpid(child, &status, 0) != child) return 1;
    if (WIFEXITED(status)) printf("exited with %d\n", WEXITSTATUS(status));
    else printf("killed by %d%s\n", WTERMSIG(status), WCOREDUMP(status) ? ", core dumped" : "");
    return 0;
}
