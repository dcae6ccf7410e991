/* A child stops itself (SIGSTOP, then SIGTSTP); its parent sees both stops, continues it, and sees that too. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(pid_t child, int options) {
    int status = 0;
    if (waitpid(child, &status, options) != child) printf("no child\n");
    else if (WIFSTOPPED(status)) printf("stopped by %d\n", WSTOPSIG(status));
    else if (WIFCONTINUED(status)) printf("continued\n");
    else printf("ended: exit %d signal %d\n", WEXITSTATUS(status), WTERMSIG(status));
}

int main(void) {
    int signals[2] = {SIGSTOP, SIGTSTP}, seen[2];
    char byte = 0;
    if (pipe(seen)) return 1;
    setvbuf(stdout, NULL, _IOLBF, 0);
    pid_t child = fork();
    if (child == 0) {
        /* its own group with a parent outside it, in one session: not orphaned, so that SIGTSTP may stop it */
        setpgid(0, 0);
        for (int i = 0; i < 2; i++) {
            raise(signals[i]);
            /* a stop or an end that comes before the parent has seen that this continues would hide that */
            if (read(seen[0], &byte, 1) != 1) _exit(9);
        }
        _exit(4);
    }
    for (int i = 0; i < 2; i++) {
        show(child, WUNTRACED);
        kill(child, SIGCONT);
        show(child, WCONTINUED);
        if (write(seen[1], &byte, 1) != 1) return 2;
    }
    show(child, 0);
    return 0;
}
