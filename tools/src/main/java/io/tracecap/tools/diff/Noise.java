package io.tracecap.tools.diff;

import io.tracecap.format.event.EventView;
import io.tracecap.format.syscall.SyscallSet;

/**
 * Which calls depend on what the scheduler and the allocator did, and not only on the program: they are not compared, and
 * counted.
 */
final class Noise {
    /**
     * In strace's words. That waits for children are among them: a shell waits in its handler of SIGCHLD, or before it gets that
     * signal. How a child ended is told by the child itself.
     */
    private static final SyscallSet ALWAYS =
            SyscallSet.parse("futex,sched_yield,brk,madvise,mremap,mprotect,membarrier,"
                    + "restart_syscall,rt_sigreturn,nanosleep,clock_nanosleep,pause,poll,ppoll,?select,?pselect6,epoll_wait,"
                    + "epoll_pwait,epoll_pwait2,rt_sigtimedwait,%clock,getrusage,getcpu,times,sysinfo,rseq,set_robust_list,"
                    + "sched_getaffinity,sched_setaffinity,getrandom,munmap,wait4,waitid,?waitpid");

    private static final SyscallSet MAPS = SyscallSet.parse("mmap,?mmap2");
    private static final int FLAGS = 3;
    private static final int MAP_ANONYMOUS = 0x20;
    private static final int EAGAIN = 11;
    private static final int EINTR = 4;
    private static final int FIRST_RESTART = 512;
    private static final int LAST_RESTART = 516;

    private final Rules rules;

    Noise(Rules rules) {
        this.rules = rules;
    }

    /**
     * Whether a call is not compared.
     *
     * @param enter a CALL or ENTER event
     * @param exit the event with the result, for a CALL the same
     */
    boolean contains(EventView enter, EventView exit) {
        if (!rules.hold(Rule.SCHEDULING)) {
            return false;
        }
        int errno = exit.result() < 0 && exit.result() >= -4095 ? (int) -exit.result() : 0;
        boolean isAgain = errno == EAGAIN || errno == EINTR || (errno >= FIRST_RESTART && errno <= LAST_RESTART);
        boolean isNoise = isAgain || ALWAYS.contains(enter.abi(), enter.syscall()) || isAllocation(enter);
        if (isNoise) {
            rules.applied(Rule.SCHEDULING);
        }
        return isNoise;
    }

    private static boolean isAllocation(EventView enter) {
        return MAPS.contains(enter.abi(), enter.syscall())
                && enter.argumentCount() > FLAGS
                && (enter.argument(FLAGS) & MAP_ANONYMOUS) != 0;
    }
}
