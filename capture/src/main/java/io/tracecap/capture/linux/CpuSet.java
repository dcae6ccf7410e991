package io.tracecap.capture.linux;

import java.util.Arrays;

/**
 * A set of processors, the {@code cpu_set_t} of sched_setaffinity(2), for machines of up to {@link #MOST} processors.
 * Immutable.
 */
public final class CpuSet {
    /** Processors that a set can name; {@code CPU_SETSIZE} of sched.h. */
    public static final int MOST = 1024;

    /** Bytes of a set as the kernel takes it. */
    public static final int LENGTH = MOST / Byte.SIZE;

    private final long[] words;

    private CpuSet(long[] words) {
        this.words = words;
    }

    /** The set of one processor, which has to be below {@link #MOST}. */
    public static CpuSet of(int cpu) {
        long[] words = new long[MOST / Long.SIZE];
        words[cpu / Long.SIZE] = 1L << cpu;
        return new CpuSet(words);
    }

    /** Reads {@link #LENGTH} bytes of memory. */
    public static CpuSet read(NativeBlock block, int offset) {
        long[] words = new long[MOST / Long.SIZE];
        for (int i = 0; i < words.length; i++) {
            words[i] = block.bytes().getLong(offset + i * Long.BYTES);
        }
        return new CpuSet(words);
    }

    /** Writes {@link #LENGTH} bytes of memory. */
    public void write(NativeBlock block, int offset) {
        for (int i = 0; i < words.length; i++) {
            block.bytes().putLong(offset + i * Long.BYTES, words[i]);
        }
    }

    /** Whether a processor is in the set. */
    public boolean contains(int cpu) {
        return cpu >= 0 && cpu < MOST && (words[cpu / Long.SIZE] >>> cpu & 1) != 0;
    }

    /** How many processors are in the set. */
    public int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The lowest processor of the set, or -1 if it is empty. */
    public int first() {
        for (int i = 0; i < words.length; i++) {
            if (words[i] != 0) {
                return i * Long.SIZE + Long.numberOfTrailingZeros(words[i]);
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet set && Arrays.equals(words, set.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    /** The processors as taskset(1) lists them, such as {@code 0,2-5}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int cpu = 0; cpu < MOST; cpu++) {
            if (!contains(cpu)) {
                continue;
            }
            int last = cpu;
            while (contains(last + 1)) {
                last++;
            }
            text.append(text.isEmpty() ? "" : ",").append(cpu);
            if (last > cpu) {
                text.append('-').append(last);
            }
            cpu = last;
        }
        return text.toString();
    }
}
