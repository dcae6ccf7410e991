/* Says "ready", waits for SIGINT or SIGTERM, cleans up for 200 ms, says so, and dies by that signal, as a good tool does. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    sigset_t set;
    int number;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    FILE *ready = fopen("ready", "w");
    if (!ready) return 98;
    fprintf(ready, "%d\n", (int)getpid());
    fclose(ready);
    rename("ready", "ready.pid");
    sigwait(&set, &number);
    usleep(200000);
    printf("cleaned up after %d\n", number);
    fflush(stdout);
    signal(number, SIG_DFL);
    kill(getpid(), number);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    return 99;
}
