/* A thread that is not the leader calls execve: the other threads go, and the caller takes over the leader's tid. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static char *self;
static int go[2];

static void *replace(void *unused) {
    char byte;
    if (read(go[0], &byte, 1) != 1) _exit(8);
    usleep(100000); /* the leader is in pause by now */
    char *argv[] = {self, "second", NULL};
    char *envp[] = {NULL};
    execve(self, argv, envp);
    (void)unused;
    _exit(9);
}

int main(int argc, char **argv) {
    if (argc > 1 && !strcmp(argv[1], "second")) {
        printf("second image, leader: %d\n", (int)syscall(SYS_gettid) == (int)getpid());
        return 5;
    }
    pthread_t thread;
    self = argv[0];
    if (pipe(go) || pthread_create(&thread, NULL, replace, NULL)) return 1;
    if (write(go[1], "", 1) != 1) return 2;
    for (;;) pause();
}
