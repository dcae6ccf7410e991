/* Threads that wait in calls of which some fail with EINTR after a stop, whatever SA_RESTART says (signal(7)): none of
 * them may notice that anything came or went. After argv[1] ms each gets what it waits for, and says what it got. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <time.h>
#include <unistd.h>

enum { EPOLL, POLL, READ, SLEEP, SEMOP, MSGRCV, CALLS };
static const char *const names[] = {"epoll_wait", "poll", "read", "nanosleep", "semop", "msgrcv"};
static int pipes[CALLS][2], semaphores, messages;
static struct timespec sleep_for;
static int results[CALLS], errors[CALLS];

static int call(int which) {
    char bytes[32];
    if (which == EPOLL) {
        struct epoll_event event = {.events = EPOLLIN}, seen;
        int epoll = epoll_create1(0);
        epoll_ctl(epoll, EPOLL_CTL_ADD, pipes[which][0], &event);
        return epoll_wait(epoll, &seen, 1, -1);
    }
    if (which == POLL) {
        struct pollfd wanted = {.fd = pipes[which][0], .events = POLLIN};
        return poll(&wanted, 1, -1);
    }
    if (which == READ) return (int)read(pipes[which][0], bytes, sizeof bytes);
    if (which == SLEEP) return nanosleep(&sleep_for, NULL);
    if (which == SEMOP) {
        struct sembuf down = {.sem_op = -1};
        return semop(semaphores, &down, 1);
    }
    return (int)msgrcv(messages, bytes, 8, 0, 0);
}

static void *wait_in(void *argument) {
    long which = (long)argument;
    results[which] = call((int)which);
    errors[which] = results[which] < 0 ? errno : 0;
    return NULL;
}

int main(int argc, char **argv) {
    pthread_t threads[CALLS];
    long ms = argc > 1 ? atol(argv[1]) : 500;
    sleep_for = (struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    semaphores = semget(IPC_PRIVATE, 1, 0600);
    messages = msgget(IPC_PRIVATE, 0600);
    for (long i = 0; i < CALLS; i++) {
        if (pipe(pipes[i])) return 1;
        pthread_create(&threads[i], NULL, wait_in, (void *)i);
    }
    FILE *ready = fopen("ready.pid", "w");
    fprintf(ready, "%d\n", (int)getpid());
    fclose(ready);
    nanosleep(&sleep_for, NULL);
    struct sembuf up = {.sem_op = 1};
    struct { long type; char text[8]; } message = {1, "message"};
    for (int i = 0; i <= READ; i++) if (write(pipes[i][1], "x", 1) != 1) return 1;
    semop(semaphores, &up, 1);
    msgsnd(messages, &message, 8, 0);
    for (int i = 0; i < CALLS; i++) {
        pthread_join(threads[i], NULL);
        printf("%s = %d%s%s\n", names[i], results[i], errors[i] ? ", " : "", errors[i] ? strerror(errors[i]) : "");
    }
    semctl(semaphores, 0, IPC_RMID);
    msgctl(messages, IPC_RMID, NULL);
    return 0;
}
