package io.tracecap.format.edit;

import java.io.IOException;

/** What was asked for cannot be made of these traces, though they are good. The message is one line for people. */
public final class EditException extends IOException {
    private static final long serialVersionUID = 1L;

    EditException(String message) {
        super(message);
    }
}
