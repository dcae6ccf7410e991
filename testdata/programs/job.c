/* Says when it is ready, when it was continued after a stop, and cleans up for 200 ms on SIGINT; then it exits with 7. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void say(const char *what) { printf("job: %s\n", what); fflush(stdout); }

int main(void) {
    sigset_t set;
    int number;
    sigemptyset(&set);
    sigaddset(&set, SIGCONT);
    sigaddset(&set, SIGINT);
    sigprocmask(SIG_BLOCK, &set, NULL);
    say("ready");
    while (sigwait(&set, &number) == 0 && number == SIGCONT) say("continued");
    say("cleaning up");
    usleep(200000);
    say("cleaned up");
    return 7;
}
