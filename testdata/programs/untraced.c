/* A child that no tracer may follow: clone(2) with CLONE_UNTRACED, then clone3(2) with it. */
#define _GNU_SOURCE
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int child_work(void) {
    for (int i = 0; i < 10; i++) access("/in/the/untraced/child", F_OK);
    return 5;
}

static void show(long child) {
    int status = 0;
    if (waitpid(child, &status, 0) == child) printf("child exited with %d\n", WEXITSTATUS(status));
    fprintf(stdout, "%s\n", child > 0 ? "made" : "not made");
    fflush(stdout);
}

int main(void) {
    long child = syscall(SYS_clone, CLONE_UNTRACED | SIGCHLD, NULL, NULL, NULL, NULL);
    if (child == 0) _exit(child_work());
    show(child);
    struct clone_args arguments = {.flags = CLONE_UNTRACED, .exit_signal = SIGCHLD};
    child = syscall(SYS_clone3, &arguments, sizeof arguments);
    if (child == 0) _exit(child_work());
    show(child);
    return 0;
}
