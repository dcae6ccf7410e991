/* What the program can see and choose of its processors.
 *
 *   affinity tell           what it may use by its own word, a thread's, a child's, and that of a child that no tracer gets
 *   affinity set CPU        confines itself to one processor, and says where it and a child may run and have run
 *   affinity wait FILE      calls the kernel until FILE is there; then what it, a child of the beginning and a new child
 *                           may use
 *   affinity threads FILE   three threads, confined to the first, the last and all of its processors, call the kernel until
 *                           FILE is there; then what each may use
 *   affinity compute N      N processes that compute for a second of processor time each, with few system calls
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void show(const char *who, pid_t tid)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    long length = syscall(SYS_sched_getaffinity, tid, sizeof set, &set);
    printf("%s:", who);
    if (length < 0)
        printf(" failed");
    for (int cpu = 0; cpu < CPU_SETSIZE; cpu++)
        if (CPU_ISSET(cpu, &set))
            printf(" %d", cpu);
    printf("\n");
    fflush(stdout);
}

static void *in_thread(void *nothing)
{
    (void)nothing;
    show("thread", 0);
    return NULL;
}

static void busy(int calls)
{
    for (int i = 0; i < calls; i++)
        getppid();
}

static int tell(void)
{
    show("self by 0", 0);
    show("self by pid", getpid());
    pthread_t thread;
    pthread_create(&thread, NULL, in_thread, NULL);
    pthread_join(thread, NULL);
    pid_t child = fork();
    if (child == 0) {
        show("child", 0);
        show("parent", getppid());
        _exit(0);
    }
    waitpid(child, NULL, 0);
    child = syscall(SYS_clone, CLONE_UNTRACED | SIGCHLD, NULL, NULL, NULL, NULL);
    if (child == 0) {
        show("untraced child", 0);
        _exit(0);
    }
    waitpid(child, NULL, 0);
    return 0;
}

static int set(int cpu)
{
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    printf("set: %d\n", sched_setaffinity(0, sizeof one, &one));
    CPU_ZERO(&one);
    printf("set to none: %d\n", sched_setaffinity(0, sizeof one, &one));
    fflush(stdout);
    int elsewhere = 0;
    pid_t child = fork();
    for (int i = 0; i < 1000; i++) {
        busy(1);
        elsewhere += sched_getcpu() != cpu;
    }
    if (child != 0)
        waitpid(child, NULL, 0);
    show(child == 0 ? "child" : "self", 0);
    printf("ran elsewhere: %d\n", elsewhere);
    fflush(stdout);
    _exit(0);
}

static int wait_for(const char *file)
{
    int go[2];
    char nothing;
    if (pipe(go) != 0)
        return 2;
    pid_t child = fork();
    if (child == 0) {
        close(go[1]);
        if (read(go[0], &nothing, 1) == 0)
            show("first child", 0);
        _exit(0);
    }
    while (access(file, F_OK) != 0)
        busy(100);
    show("self", 0);
    close(go[0]);
    close(go[1]);
    waitpid(child, NULL, 0);
    child = fork();
    if (child == 0) {
        show("second child", 0);
        _exit(0);
    }
    waitpid(child, NULL, 0);
    return 0;
}

struct bound {
    pthread_t thread;
    cpu_set_t set;
    const char *who, *file;
    pthread_mutex_t *turn;
};

static void *in_bound_thread(void *argument)
{
    struct bound *bound = argument;
    pthread_setaffinity_np(pthread_self(), sizeof bound->set, &bound->set);
    while (access(bound->file, F_OK) != 0)
        busy(100);
    pthread_mutex_lock(bound->turn);
    show(bound->who, 0);
    pthread_mutex_unlock(bound->turn);
    return NULL;
}

static int threads(const char *file)
{
    static struct bound bound[3] = {{.who = "first"}, {.who = "last"}, {.who = "all"}};
    pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
    cpu_set_t all;
    sched_getaffinity(0, sizeof all, &all);
    int first = 0, last = CPU_SETSIZE - 1;
    while (!CPU_ISSET(first, &all))
        first++;
    while (!CPU_ISSET(last, &all))
        last--;
    CPU_SET(first, &bound[0].set);
    CPU_SET(last, &bound[1].set);
    bound[2].set = all;
    for (int i = 0; i < 3; i++) {
        bound[i].file = file;
        bound[i].turn = &turn;
        pthread_create(&bound[i].thread, NULL, in_bound_thread, &bound[i]);
    }
    while (access(file, F_OK) != 0)
        busy(100);
    for (int i = 0; i < 3; i++)
        pthread_join(bound[i].thread, NULL);
    show("leader", 0);
    return 0;
}

static double seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static int compute(int count)
{
    for (int i = 0; i < count; i++)
        if (fork() == 0) {
            for (double next = 0.01; next <= 1; next += 0.01) {
                while (seconds() < next)
                    for (volatile int spin = 0; spin < 2000000; spin++)
                        ;
                busy(1);
            }
            _exit(0);
        }
    for (int i = 0; i < count; i++)
        wait(NULL);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "tell") == 0)
        return tell();
    if (argc == 3 && strcmp(argv[1], "set") == 0)
        return set(atoi(argv[2]));
    if (argc == 3 && strcmp(argv[1], "wait") == 0)
        return wait_for(argv[2]);
    if (argc == 3 && strcmp(argv[1], "threads") == 0)
        return threads(argv[2]);
    if (argc == 3 && strcmp(argv[1], "compute") == 0)
        return compute(atoi(argv[2]));
    return 2;
}
