package io.tracecap.testdata.e2e;

import java.util.List;
import java.util.Random;

/** How much is tested: what a build has time for, or, with {@code -Peverything}, all. */
final class Extent {
    private Extent() {}

    /** Whether time does not matter. */
    static boolean isEverything() {
        return Boolean.getBoolean("tracecap.everything");
    }

    /** Random moments, the same in every run: milliseconds from 0 to below {@code end}. */
    static List<Long> moments(int few, int all, int end) {
        return new Random(1).longs(isEverything() ? all : few, 0, end).boxed().toList();
    }
}
