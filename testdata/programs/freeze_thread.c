/*
 * freeze_thread PID NAME: stops the thread NAME of process PID, and that thread only, as if what it writes to never
 * answered. Says "frozen", and lets it go on when its standard input ends. Stops it where it sleeps in futex(2): a JVM
 * does not wait for such a thread.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int is_named(const char *directory, const char *tid, const char *name) {
    char path[400], found[64] = "";
    snprintf(path, sizeof path, "%s/%s/comm", directory, tid);
    FILE *comm = fopen(path, "r");
    if (comm == NULL) {
        return 0;
    }
    int is_read = fgets(found, sizeof found, comm) != NULL;
    fclose(comm);
    found[strcspn(found, "\n")] = 0;
    return is_read && strcmp(found, name) == 0;
}

static int find(const char *directory, const char *name) {
    DIR *tasks = opendir(directory);
    int tid = 0;
    for (struct dirent *entry; tasks != NULL && tid == 0 && (entry = readdir(tasks)) != NULL;) {
        if (is_named(directory, entry->d_name, name)) {
            tid = atoi(entry->d_name);
        }
    }
    if (tasks != NULL) {
        closedir(tasks);
    }
    return tid;
}

static int sleeps(int tid) {
    char path[64];
    long call = -1;
    snprintf(path, sizeof path, "/proc/%d/syscall", tid);
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        return 0;
    }
    int is_read = fscanf(file, "%ld", &call) == 1;
    fclose(file);
    return is_read && call == SYS_futex;
}

int main(int argc, char **argv) {
    char directory[64], byte;
    if (argc != 3) {
        return 2;
    }
    snprintf(directory, sizeof directory, "/proc/%s/task", argv[1]);
    int tid = find(directory, argv[2]);
    if (tid == 0) {
        fprintf(stderr, "no such thread\n");
        return 1;
    }
    for (;;) {
        if (ptrace(PTRACE_SEIZE, tid, 0, 0) != 0 || ptrace(PTRACE_INTERRUPT, tid, 0, 0) != 0
            || waitpid(tid, NULL, __WALL) != tid) {
            perror("ptrace");
            return 1;
        }
        if (sleeps(tid)) {
            break;
        }
        ptrace(PTRACE_DETACH, tid, 0, 0);
        usleep(1000);
    }
    puts("frozen");
    fflush(stdout);
    while (read(0, &byte, 1) > 0) {
    }
    return 0;
}
