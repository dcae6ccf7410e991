package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.Errno;
import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.linux.Registers;
import io.tracecap.capture.linux.WaitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Lets a thread that was stopped to be attached go on in the call that it waited in. The kernel does so for most calls;
 * some fail with EINTR after any stop, see signal(7), and these are made again here, unless there is a signal for which
 * they would have failed anyway. A timeout begins anew.
 *
 * <p>What to see this with: {@code strace -p} of a program that waits in epoll_wait(2), which then fails with EINTR.
 */
final class CallResumption {
    /** Numbers on x86-64 of calls that wait, and that fail with EINTR after a stop. */
    private static final Set<Long> CALLS = Set.of(
            65L, // semop
            128L, // rt_sigtimedwait
            208L, // io_getevents
            220L, // semtimedop
            232L, // epoll_wait
            281L, // epoll_pwait
            333L, // io_pgetevents
            441L); // epoll_pwait2

    private final Ptrace ptrace;
    private final Registers registers = new Registers();

    CallResumption(Ptrace ptrace) {
        this.ptrace = ptrace;
    }

    /** Looks at a thread in its first stop. */
    void resume(int tid, int status) {
        if (WaitStatus.event(status) == WaitStatus.EVENT_STOP
                && registers.read(ptrace, tid)
                && registers.is64Bit()
                && registers.result() == -Errno.EINTR
                && CALLS.contains(registers.call())
                && !hasSignal(tid)) {
            registers.enterAgain();
            registers.write(ptrace, tid);
        }
    }

    private static boolean hasSignal(int tid) {
        long pending = 0;
        long blocked = 0;
        try {
            for (String line : Files.readAllLines(
                    Path.of("/proc", Integer.toString(tid), "status"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("SigPnd:") || line.startsWith("ShdPnd:")) {
                    pending |= mask(line);
                } else if (line.startsWith("SigBlk:")) {
                    blocked = mask(line);
                }
            }
        } catch (IOException gone) {
            return true;
        }
        return (pending & ~blocked) != 0;
    }

    private static long mask(String line) {
        return Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).trim(), 16);
    }
}
