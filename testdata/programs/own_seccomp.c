/*
 * A program that restricts itself with seccomp(2): calls that fail by errno, raise SIGSYS, ask for a tracer that is not
 * there (ENOSYS), are answered by a listener, and kill; with an argument, strict mode instead.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define ON(number, action) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), BPF_STMT(BPF_RET | BPF_K, action)

static int restricted(unsigned flags) {
    struct sock_filter program[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        ON(SYS_getuid, SECCOMP_RET_ERRNO | ENOANO),
        ON(SYS_getgid, SECCOMP_RET_TRAP | 7),
        ON(SYS_geteuid, SECCOMP_RET_TRACE | 3),
        ON(SYS_getegid, SECCOMP_RET_KILL_PROCESS),
        ON(SYS_getppid, flags ? SECCOMP_RET_USER_NOTIF : SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
    struct sock_fprog filter = {sizeof program / sizeof *program, program};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) exit(90);
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &filter);
}

static void take(int number, siginfo_t *info, void *context) {
    (void)context;
    printf("signal %d code %d errno %d call %d\n", number, info->si_code, info->si_errno, info->si_syscall == SYS_getgid);
}

static void said(const char *what, long result) {
    printf("%s: %ld %s\n", what, result, result < 0 ? strerror(errno) : "");
    fflush(stdout);
}

static void ended(const char *what, pid_t child) {
    int status;
    waitpid(child, &status, 0);
    printf("%s: %s %d\n", what, WIFSIGNALED(status) ? "killed by" : "exited with",
           WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    fflush(stdout);
}

static void notified(void) {
    struct seccomp_notif request;
    struct seccomp_notif_resp response;
    int listener = restricted(SECCOMP_FILTER_FLAG_NEW_LISTENER);
    pid_t child = fork();
    if (child == 0) _exit(syscall(SYS_getppid) == 4711 ? 3 : 4);
    memset(&request, 0, sizeof request);
    memset(&response, 0, sizeof response);
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &request)) exit(91);
    response.id = request.id;
    response.val = 4711;
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &response)) exit(92);
    ended("answered by a listener", child);
}

static void strict(void) {
    pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT);
        if (write(1, "strict\n", 7) != 7) syscall(SYS_exit, 2);
        syscall(SYS_getpid);
        syscall(SYS_exit, 1);
    }
    ended("strict mode", child);
}

int main(int argc, char **argv) {
    (void)argv;
    if (argc > 1) {
        strict();
        return 0;
    }
    struct sigaction action = {.sa_sigaction = take, .sa_flags = SA_SIGINFO};
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        sigaction(SIGSYS, &action, NULL);
        if (restricted(0)) exit(93);
        said("by errno", syscall(SYS_getuid));
        syscall(SYS_getgid);
        fflush(stdout);
        said("without tracer", syscall(SYS_geteuid));
        syscall(SYS_getegid);
        _exit(1);
    }
    ended("by killing", child);
    child = fork();
    if (child == 0) {
        notified();
        _exit(0);
    }
    ended("listener", child);
    return 0;
}
