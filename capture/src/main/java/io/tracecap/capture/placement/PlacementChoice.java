package io.tracecap.capture.placement;

/** Who decides where the tracer and the program run. */
public enum PlacementChoice {
    /** The recorder: together while the program is serial, free while it is parallel. */
    AUTO,
    /** The kernel. */
    FREE,
    /** All on one processor, whatever the program does. */
    TOGETHER
}
