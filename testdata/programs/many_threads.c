/* argv[1] threads, all alive at once, each with some calls; prints the sum of their numbers. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static pthread_barrier_t together;

static void *work(void *number) {
    pthread_barrier_wait(&together);
    for (int i = 0; i < 5; i++) access("/", F_OK);
    return number;
}

int main(int argc, char **argv) {
    long count = argc > 1 ? atol(argv[1]) : 100, sum = 0;
    pthread_t *threads = calloc(count, sizeof *threads);
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 65536);
    pthread_barrier_init(&together, NULL, count);
    for (long i = 0; i < count; i++)
        if (pthread_create(&threads[i], &small, work, (void *)i)) { perror("pthread_create"); return 1; }
    for (long i = 0; i < count; i++) {
        void *number;
        pthread_join(threads[i], &number);
        sum += (long)number;
    }
    printf("%ld\n", sum);
    return 0;
}
