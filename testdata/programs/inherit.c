/*
 * Gets ready what a program inherits by execve, then executes its arguments:
 *   inherit [-i SIGNAL]... [-b SIGNAL]... [-p SIGNAL]... [-t SIGNAL]... COMMAND ARG...
 *   -i  ignored     -b  blocked     -p  blocked, and pending for the process     -t  the same for the thread
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static void block(int number) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    sigprocmask(SIG_BLOCK, &set, NULL);
}

int main(int argc, char **argv) {
    int option;
    while ((option = getopt(argc, argv, "+i:b:p:t:")) != -1) {
        int number = atoi(optarg);
        if (option == 'i') signal(number, SIG_IGN);
        else block(number);
        if (option == 'p') kill(getpid(), number);
        if (option == 't') syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), number);
    }
    if (optind < argc) execvp(argv[optind], argv + optind);
    perror("inherit");
    return 127;
}
