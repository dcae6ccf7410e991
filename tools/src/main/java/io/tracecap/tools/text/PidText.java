package io.tracecap.tools.text;

import io.tracecap.format.event.RawText;

/** Prints ids of processes and threads, and behind them what these were called: {@code 1234<bash>}. Used by one thread. */
final class PidText {
    private final NamesView names;
    private long before;

    PidText(NamesView names) {
        this.names = names;
    }

    /** Says at which moment the ids that are printed next mean something: before the event of this number. */
    void at(long event) {
        before = event;
    }

    void print(int id, TextBuffer out) {
        out.decimal(id);
        RawText name = id > 0 ? names.name(id, before) : null;
        if (name != null) {
            out.bracketed(name.toByteArray());
        }
    }
}
