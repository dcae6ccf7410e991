package io.tracecap.tools.replay.screen;

/** What a key asks for. */
enum Key {
    /** The next line. */
    DOWN,
    /** The line before. */
    UP,
    /** A screen further. */
    PAGE_DOWN,
    /** A screen back. */
    PAGE_UP,
    /** The first line. */
    HOME,
    /** The last line. */
    END,
    /** To see more of what is on the right. */
    RIGHT,
    /** To see more of what is on the left. */
    LEFT,
    /** A text to search for. */
    SEARCH,
    /** A text to search for, backwards. */
    SEARCH_BACK,
    /** The next line with that text. */
    NEXT_MATCH,
    /** The line before with that text. */
    PREVIOUS_MATCH,
    /** The next call that failed. */
    NEXT_FAILURE,
    /** The call before that failed. */
    PREVIOUS_FAILURE,
    /** The next event of the chosen process. */
    NEXT_OF_PROCESS,
    /** The event of the chosen process before. */
    PREVIOUS_OF_PROCESS,
    /** Another process is chosen. */
    CHOOSE_NEXT,
    /** Another process is chosen, the other way round. */
    CHOOSE_PREVIOUS,
    /** An event, or a time, to go to. */
    GO_TO,
    /** To play, or to pause. */
    PLAY,
    /** To play faster. */
    FASTER,
    /** To play slower. */
    SLOWER,
    /** What the keys do. */
    HELP,
    /** To end the work that goes on, or what was begun. */
    ESCAPE,
    /** What was typed is complete. */
    ENTER,
    /** What was typed last was wrong. */
    BACKSPACE,
    /** A character of what is typed. */
    CHARACTER,
    /** To go to the background, as shells know it. */
    SUSPEND,
    /** The end. */
    QUIT,
    /** Nothing: no key that means something. */
    NOTHING
}
