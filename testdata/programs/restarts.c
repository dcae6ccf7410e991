/*
 * Calls that block, each interrupted by a signal once the process sleeps in it: with a handler without SA_RESTART, with one, by an ignored
 * signal, and by SIGSTOP and SIGCONT. What would block for ever is ended by a second event, 60 ms later.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int sockets[2];
static volatile sig_atomic_t taken;

static void take(int number) { (void)number; taken++; }

static long now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int with_read(void) { char c; return read(sockets[0], &c, 1); }
static int with_recv(void) { char c; return recv(sockets[0], &c, 1, 0); }
static int with_poll(void) { struct pollfd p = {sockets[0], POLLIN, 0}; return poll(&p, 1, 5000); }
static int with_select(void) {
    fd_set set;
    struct timeval limit = {5, 0};
    FD_ZERO(&set);
    FD_SET(sockets[0], &set);
    return select(sockets[0] + 1, &set, NULL, NULL, &limit);
}
static int with_epoll(void) {
    struct epoll_event event = {.events = EPOLLIN};
    int fd = epoll_create1(0);
    epoll_ctl(fd, EPOLL_CTL_ADD, sockets[0], &event);
    int result = epoll_wait(fd, &event, 1, 5000), error = errno;
    close(fd);
    errno = error;
    return result;
}
static int with_nanosleep(void) { struct timespec t = {0, 400000000}; return nanosleep(&t, NULL); }
static int with_sem(void) {
    sem_t sem;
    struct timespec t;
    sem_init(&sem, 0, 0);
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_nsec += 600000000;
    if (t.tv_nsec >= 1000000000) { t.tv_nsec -= 1000000000; t.tv_sec++; }
    return sem_timedwait(&sem, &t);
}
static int with_pause(void) { return pause(); }

/* Until a process is seen asleep four times in a row, 5 ms apart. */
static void await_sleep(pid_t pid) {
    char path[64], state;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    for (int asleep = 0, i = 0; asleep < 4 && i < 2000; i++) {
        usleep(5000);
        FILE *stat = fopen(path, "r");
        asleep = stat && fscanf(stat, "%*d %*s %c", &state) == 1 && state == 'S' ? asleep + 1 : 0;
        if (stat) fclose(stat);
    }
}

static void disturb(int number, int feed) {
    pid_t parent = getppid();
    await_sleep(parent);
    kill(parent, number);
    if (number == SIGSTOP) {
        usleep(30000);
        kill(parent, SIGCONT);
    }
    usleep(60000);
    if (feed && write(sockets[1], "x", 1) != 1) _exit(1);
    if (!feed) kill(parent, SIGUSR2);
    _exit(0);
}

static void attempt(const char *name, int (*call)(void), const char *way, int number) {
    char drain[8];
    fflush(stdout);
    taken = 0;
    int feed = call != with_pause;
    pid_t child = fork();
    if (child == 0) disturb(number, feed);
    long start = now_ms();
    errno = 0;
    int result = call(), error = errno;
    long took = now_ms() - start;
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
    while (recv(sockets[0], drain, sizeof drain, MSG_DONTWAIT) > 0) {}
    printf("%s, %s: %d %s%s, handler %d\n", name, way, result, result < 0 ? strerror(error) : "",
           call == with_nanosleep && result == 0 && took < 390 ? " too early" : "", (int)taken);
}

int main(void) {
    static const struct { const char *name; int (*call)(void); } calls[] = {
        {"read", with_read}, {"recv", with_recv}, {"poll", with_poll}, {"select", with_select}, {"epoll_wait", with_epoll},
        {"nanosleep", with_nanosleep}, {"sem_timedwait", with_sem}, {"pause", with_pause}};
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, sockets)) return 1;
    struct sigaction once = {.sa_handler = take}, again = {.sa_handler = take, .sa_flags = SA_RESTART};
    sigaction(SIGUSR2, &once, NULL);
    for (unsigned i = 0; i < sizeof calls / sizeof *calls; i++) {
        sigaction(SIGUSR1, &once, NULL);
        attempt(calls[i].name, calls[i].call, "handler", SIGUSR1);
        sigaction(SIGUSR1, &again, NULL);
        attempt(calls[i].name, calls[i].call, "SA_RESTART", SIGUSR1);
        signal(SIGUSR1, SIG_IGN);
        /* To a traced thread even an ignored signal is delivered, and epoll_wait is no call that the kernel restarts. */
        if (calls[i].call != with_epoll) attempt(calls[i].name, calls[i].call, "ignored", SIGUSR1);
        attempt(calls[i].name, calls[i].call, "stopped", SIGSTOP);
    }
    return 0;
}
