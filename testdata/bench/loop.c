/* The yardstick of bench.py: the least that a tracer can do which stops a program at each system call's enter and exit.
 * Waits, asks for PTRACE_GET_SYSCALL_INFO, lets go on; follows children and threads; copies and writes nothing.
 *
 *   loop COMMAND [ARGUMENT...]      ends with the command's exit status
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <linux/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#define OPTIONS (PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC)

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    pid_t root = fork();
    if (root == 0) {
        raise(SIGSTOP);
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    int status, result = 0;
    waitpid(root, &status, WUNTRACED);
    if (ptrace(PTRACE_SEIZE, root, 0, OPTIONS) != 0) {
        perror("loop: PTRACE_SEIZE");
        kill(root, SIGKILL);
        return 2;
    }
    kill(root, SIGCONT);
    for (pid_t tid; (tid = waitpid(-1, &status, __WALL)) > 0;) {
        if (!WIFSTOPPED(status)) {
            if (tid == root)
                result = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            continue;
        }
        int signal = WSTOPSIG(status), event = status >> 16;
        if (event == PTRACE_EVENT_STOP && signal != SIGTRAP) {
            ptrace(PTRACE_LISTEN, tid, 0, 0);
            continue;
        }
        if (event == 0 && signal == (SIGTRAP | 0x80)) {
            struct ptrace_syscall_info info;
            ptrace(PTRACE_GET_SYSCALL_INFO, tid, sizeof info, &info);
            signal = 0;
        }
        ptrace(PTRACE_SYSCALL, tid, 0, event != 0 ? 0 : signal);
    }
    return result;
}
