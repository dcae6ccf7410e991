/* The thread group leader ends with pthread_exit; another thread makes calls, then ends the process with 4, or execs. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *program;

static void *go_on(void *unused) {
    (void)unused;
    char state[64], path[64];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)getpid());
    for (int i = 0; i < 1000; i++) { /* until the leader is a zombie */
        FILE *stat = fopen(path, "r");
        if (!stat || fscanf(stat, "%*d %*s %63s", state) != 1) exit(90);
        fclose(stat);
        if (*state == 'Z') break;
        usleep(2000);
    }
    printf("leader is %s\n", state);
    fflush(stdout);
    for (int i = 0; i < 100; i++) access("/after/the/leader", F_OK);
    if (program) execl(program, program, (char *)NULL);
    exit(4);
}

int main(int argc, char **argv) {
    pthread_t thread;
    if (argc > 1) program = argv[1];
    if (pthread_create(&thread, NULL, go_on, NULL)) return 1;
    pthread_exit(NULL);
}
