package io.tracecap.tools.text;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.ConstantSet;
import io.tracecap.format.syscall.ConstantSets;
import java.util.HashMap;
import java.util.Map;

/**
 * Prints numbers whose values have names. Remembers the texts of the values that it met lately, because most calls use
 * the same few. Used by one thread.
 */
final class ConstantText {
    private static final int REMEMBERED = 256;

    /** What personality(2) takes as a question, not as flags. */
    private static final int QUERY = -1;

    private static final long PERMISSIONS = 0777;

    private static final long LOW_HALF = 0xFFFFFFFFL;

    private final Abi abi;
    private final TextOptions.Constants style;
    private final Map<String, Known> sets = new HashMap<>();

    /** Prints numbers as they are meant on one ABI, by name. */
    ConstantText(Abi abi) {
        this(abi, TextOptions.Constants.ABBREV);
    }

    /** Prints numbers as they are meant on one ABI. */
    ConstantText(Abi abi, TextOptions.Constants style) {
        this.abi = abi;
        this.style = style;
    }

    /** A set and the texts of some of its values, each in the one place where its value may be. */
    private static final class Known {
        private final ConstantSet set;
        private final long[] values = new long[REMEMBERED];
        private final String[] texts = new String[REMEMBERED];

        Known(ConstantSet set) {
            this.set = set;
        }

        String text(long value) {
            int place = (int) (value ^ (value >>> 8) ^ (value >>> 16) ^ (value >>> 24)) & (REMEMBERED - 1);
            String text = texts[place];
            if (text == null || values[place] != value) {
                text = set.nameOf(value);
                texts[place] = text;
                values[place] = value;
            }
            return text;
        }
    }

    /** Prints {@code value} in the names of a set, as strace does, or as a number. */
    void print(String set, long value, TextBuffer out) {
        int start = out.length();
        named(set, value, out);
        if (style != TextOptions.Constants.ABBREV && !out.hasDigitAt(start)) {
            String names = out.textFrom(start);
            out.truncate(start);
            out.hex(value == (int) value ? value & LOW_HALF : value);
            comment(names, out);
        }
    }

    /** Prints the number or name of a signal. */
    void signal(int signal, TextBuffer out) {
        int start = out.length();
        SignalNames.print(signal, out);
        if (style != TextOptions.Constants.ABBREV && !out.hasDigitAt(start)) {
            String name = out.textFrom(start);
            out.truncate(start);
            out.decimal(signal);
            comment(name, out);
        }
    }

    /** Prints a number that has a name outside of any set. */
    void code(long value, String name, TextBuffer out) {
        if (style == TextOptions.Constants.ABBREV) {
            out.ascii(name);
        } else {
            out.hex(value);
            comment(name, out);
        }
    }

    /** Prints the names behind a number, if they are wanted. */
    void comment(String names, TextBuffer out) {
        if (style == TextOptions.Constants.VERBOSE) {
            out.ascii(" /* ").ascii(names).ascii(" */");
        }
    }

    private void named(String set, long value, TextBuffer out) {
        if (set.equals(IoctlText.SET)) {
            IoctlText.print(known(set).set, known(IoctlText.MORE).set, value, out);
        } else if (set.equals("personality") && (int) value == QUERY) {
            out.hex(value & 0xFFFFFFFFL);
        } else if (PackedText.print(this, set, value, out)) {
            return;
        } else if (hasPermissions(set)) {
            withPermissions(set, value & 0xFFFFFFFFL, out);
        } else {
            out.ascii(text(set, value));
        }
    }

    private static boolean hasPermissions(String set) {
        return set.equals("shmget_flags") || set.equals("semget_flags");
    }

    /** {@code IPC_CREAT|0600}: flags of System V objects have permissions in their low bits. */
    private void withPermissions(String set, long value, TextBuffer out) {
        long flags = value & ~PERMISSIONS;
        if (flags != 0) {
            out.ascii(text(set, flags)).ascii('|');
        }
        out.octal(value & PERMISSIONS, 3);
    }

    /** The text of a set's names alone. */
    String text(String set, long value) {
        return known(set).text(value);
    }

    /** The name of exactly this value; empty if it has none. */
    String name(String set, long value) {
        String name = known(set).set.exactName(value);
        return name == null ? "" : name;
    }

    /** What the table says about exactly this value; empty if it says nothing. */
    String meaning(String set, long value) {
        String meaning = known(set).set.text(value);
        return meaning == null ? "" : meaning;
    }

    private Known known(String set) {
        Known known = sets.get(set);
        if (known == null) {
            known = new Known(ConstantSets.of(abi).set(set));
            sets.put(set, known);
        }
        return known;
    }
}
