/* Says which signals are pending, takes them with sigtimedwait(2), and says when there are no more. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <time.h>

int main(void) {
    sigset_t pending, all;
    struct timespec at_once = {0, 0};
    int number;
    sigpending(&pending);
    for (int i = 1; i < 65; i++) if (sigismember(&pending, i) == 1) printf("pending %d\n", i);
    sigfillset(&all);
    while ((number = sigtimedwait(&all, NULL, &at_once)) > 0) printf("took %d\n", number);
    printf("no more\n");
    return 0;
}
