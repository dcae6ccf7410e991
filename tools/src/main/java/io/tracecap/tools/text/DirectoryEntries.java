package io.tracecap.tools.text;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What getdents64(2) has written into a buffer, as far as it was recorded: see struct linux_dirent64 there. */
public final class DirectoryEntries {
    /** The part of the argument that has their number. */
    static final int NUMBER = 0;

    /** The part with the entries themselves. */
    static final int ENTRIES = 1;

    static final int OFFSET = 8;
    static final int LENGTH = 16;
    static final int TYPE = 18;
    static final int NAME = 19;

    private DirectoryEntries() {}

    /**
     * How many there are.
     *
     * @param exit the event with the result of the call
     * @param argument index of the argument that points to them
     * @return -1 when not known
     */
    public static long count(EventView exit, int argument) {
        Memory memory = find(exit, argument, NUMBER);
        return memory == null || !memory.has(0, Integer.BYTES) ? -1 : memory.unsigned(0, Integer.BYTES);
    }

    /**
     * Their names.
     *
     * @param exit the event with the result of the call
     * @param argument index of the argument that points to them
     * @return null when not all were recorded
     */
    public static @Nullable List<RawText> names(EventView exit, int argument) {
        Memory memory = find(exit, argument, ENTRIES);
        if (memory == null || memory.isCut()) {
            return null;
        }
        List<RawText> names = new ArrayList<>();
        int at = 0;
        while (memory.has(at, NAME)) {
            int length = (int) memory.unsigned(at + LENGTH, 2);
            if (length < NAME || !memory.has(at, length)) {
                return null;
            }
            int characters = memory.textLength(at + NAME, length - NAME);
            names.add(RawText.of(memory.array(), memory.position(at + NAME), characters));
            at += length;
        }
        return at == memory.length() ? names : null;
    }

    private static @Nullable Memory find(EventView exit, int argument, int part) {
        int piece = exit.findPiece(argument, part, true);
        if (piece < 0) {
            return null;
        }
        Memory memory = new Memory();
        memory.show(exit, piece);
        return memory;
    }
}
