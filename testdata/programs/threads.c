/* Four threads, each with its own number of writes to its own file, all alive at the same time; the sums are printed. */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static pthread_barrier_t together;
static int files[4];
static long sums[4];

static void *work(void *argument) {
    long which = (long)argument;
    pthread_barrier_wait(&together);
    for (long i = 0; i < 10 * (which + 1); i++) sums[which] += write(files[which], "0123456789", 1 + i % 10);
    close(files[which]);
    return NULL;
}

int main(void) {
    pthread_t threads[4];
    pthread_barrier_init(&together, NULL, 4);
    for (long i = 0; i < 4; i++) {
        char name[32];
        snprintf(name, sizeof name, "thread-%ld.txt", i);
        /* opened here, one after the other, so that the numbers are the same in every run */
        files[i] = open(name, O_CREAT | O_WRONLY | O_CLOEXEC, 0640);
    }
    for (long i = 0; i < 4; i++) pthread_create(&threads[i], NULL, work, (void *)i);
    for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
    printf("%ld %ld %ld %ld\n", sums[0], sums[1], sums[2], sums[3]);
    return 0;
}
