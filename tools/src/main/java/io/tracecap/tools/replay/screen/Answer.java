package io.tracecap.tools.replay.screen;

import io.tracecap.tools.replay.scene.Scene;

/** What was found out in the background. */
sealed interface Answer {
    /** Lines around an event. */
    record Lines(Page page) implements Answer {}

    /**
     * What all processes are and do behind an event.
     *
     * @param scene not to be shown anything
     */
    record State(long number, Scene scene) implements Answer {}

    /**
     * The event that was looked for.
     *
     * @param page has its line
     */
    record Found(long number, Page page) implements Answer {}

    /** There is no such event. */
    record NotFound() implements Answer {}

    /** It could not be found out. */
    record Trouble(String message) implements Answer {}
}
