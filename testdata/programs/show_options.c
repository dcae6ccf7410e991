/* One process that makes calls of many kinds, and a child: what the options of strace and of tracetool show differ in. */
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void files(void)
{
    struct stat status;
    int fd = open("/etc/passwd", O_RDONLY | O_CLOEXEC);
    char text[8];

    open("/nowhere/n\xc3\xb6\n", O_RDWR | O_CREAT, 0640);
    fstat(fd, &status);
    stat("/dev/null", &status);
    access("/etc", R_OK | W_OK);
    lseek(fd, 3, SEEK_SET);
    if (read(fd, text, sizeof text) < 0)
        perror("read");
    fcntl(fd, F_GETFL);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    mkdir("/proc/none", 0755);
    chmod("/nowhere", 0640);
    utimensat(AT_FDCWD, "/nowhere", NULL, AT_SYMLINK_NOFOLLOW);
    close(fd);
}

static void others(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "/nowhere/socket"};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct pollfd null = {.fd = open("/dev/null", O_RDONLY), .events = POLLIN};
    struct timespec moment = {.tv_nsec = 1};
    struct rlimit limit;
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);

    connect(fd, (struct sockaddr *)&address, sizeof address);
    mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    madvise(NULL, 0, MADV_DONTNEED);
    sigaction(SIGUSR2, &ignore, NULL);
    kill(getpid(), SIGUSR2);
    getrlimit(RLIMIT_NOFILE, &limit);
    clock_nanosleep(CLOCK_MONOTONIC, 0, &moment, NULL);
    poll(&null, 1, 0);
    umask(022);
}

int main(void)
{
    sigset_t child;
    int status;

    close(12345);
    /* Otherwise it would be a matter of chance before which call the signal comes. */
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, NULL);
    files();
    others();
    if (fork() == 0)
        _exit(3);
    wait(&status);
    return 0;
}
