package io.tracecap.tools.replay.screen;

/**
 * Which moment of a recording is shown while it is played: runs as fast as it is told, and leaps over what would take too
 * long. For one thread.
 */
final class Clockwork {
    /** Twice as fast at most, so often. */
    private static final double FASTEST = 1 << 20;

    private static final double SLOWEST = 1.0 / (1 << 20);

    private final long maxGapNs;
    private double speed;
    private boolean isPlaying;
    private long momentNs;
    private long sinceNs;

    /**
     * Makes one that stands still.
     *
     * @param maxGapNs longest time in which nothing happens, as it is shown
     */
    Clockwork(double speed, long maxGapNs) {
        this.speed = speed;
        this.maxGapNs = maxGapNs;
    }

    boolean isPlaying() {
        return isPlaying;
    }

    double speed() {
        return speed;
    }

    /** Plays on from a moment of the recording. */
    void play(long fromNs, long nowNs) {
        isPlaying = true;
        momentNs = fromNs;
        sinceNs = nowNs;
    }

    void pause() {
        isPlaying = false;
    }

    /** Changes the speed by a factor. */
    void change(double factor, long nowNs) {
        momentNs = at(nowNs);
        sinceNs = nowNs;
        speed = Math.max(SLOWEST, Math.min(FASTEST, speed * factor));
    }

    /**
     * The moment that is to be shown now.
     *
     * @param nextNs when the next thing happens
     */
    long at(long nowNs, long nextNs) {
        double longest = Math.min((double) maxGapNs * speed, (double) Long.MAX_VALUE / 2);
        if (nextNs - at(nowNs) > longest) {
            momentNs = nextNs - (long) longest;
            sinceNs = nowNs;
        }
        return at(nowNs);
    }

    private long at(long nowNs) {
        return isPlaying ? momentNs + (long) ((nowNs - sinceNs) * speed) : momentNs;
    }
}
