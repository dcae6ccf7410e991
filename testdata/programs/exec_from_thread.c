/* A thread that is not the leader calls execve: the other threads go, and the caller takes over the leader's tid. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static char *self;

static void *replace(void *unused) {
    (void)unused;
    char *argv[] = {self, "second", NULL};
    char *envp[] = {NULL};
    execve(self, argv, envp);
    _exit(9);
}

int main(int argc, char **argv) {
    if (argc > 1 && !strcmp(argv[1], "second")) {
        printf("second image, leader: %d\n", (int)syscall(SYS_gettid) == (int)getpid());
        return 5;
    }
    pthread_t thread;
    self = argv[0];
    pthread_create(&thread, NULL, replace, NULL);
    for (;;) pause();
}
