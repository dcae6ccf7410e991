/* Eight children in turn with the same pid, which clone3(2) is told (needs CAP_CHECKPOINT_RESTORE, or root). */
#define _GNU_SOURCE
#include <linux/sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t wanted = 0;
    for (int i = 0; i < 8; i++) {
        struct clone_args arguments;
        memset(&arguments, 0, sizeof arguments);
        arguments.exit_signal = SIGCHLD;
        if (wanted) {
            arguments.set_tid = (uint64_t)(uintptr_t)&wanted;
            arguments.set_tid_size = 1;
        }
        pid_t child = syscall(SYS_clone3, &arguments, sizeof arguments);
        if (child == 0) {
            access("/child", F_OK);
            _exit(10 + i);
        }
        if (child < 0) { perror("clone3"); return 1; }
        if (!wanted) wanted = child;
        int status;
        if (waitpid(child, &status, 0) != child) return 1;
        printf("same pid %d, exited with %d\n", child == wanted, WEXITSTATUS(status));
    }
    return 0;
}
