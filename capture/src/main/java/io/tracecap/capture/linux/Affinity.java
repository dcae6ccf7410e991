package io.tracecap.capture.linux;

import org.jspecify.annotations.Nullable;

/**
 * Which processors a thread may run on: sched_getaffinity(2) and sched_setaffinity(2). For one Java thread at a time.
 */
public final class Affinity {
    private final NativeBlock mask = new NativeBlock(CpuSet.LENGTH);

    /**
     * The processors that a thread may run on now.
     *
     * @param tid the thread; 0 is the calling one
     * @return null if the thread is gone, or if the machine has more than {@link CpuSet#MOST} processors
     */
    public @Nullable CpuSet of(int tid) {
        return Libc.sched_getaffinity(tid, CpuSet.LENGTH, mask.address()) == 0 ? CpuSet.read(mask, 0) : null;
    }

    /**
     * Confines a thread to processors.
     *
     * @param tid the thread; 0 is the calling one
     * @return false if that failed: the thread is gone, or none of the processors is in its cpuset
     */
    public boolean confine(int tid, CpuSet processors) {
        processors.write(mask, 0);
        return Libc.sched_setaffinity(tid, CpuSet.LENGTH, mask.address()) == 0;
    }
}
