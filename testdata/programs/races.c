/*
 * Processes whose threads end them at the same moment in different ways: exit_group against exit_group, exec, SIGKILL
 * and a fault. argv[1] rounds of each; of each round only what may have happened is accepted, and counted.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_barrier_t together;
static int way;

static void *leave(void *unused) {
    (void)unused;
    pthread_barrier_wait(&together);
    switch (way) {
    case 0: syscall(SYS_exit_group, 3); break;
    case 1: execl("/bin/false", "false", (char *)NULL); break;
    case 2: kill(getpid(), SIGKILL); break;
    case 3: *(volatile char *)1 = 1; break;
    case 4: syscall(SYS_exit, 0); break;
    }
    return NULL;
}

static int child(int first, int second) {
    pthread_t thread;
    way = first;
    pthread_barrier_init(&together, NULL, 3);
    pthread_create(&thread, NULL, leave, NULL);
    pthread_create(&thread, NULL, leave, NULL);
    pthread_barrier_wait(&together);
    way = second;
    switch (second) {
    case 0: syscall(SYS_exit_group, 3); break;
    case 1: execl("/bin/false", "false", (char *)NULL); break;
    case 2: kill(getpid(), SIGKILL); break;
    case 3: *(volatile char *)1 = 1; break;
    }
    return 99;
}

static int may_be(int what, int status) {
    switch (what) {
    case 0: return WIFEXITED(status) && WEXITSTATUS(status) == 3;
    case 1: return WIFEXITED(status) && WEXITSTATUS(status) == 1;
    case 2: return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    case 3: return WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV;
    default: return 0;
    }
}

int main(int argc, char **argv) {
    int rounds = argc > 1 ? atoi(argv[1]) : 10;
    for (int first = 0; first < 5; first++) {
        for (int second = 0; second < 4; second++) {
            int good = 0;
            for (int i = 0; i < rounds; i++) {
                int status = -1;
                pid_t pid = fork();
                if (pid == 0) _exit(child(first, second));
                if (waitpid(pid, &status, 0) != pid) return 1;
                if (may_be(first, status) || may_be(second, status)) good++;
                else printf("%d against %d: status 0x%x\n", first, second, status);
            }
            printf("%d against %d: %d good\n", first, second, good);
        }
    }
    return 0;
}
