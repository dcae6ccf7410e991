package io.tracecap.format.ring;

import java.io.IOException;
import java.nio.file.Path;

/** A ring file is not what it should be, or it is in use. */
public final class RingDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String what;

    RingDamagedException(Path ring, String what) {
        super(ring + ": " + what);
        this.what = what;
    }

    /** What is wrong: the message without the file. */
    public String what() {
        return what;
    }
}
