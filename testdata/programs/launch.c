/*
 * Runs one command and reports how it ended, as wait4(2) says it: so that death by signal 15 and exit code 143 are two
 * things. The command starts from a known state (default signals, its own session, no core file), and nothing that it
 * leaves behind outlives the launcher, which is the subreaper of the whole tree.
 *
 *   launch -r REPORT -t SECONDS [-g GRACE] [-u UID] [-b SIGNAL]... [-d FD] -- COMMAND ARG...
 *
 *   -r  file for the report     -t  kill the tree after so many seconds     -g  seconds for strays after the command
 *   -u  run as this user        -b  block this signal in the command        -d  close this fd in the command
 *
 * Report: lines of "name value": status (raw), timedout, utime_us, stime_us, wall_us, strays_us, and one
 * "stray PID NAME" for every process that was still there after the grace.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t told_to_end;

static void end(int signal) { (void)signal; told_to_end = 1; }

static long long now_us(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

/* Children of this process; what a dying descendant leaves becomes a child, so repeating this reaches everything. */
static void each_child(void (*act)(int pid, FILE *report), FILE *report) {
    char path[64];
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    FILE *children = fopen(path, "r");
    int pid;
    if (!children) { perror(path); return; }
    while (fscanf(children, "%d", &pid) == 1) act(pid, report);
    fclose(children);
}

/* Less than who tells us waits. */
enum { SECONDS_WHEN_TOLD = 4 };

static void kill_it(int pid, FILE *report) { (void)report; kill(pid, SIGKILL); }

static void name_it(int pid, FILE *report) {
    char path[64], name[64] = "?\n";
    snprintf(path, sizeof path, "/proc/%d/comm", pid);
    FILE *comm = fopen(path, "r");
    if (comm) { if (!fgets(name, sizeof name, comm)) strcpy(name, "?\n"); fclose(comm); }
    fprintf(report, "stray %d %s", pid, name);
}

int main(int argc, char **argv) {
    const char *report_path = NULL;
    int seconds = 60, grace = 20, uid = -1, option, close_fd = -1;
    sigset_t blocked, none;
    sigemptyset(&blocked);
    sigemptyset(&none);
    while ((option = getopt(argc, argv, "+r:t:g:u:b:d:")) != -1) {
        switch (option) {
        case 'r': report_path = optarg; break;
        case 't': seconds = atoi(optarg); break;
        case 'g': grace = atoi(optarg); break;
        case 'u': uid = atoi(optarg); break;
        case 'b': sigaddset(&blocked, atoi(optarg)); break;
        case 'd': close_fd = atoi(optarg); break;
        default: return 99;
        }
    }
    if (!report_path || optind >= argc) { fprintf(stderr, "launch: bad usage\n"); return 99; }
    FILE *report = fopen(report_path, "we");
    if (!report) { perror(report_path); return 99; }
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int s = 1; s < 65; s++) if (s != SIGCHLD) signal(s, SIG_DFL);
    signal(SIGCHLD, SIG_DFL);
    signal(SIGTERM, end);
    signal(SIGINT, end);
    signal(SIGHUP, end);
    long long start = now_us();
    pid_t child = fork();
    if (child == 0) {
        struct rlimit no_core;
        getrlimit(RLIMIT_CORE, &no_core);
        no_core.rlim_cur = 0; /* the command may set it up to what it was */
        setsid();
        setrlimit(RLIMIT_CORE, &no_core);
        signal(SIGTERM, SIG_DFL);
        signal(SIGINT, SIG_DFL);
        signal(SIGHUP, SIG_DFL);
        if (uid >= 0 && (setgroups(0, NULL) || setgid(uid) || setuid(uid))) { perror("launch: setuid"); _exit(99); }
        if (close_fd >= 0) close(close_fd);
        sigprocmask(SIG_SETMASK, &blocked, NULL);
        execvp(argv[optind], argv + optind);
        fprintf(stderr, "launch: %s: %s\n", argv[optind], strerror(errno));
        _exit(99);
    }
    long long deadline = start + seconds * 1000000LL, ended = 0;
    int status = -1, named = 0, timed_out = 0, told = 0;
    struct rusage usage, own = {0};
    for (;;) {
        int s;
        pid_t pid = wait4(-1, &s, WNOHANG | __WALL, &usage);
        if (pid == child) {
            status = s;
            own = usage;
            ended = now_us();
            if (deadline > ended + grace * 1000000LL) deadline = ended + grace * 1000000LL;
        } else if (pid < 0 && errno == ECHILD) {
            break;
        }
        if (pid > 0) continue;
        if (told_to_end && !told) {
            /* The command first: its recorder has something to put right behind it. */
            told = 1;
            if (!ended) kill(child, SIGKILL);
            long long soon = now_us() + SECONDS_WHEN_TOLD * 1000000LL;
            if (deadline > soon) deadline = soon;
        }
        if (now_us() > deadline) {
            if (!named) {
                named = 1;
                if (!ended) timed_out = 1;
                each_child(name_it, report);
            }
            each_child(kill_it, report);
        }
        usleep(2000);
    }
    long long end_us = now_us();
    fprintf(report, "status %d\ntimedout %d\n", status, timed_out);
    fprintf(report, "utime_us %lld\nstime_us %lld\n", own.ru_utime.tv_sec * 1000000LL + own.ru_utime.tv_usec,
            own.ru_stime.tv_sec * 1000000LL + own.ru_stime.tv_usec);
    fprintf(report, "wall_us %lld\nstrays_us %lld\n", ended - start, end_us - ended);
    return fclose(report) ? 99 : 0;
}
