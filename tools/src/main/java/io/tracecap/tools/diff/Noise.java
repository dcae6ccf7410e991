package io.tracecap.tools.diff;

import io.tracecap.format.event.EventView;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.SyscallSet;
import io.tracecap.format.syscall.Transfer;
import io.tracecap.tools.text.Signatures;
import org.jspecify.annotations.Nullable;

/**
 * Which calls depend on what the scheduler and the allocator did, and not only on the program: they are not compared, and
 * counted.
 */
final class Noise {
    /**
     * In strace's words. That waits for children are among them: a shell waits in its handler of SIGCHLD, or before it gets that
     * signal. How a child ended is told by the child itself.
     */
    private static final SyscallSet WAITS =
            SyscallSet.parse("futex,sched_yield,membarrier,restart_syscall,rt_sigreturn,"
                    + "nanosleep,clock_nanosleep,pause,rt_sigtimedwait,%clock,getrusage,getcpu,times,sysinfo,rseq,"
                    + "set_robust_list,sched_getaffinity,sched_setaffinity,getrandom,wait4,waitid,?waitpid");

    private static final SyscallSet ALLOCATIONS = SyscallSet.parse("brk,madvise,mremap,mprotect,munmap");
    private static final SyscallSet POLLS =
            SyscallSet.parse("poll,ppoll,?select,?pselect6,epoll_wait,epoll_pwait,epoll_pwait2");
    private static final SyscallSet ACCEPTS = SyscallSet.parse("?accept,accept4,connect");
    /** What a loop does beside waiting, and what changes nothing when it is done again. */
    private static final SyscallSet REPEATABLE = SyscallSet.parse("rt_sigaction,?sigaction,rt_sigprocmask,?sigprocmask,"
            + "getpid,gettid,getppid,getuid,geteuid,getgid,getegid,getsockopt,setsockopt,getsockname,getpeername");

    private static final SyscallSet ENDS = SyscallSet.parse("exit,exit_group");
    private static final SyscallSet MAPS = SyscallSet.parse("mmap,?mmap2");
    /** What waits in vain for less than this is part of a loop that turns more or less often. */
    private static final long LONG_WAIT_NS = 100_000_000;

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
        boolean isNoise =
                isInterrupted(errno) || (errno == EAGAIN && isTransfer(enter)) || isScheduling(enter, exit, errno);
        if (isNoise) {
            rules.applied(Rule.SCHEDULING);
        }
        return isNoise;
    }

    /**
     * Whether a thread ended because its process did, amid what it was doing: it did not ask for it, and hung in no call for
     * long. How long it waited for other threads does not count: these tell why.
     *
     * @param open the call that did not return; null if it was in none
     * @param end the EXIT event of the thread
     */
    boolean isCut(@Nullable EventView open, EventView end) {
        if (!rules.hold(Rule.SCHEDULING)) {
            return false;
        }
        return open == null
                || (!ENDS.contains(open.abi(), open.syscall())
                        && (end.timeNs() - open.timeNs() < LONG_WAIT_NS || WAITS.contains(open.abi(), open.syscall())));
    }

    /** Whether it makes no difference how often a call is made, and the same ones around it. */
    boolean isRepeatable(EventView enter) {
        return rules.hold(Rule.SCHEDULING) && REPEATABLE.contains(enter.abi(), enter.syscall());
    }

    private static boolean isInterrupted(int errno) {
        return errno == EINTR || (errno >= FIRST_RESTART && errno <= LAST_RESTART);
    }

    /** Nothing was there yet to be read, or there was no room to write: of a lock it would mean that somebody else holds it. */
    private static boolean isTransfer(EventView enter) {
        Signature signature = Signatures.find(enter.abi(), enter.syscall());
        return ACCEPTS.contains(enter.abi(), enter.syscall())
                || (signature != null && Transfer.of(signature) != Transfer.NONE);
    }

    /** That such a call fails is no matter of scheduling, nor is a wait of some length in which nothing came. */
    private static boolean isScheduling(EventView enter, EventView exit, int errno) {
        int abi = enter.abi();
        int syscall = enter.syscall();
        if (WAITS.contains(abi, syscall)) {
            return true;
        }
        if (POLLS.contains(abi, syscall)) {
            return errno == 0 && !(exit.result() == 0 && exit.durationNs() >= LONG_WAIT_NS);
        }
        return errno == 0 && (ALLOCATIONS.contains(abi, syscall) || isAllocation(enter));
    }

    private static boolean isAllocation(EventView enter) {
        return MAPS.contains(enter.abi(), enter.syscall())
                && enter.argumentCount() > FLAGS
                && (enter.argument(FLAGS) & MAP_ANONYMOUS) != 0;
    }
}
