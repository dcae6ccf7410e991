/* A program that wants to be traced by its parent, as debuggers and programs that hide from them do. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>

int main(void) {
    long result = ptrace(PTRACE_TRACEME, 0, NULL, NULL);
    printf("PTRACE_TRACEME: %s\n", result ? strerror(errno) : "done");
    return 0;
}
