package io.tracecap.capture.linux;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The memory mappings of a process, as /proc/PID/maps has them (see proc(5)), in the form that a trace keeps them in:
 * some at a time. Cold.
 */
public final class ProcMaps {
    /** So many mappings at a time. */
    private static final int MOST_AT_A_TIME = 256;

    private static final long PAGE = 4096;
    private static final int MAPPING_LENGTH = 32;
    private static final int MOST_NAMES = 1 << 14;
    private static final int WRITABLE = 2;
    private static final int EXECUTABLE = 4;
    private static final int SHARED = 8;

    private final byte[] text;
    private int at;
    private int passed;
    private int count;
    private final ByteBuffer structure =
            ByteBuffer.allocate(MOST_AT_A_TIME * MAPPING_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteArrayOutputStream names = new ByteArrayOutputStream();
    private byte[] lastName = {};
    private int nameCount;
    private long lastEnd;

    private ProcMaps(byte[] text) {
        this.text = text;
    }

    /**
     * Reads them.
     *
     * @throws IOException if the process is gone
     */
    public static ProcMaps read(int pid) throws IOException {
        return of(Files.readAllBytes(Path.of("/proc", Integer.toString(pid), "maps")));
    }

    /** Takes the text of such a file. */
    static ProcMaps of(byte[] text) {
        return new ProcMaps(text);
    }

    /** Goes on to the next few mappings; false if there are no more. */
    public boolean next() {
        passed += count;
        count = 0;
        structure.clear();
        names.reset();
        nameCount = 0;
        lastName = new byte[0];
        lastEnd = 0;
        while (at < text.length && count < MOST_AT_A_TIME && names.size() < MOST_NAMES) {
            line();
        }
        return count > 0;
    }

    /** How many came before these. */
    public int before() {
        return passed;
    }

    /**
     * The mappings. Of each, in pages, u64 each: the distance from the end of the one before to its start, its length, and
     * its offset in the file; u32 each: access, and the number of its name, from 1, or 0.
     */
    public byte[] structure() {
        return Arrays.copyOf(structure.array(), count * MAPPING_LENGTH);
    }

    /** The names that these mappings refer to, each ended by a NUL. */
    public byte[] names() {
        return names.toByteArray();
    }

    /** "55d0c1a00000-55d0c1a21000 r-xp 00002000 fe:00 1234     /usr/bin/cat". */
    private void line() {
        long start = number(16);
        at++;
        long end = number(16);
        at++;
        int access = (text[at] == 'r' ? 1 : 0)
                | (text[at + 1] == 'w' ? WRITABLE : 0)
                | (text[at + 2] == 'x' ? EXECUTABLE : 0)
                | (text[at + 3] == 's' ? SHARED : 0);
        at += 5;
        long offset = number(16);
        skipWord();
        skipWord();
        structure
                .putLong((start - lastEnd) / PAGE)
                .putLong((end - start) / PAGE)
                .putLong(offset / PAGE)
                .putInt(access)
                .putInt(name());
        lastEnd = end;
        count++;
    }

    private long number(int radix) {
        long number = 0;
        while (Character.digit(text[at], radix) >= 0) {
            number = radix * number + Character.digit(text[at], radix);
            at++;
        }
        return number;
    }

    private void skipWord() {
        at++;
        while (text[at] != ' ' && text[at] != '\n') {
            at++;
        }
    }

    private int name() {
        while (text[at] == ' ') {
            at++;
        }
        int from = at;
        while (text[at] != '\n') {
            at++;
        }
        byte[] name = Arrays.copyOfRange(text, from, at);
        at++;
        if (name.length == 0) {
            return 0;
        }
        if (!Arrays.equals(name, lastName)) {
            lastName = name;
            names.writeBytes(name);
            names.write(0);
            nameCount++;
        }
        return nameCount;
    }
}
