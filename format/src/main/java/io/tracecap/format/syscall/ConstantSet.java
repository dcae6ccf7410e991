package io.tracecap.format.syscall;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Named values: an enumeration, or flags that are or-ed together. Flags may contain fields of several bits (the access
 * mode of open(2), the exit signal of clone(2)); such a value has a mask. One field may be a number of its own, which is
 * shown in decimal before a shift: {@code 21<<MAP_HUGE_SHIFT}. Immutable; any thread may use it.
 *
 * <p>Where two names share a value, the first is printed and both are understood.
 */
public final class ConstantSet {
    /** The placeholder of a set whose other values are plain numbers. */
    private static final String DECIMAL = "%d";

    private final String name;
    private final boolean flags;
    private final int width;
    private final String placeholder;
    private final String[] names;
    private final long[] values;
    private final long[] masks;
    private final @Nullable String[] texts;
    private final @Nullable Entry shift;

    /**
     * Copies the entries.
     *
     * @param name as in the table
     * @param flags whether values are or-ed together
     * @param width how many bytes of a register count, 4 or 8
     * @param placeholder what stands for an unknown name, such as {@code O_???}; empty for none
     * @param entries in order of precedence
     * @param shift what stands behind the number of a field, such as {@code <<MAP_HUGE_SHIFT}, and its mask; null where no
     *     field is a number
     */
    ConstantSet(String name, boolean flags, int width, String placeholder, List<Entry> entries, @Nullable Entry shift) {
        this.name = name;
        this.flags = flags;
        this.width = width;
        this.placeholder = placeholder;
        this.shift = shift;
        int count = entries.size();
        names = new String[count];
        values = new long[count];
        masks = new long[count];
        texts = new String[count];
        for (int i = 0; i < count; i++) {
            Entry entry = entries.get(i);
            names[i] = entry.name;
            values[i] = clip(entry.value);
            masks[i] = clip(entry.mask);
            texts[i] = entry.text;
        }
    }

    /**
     * One line of the table.
     *
     * @param mask bits of the field that the value belongs to; the value itself for plain flags
     * @param text what it means, for errors
     */
    record Entry(
            String name, long value, long mask, @Nullable String text) {}

    /**
     * A value taken apart.
     *
     * @param names of the flags that are set, in the table's order, and the number of a field; of an enumeration at most
     *     one
     * @param rest bits that have no name; 0 if the names say everything
     */
    public record Parts(List<String> names, long rest) {
        /** Copies the list. */
        public Parts {
            names = List.copyOf(names);
        }
    }

    /** As in the table. */
    public String name() {
        return name;
    }

    /** Whether values are or-ed together; otherwise it is an enumeration. */
    public boolean flags() {
        return flags;
    }

    /** How many bytes of a register count: 4 (the kernel declares an int) or 8. Higher bits are ignored. */
    public int width() {
        return width;
    }

    /**
     * What stands in a comment beside a value that has no name, such as {@code O_???}; empty for nothing; {@code %d} for a
     * decimal number instead.
     */
    public String placeholder() {
        return placeholder;
    }

    /** All names in the table's order, synonyms included; without the numbers of a field. */
    public List<String> names() {
        return List.of(names);
    }

    /** The value that a name, or the number of a field as {@link #nameOf} shows it, stands for. */
    public OptionalLong valueOf(String constant) {
        if (shift != null && constant.endsWith(shift.name)) {
            return field(constant.substring(0, constant.length() - shift.name.length()), shift.mask);
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(constant)) {
                return OptionalLong.of(values[i]);
            }
        }
        return OptionalLong.empty();
    }

    /**
     * The name of exactly this value: of an enumeration, or of a single flag.
     *
     * @return null if it has none
     */
    public @Nullable String exactName(long value) {
        if (!flags) {
            int i = indexOf(clip(value));
            return i < 0 ? null : names[i];
        }
        List<String> found = new ArrayList<>();
        long rest = collectAll(clip(value), found);
        return rest == 0 && found.size() == 1 ? found.get(0) : null;
    }

    /**
     * What the table says about exactly this value, such as the text of an error.
     *
     * @return null if it says nothing
     */
    public @Nullable String text(long value) {
        int i = indexOf(clip(value));
        return i < 0 ? null : texts[i];
    }

    /** Takes a value apart. The names' values and the rest or-ed together give the value again (of {@link #width}). */
    public Parts decompose(long value) {
        List<String> found = new ArrayList<>();
        long rest = collectAll(clip(value), found);
        return new Parts(found, rest);
    }

    /**
     * The value as strace shows it: {@code O_RDONLY|O_CLOEXEC}, {@code PROT_READ|0x100}, {@code 0} for no flags at all,
     * and a number with the placeholder in a comment beside it if no name fits. The number of a field comes last.
     */
    public String nameOf(long value) {
        long clipped = clip(value);
        long number = clipped & shiftMask();
        String others = number == clipped && number != 0 && indexOf(0) < 0 ? "" : namesOf(clipped & ~number);
        return number == 0 ? others : others + (others.isEmpty() ? "" : "|") + shifted(number);
    }

    private String namesOf(long value) {
        List<String> found = new ArrayList<>(4);
        long rest = collect(value, found);
        if (found.isEmpty() && placeholder.equals(DECIMAL)) {
            return Long.toString(width == Long.BYTES ? rest : (int) rest);
        }
        if (found.isEmpty()) {
            boolean comment = !placeholder.isEmpty() && (rest != 0 || !flags);
            return hex(rest) + (comment ? " /* " + placeholder + " */" : "");
        }
        if (found.size() == 1 && rest == 0) {
            return found.get(0);
        }
        if (rest != 0) {
            found.add(hex(rest));
        }
        return String.join("|", found);
    }

    private long shiftMask() {
        return shift == null ? 0 : shift.mask;
    }

    /** {@code 21<<MAP_HUGE_SHIFT}. */
    private String shifted(long number) {
        return (number >>> Long.numberOfTrailingZeros(shiftMask())) + (shift == null ? "" : shift.name);
    }

    /** The value of a field that shows this number; empty if it is none, or if the field does not hold it. */
    private static OptionalLong field(String number, long mask) {
        int bits = Long.bitCount(mask);
        if (!number.matches("[1-9][0-9]{0,2}") || Long.parseLong(number) >>> bits != 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(number) << Long.numberOfTrailingZeros(mask));
    }

    /** Adds the names that make up a value, the number of a field last, and returns the bits that have none. */
    private long collectAll(long value, List<String> found) {
        long number = value & shiftMask();
        long rest = collect(value & ~number, found);
        if (number != 0) {
            found.add(shifted(number));
        }
        return rest;
    }

    /** Adds the names that make up a value and returns the bits that have none. */
    private long collect(long value, List<String> found) {
        if (value == 0 || !flags) {
            int i = indexOf(value);
            if (i >= 0) {
                found.add(names[i]);
                return 0;
            }
            if (!flags) {
                return value;
            }
        }
        long rest = value;
        long done = 0;
        for (int i = 0; i < names.length; i++) {
            long mask = masks[i];
            boolean field = mask != values[i];
            boolean fits =
                    field ? (done & mask) == 0 && (value & mask) == values[i] : mask != 0 && (rest & mask) == mask;
            if (fits) {
                found.add(names[i]);
                rest &= ~values[i];
                done |= field ? mask : 0;
            }
        }
        return rest;
    }

    /**
     * Position of the first entry with this value. Linear: most sets are small, and the large ones begin with the
     * common values.
     */
    private int indexOf(long clipped) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == clipped) {
                return i;
            }
        }
        return -1;
    }

    private static String hex(long value) {
        return value == 0 ? "0" : "0x" + Long.toHexString(value);
    }

    private long clip(long value) {
        return width == 8 ? value : value & 0xFFFFFFFFL;
    }
}
