package io.tracecap.tools.replay.scene;

import io.tracecap.format.file.TraceHeader;
import java.util.ArrayList;
import java.util.List;

/**
 * Scenes of moments all over a trace, made while it is read once: whoever wants the scene of another moment goes on from
 * the nearest one before it. There are at most {@value #MOST}, and no more than fit in an eighth of the heap: when there are
 * too many, every second one goes, and from then on they are twice as far apart. For several threads.
 */
public final class Snapshots {
    /** How many scenes are kept. */
    static final int MOST = 256;

    /** How many bytes they take together, as they reckon themselves. */
    private static final long MOST_BYTES =
            Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 8);

    private static final long FIRST_DISTANCE = 2048;

    private final List<Scene> scenes = new ArrayList<>();
    private final List<Long> weights = new ArrayList<>();
    private long weight;
    private long distance = FIRST_DISTANCE;
    private long sinceLatest;
    private volatile long next;

    /** Has the moment before the first event. */
    public Snapshots(TraceHeader header) {
        add(new Scene(header));
    }

    /** The scene goes through all events of the trace, and is now behind the next one. For one thread. */
    public void passed(Scene scene) {
        sinceLatest++;
        if (sinceLatest >= distance) {
            sinceLatest = 0;
            add(scene.copy());
        }
        next = scene.next();
    }

    private synchronized void add(Scene scene) {
        scenes.add(scene);
        weights.add(scene.weight());
        weight += scene.weight();
        while (scenes.size() > MOST || (weight > MOST_BYTES && scenes.size() > 1)) {
            thin();
        }
    }

    private void thin() {
        for (int i = scenes.size() - 1; i > 0; i--) {
            if (i % 2 == 1) {
                scenes.remove(i);
                weight -= weights.remove(i);
            }
        }
        distance *= 2;
    }

    /** Number behind that of the last event that was passed: scenes of moments up to there can be had. */
    public long next() {
        return next;
    }

    /** The latest scene that is behind no other events than those with numbers below {@code number}. To be copied. */
    public synchronized Scene before(long number) {
        int low = 0;
        int high = scenes.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (scenes.get(middle).next() <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return scenes.get(low);
    }

    /** How many scenes there are. */
    synchronized int size() {
        return scenes.size();
    }
}
