package io.tracecap.capture.linux;

import java.nio.ByteBuffer;

/**
 * How long a thread ran, and how long it waited for a processor: /proc/PID/task/TID/schedstat, see "Scheduler
 * statistics" in the kernel's documentation (per-process statistics). Exact to the nanosecond, without the ticks of
 * /proc/PID/stat. Reused for every reading, allocates little; for one Java thread at a time.
 */
public final class SchedStat {
    private static final int LONGEST = 96;

    private final NativeBlock text = new NativeBlock(LONGEST);
    private final long[] fields = new long[3];

    /**
     * Reads the numbers of a thread.
     *
     * @return false if the thread is gone, or the kernel keeps no such numbers (CONFIG_SCHED_INFO)
     */
    public boolean read(int tid) {
        int fd = Libc.open("/proc/" + tid + "/schedstat", Libc.O_RDONLY_CLOEXEC);
        if (fd < 0) {
            return false;
        }
        long length = Libc.pread(fd, text.address(), LONGEST, 0);
        Libc.close(fd);
        return length > 0 && parse(text.bytes(), (int) length);
    }

    private boolean parse(ByteBuffer bytes, int length) {
        int field = 0;
        long value = 0;
        for (int i = 0; i < length && field < fields.length; i++) {
            int digit = bytes.get(i) - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else {
                fields[field++] = value;
                value = 0;
            }
        }
        return field == fields.length;
    }

    /** Nanoseconds for which the thread has run. */
    public long runNs() {
        return fields[0];
    }

    /** Nanoseconds for which it could have run, but waited for a processor. */
    public long delayNs() {
        return fields[1];
    }

    /** How many times it was given a processor. */
    public long slices() {
        return fields[2];
    }
}
