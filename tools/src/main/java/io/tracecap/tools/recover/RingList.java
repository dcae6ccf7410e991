package io.tracecap.tools.recover;

import io.tracecap.format.ring.FoundRing;
import io.tracecap.format.ring.RingPlace;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;

/** The rings that recorders use, or have left behind. */
final class RingList {
    /** No trace has it: all rings are looked at. */
    private static final long NONE = 0;

    private final OutputStream out;
    private final TextBuffer line = new TextBuffer();

    RingList(OutputStream out) {
        this.out = out;
    }

    /** Prints one line for each. */
    void print() throws IOException {
        List<FoundRing> rings = RingPlace.all(NONE);
        if (rings.isEmpty()) {
            line.clear();
            line.ascii("no rings");
            line.endLine();
            line.writeTo(out);
        }
        for (FoundRing ring : rings) {
            line.clear();
            line.ascii(id(ring)).ascii(ring.isInUse() ? "  in use   " : "  left     ");
            line.unsigned(ring.unread())
                    .ascii(" bytes not in the file  ")
                    .readable(ring.path().toString());
            if (!ring.file().isEmpty()) {
                line.ascii("  of ").readable(ring.file());
            }
            line.endLine();
            line.writeTo(out);
        }
    }

    /**
     * Removes the ring of a trace.
     *
     * @throws IOException if there is none, its recorder lives, or it cannot be removed
     */
    void discard(String id) throws IOException {
        long wanted;
        try {
            wanted = Long.parseUnsignedLong(id, 16);
        } catch (NumberFormatException e) {
            throw new IOException("'" + id + "' is not the id of a trace: up to 16 digits from 0 to f", e);
        }
        for (FoundRing ring : RingPlace.all(NONE)) {
            if (ring.traceId() == wanted) {
                if (ring.isInUse()) {
                    throw new IOException(ring.path() + ": is in use: its recorder lives");
                }
                Files.delete(ring.path());
                line.clear();
                line.ascii("removed   ").readable(ring.path().toString());
                line.endLine();
                line.writeTo(out);
                return;
            }
        }
        throw new IOException("there is no ring of trace " + id + " ('tracetool recover --list-rings' names all)");
    }

    /** As 'tracetool info' writes it. */
    private static String id(FoundRing ring) {
        return HexFormat.of().toHexDigits(ring.traceId());
    }
}
