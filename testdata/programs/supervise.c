/*
 * Runs its arguments as a child and, once the child has written "ready.pid", stops it, continues it and ends it by
 * SIGTERM, telling what wait(2) says of each: what a shell's job control sees of a job.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(pid_t child, int options) {
    int status = 0;
    if (waitpid(child, &status, options) != child) printf("not the child\n");
    else if (WIFSTOPPED(status)) printf("stopped by %d\n", WSTOPSIG(status));
    else if (WIFCONTINUED(status)) printf("continued\n");
    else if (WIFSIGNALED(status)) printf("killed by %d\n", WTERMSIG(status));
    else printf("exited with %d\n", WEXITSTATUS(status));
    fflush(stdout);
}

int main(int argc, char **argv) {
    if (argc < 2) return 1;
    pid_t child = fork();
    if (child == 0) {
        /* a job of its own, whose stops are not those of this process */
        setpgid(0, 0);
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    for (int i = 0; i < 2000 && access("ready.pid", F_OK); i++) usleep(10000);
    int stops[2] = {SIGSTOP, SIGTSTP};
    for (int i = 0; i < 2; i++) {
        kill(child, stops[i]);
        show(child, WUNTRACED);
        kill(child, SIGCONT);
        show(child, WCONTINUED);
    }
    kill(child, SIGTERM);
    show(child, WUNTRACED | WCONTINUED);
    return 0;
}
