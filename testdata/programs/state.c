/*
 * Prints what a program inherits, but for the environment (env_bytes.c): arguments with argv[0],
 * working directory, umask, open files, signal mask and ignored signals, limits, priority,
 * ids, session, whether it leads its process group, and whether it has a child that it did not make.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void copy(const char *path, const char *only) {
    char line[4096];
    FILE *file = fopen(path, "re");
    while (file && fgets(line, sizeof line, file)) if (!strncmp(line, only, strlen(only))) fputs(line, stdout);
    if (file) fclose(file);
}

int main(int argc, char **argv) {
    char text[4096];
    for (int i = 0; i < argc; i++) printf("argv[%d]=%s\n", i, argv[i]);
    printf("cwd %s\n", getcwd(text, sizeof text));
    mode_t mask = umask(0);
    printf("umask %03o\n", mask);
    for (int fd = 0; fd < 64; fd++) {
        int flags = fcntl(fd, F_GETFD);
        if (flags < 0) continue;
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t length = readlink(link, text, sizeof text - 1);
        text[length < 0 ? 0 : length] = 0;
        printf("fd %d flags %d mode %d offset %ld %s\n", fd, flags, fcntl(fd, F_GETFL), (long)lseek(fd, 0, SEEK_CUR),
               fd > 2 ? text : "");
    }
    copy("/proc/self/status", "SigBlk");
    copy("/proc/self/status", "SigIgn");
    copy("/proc/self/status", "SigPnd");
    copy("/proc/self/status", "ShdPnd");
    copy("/proc/self/status", "NoNewPrivs");
    copy("/proc/self/status", "Seccomp");
    cpu_set_t cpus;
    printf("cpus %d\n", sched_getaffinity(0, sizeof cpus, &cpus) ? -1 : CPU_COUNT(&cpus));
    copy("/proc/self/limits", "Max");
    printf("nice %d scheduler %d\n", getpriority(PRIO_PROCESS, 0), sched_getscheduler(0));
    printf("ids %d %d %d %d\n", getuid(), geteuid(), getgid(), getegid());
    printf("leads: session %d group %d\n", getsid(0) == getpid(), getpgrp() == getpid());
    printf("dumpable %d subreaper-child %d\n", prctl(PR_GET_DUMPABLE), getppid() > 1);
    int status;
    pid_t stranger = waitpid(-1, &status, __WALL);
    printf("wait(-1) %d %s\n", (int)stranger, strerror(errno));
    return 0;
}
