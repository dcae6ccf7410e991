package io.tracecap.tools.replay.screen;

import io.tracecap.tools.replay.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * What is to be seen.
 *
 * @param areas how the screen is divided
 * @param recorded what is replayed
 * @param lines the lines of events
 * @param shift how many columns of them are out of sight on the left
 * @param scene what all processes are and do behind the current event; null when that is not known
 * @param process number of the process that is looked at
 * @param state whether it is played
 * @param status the last line
 * @param reading why the scene is not known
 * @param isHelp whether the keys are explained instead
 */
record View(
        Areas areas,
        Recorded recorded,
        LineView lines,
        int shift,
        @Nullable Scene scene,
        int process,
        String state,
        String status,
        String reading,
        boolean isHelp) {}
