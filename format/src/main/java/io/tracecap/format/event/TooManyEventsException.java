package io.tracecap.format.event;

import java.io.IOException;

/** More events were chosen than can be kept account of. */
public final class TooManyEventsException extends IOException {
    private static final long serialVersionUID = 1L;

    TooManyEventsException() {
        super("more events are selected than can be kept; narrow them with --from and --to");
    }
}
