package io.tracecap.format.files;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The descriptors of a process at one moment. Never changes: what opens or closes one makes another table, which shares
 * with this one all but the way to it. So to keep a moment, or to copy a table for a fork(2), costs nothing.
 *
 * <p>A tree of {@value #LEVELS} levels with {@value #WIDTH} branches each.
 */
public final class DescriptorTable {
    /** A process that has nothing open, as far as is known. */
    public static final DescriptorTable EMPTY = new DescriptorTable(null, 0);

    /** Descriptors are below this: the largest value of {@code /proc/sys/fs/nr_open} that is in use. */
    static final int LIMIT = 1 << 20;

    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    private static final int LEVELS = 4;

    private final Object @Nullable [] root;
    private final int size;

    private DescriptorTable(Object @Nullable [] root, int size) {
        this.root = root;
        this.size = size;
    }

    /** How many descriptors are known to be open. */
    public int size() {
        return size;
    }

    /** What {@code fd} stands for; null when it is not open or was opened unseen. Any number may be asked for. */
    public @Nullable Descriptor get(long fd) {
        if (fd < 0 || fd >= LIMIT) {
            return null;
        }
        Object node = root;
        for (int shift = BITS * (LEVELS - 1); shift >= 0 && node != null; shift -= BITS) {
            node = ((Object[]) node)[branch(fd, shift)];
        }
        return (Descriptor) node;
    }

    /**
     * Whether a descriptor that is not the same in another table is, in one of them, of a certain sort. Looks at what is
     * different only.
     */
    public boolean differsIn(DescriptorTable other, Predicate<Descriptor> sort) {
        return differ(root, other.root, BITS * (LEVELS - 1), sort);
    }

    private static boolean differ(@Nullable Object one, @Nullable Object other, int shift, Predicate<Descriptor> sort) {
        if (one == other) {
            return false;
        }
        if (shift < 0) {
            return (one != null && sort.test((Descriptor) one)) || (other != null && sort.test((Descriptor) other));
        }
        for (int i = 0; i < WIDTH; i++) {
            Object oneBranch = one == null ? null : ((Object[]) one)[i];
            Object otherBranch = other == null ? null : ((Object[]) other)[i];
            if (differ(oneBranch, otherBranch, shift - BITS, sort)) {
                return true;
            }
        }
        return false;
    }

    /** This table with {@code fd} open; unchanged if there can be no such descriptor. */
    DescriptorTable with(long fd, Descriptor descriptor) {
        if (fd < 0 || fd >= LIMIT) {
            return this;
        }
        int added = get(fd) == null ? 1 : 0;
        return new DescriptorTable(put(root, BITS * (LEVELS - 1), fd, descriptor), size + added);
    }

    /** This table with {@code fd} closed. */
    DescriptorTable without(long fd) {
        return get(fd) == null ? this : change(fd, fd, Change.CLOSE);
    }

    /** This table after an execve(2). */
    DescriptorTable afterExec() {
        return change(0, LIMIT - 1, Change.CLOSE_MARKED);
    }

    /** This table without the descriptors {@code first} to {@code last}. */
    DescriptorTable withoutRange(long first, long last) {
        return change(first, last, Change.CLOSE);
    }

    /** This table with the descriptors {@code first} to {@code last} to be closed at an execve(2). */
    DescriptorTable markRange(long first, long last) {
        return change(first, last, Change.MARK);
    }

    private enum Change {
        CLOSE,
        CLOSE_MARKED,
        MARK
    }

    private DescriptorTable change(long first, long last, Change change) {
        int[] closed = {0};
        Object[] node =
                change(root, BITS * (LEVELS - 1), 0, Math.max(0, first), Math.min(LIMIT - 1, last), change, closed);
        return node == root ? this : new DescriptorTable(node, size - closed[0]);
    }

    /** A node that stands for the descriptors from {@code base} on, changed; the same one if nothing changes. */
    private static Object @Nullable [] change(
            Object @Nullable [] node, int shift, long base, long first, long last, Change change, int[] closed) {
        if (node == null || last < base || first >= base + ((long) WIDTH << shift)) {
            return node;
        }
        Object[] changed = node;
        for (int i = 0; i < WIDTH; i++) {
            Object old = node[i];
            if (old == null) {
                continue;
            }
            long start = base + ((long) i << shift);
            Object replaced;
            if (shift > 0) {
                replaced = change((Object[]) old, shift - BITS, start, first, last, change, closed);
            } else {
                boolean isInside = start >= first && start <= last;
                replaced = isInside ? change((Descriptor) old, change, closed) : old;
            }
            if (replaced != old) {
                changed = changed == node ? Arrays.copyOf(node, node.length) : changed;
                changed[i] = replaced;
            }
        }
        return changed;
    }

    private static @Nullable Descriptor change(Descriptor descriptor, Change change, int[] closed) {
        if (change == Change.MARK) {
            return descriptor.closeOnExec() ? descriptor : new Descriptor(descriptor.file(), true);
        }
        if (change == Change.CLOSE_MARKED && !descriptor.closeOnExec()) {
            return descriptor;
        }
        closed[0]++;
        return null;
    }

    private static Object[] put(Object @Nullable [] node, int shift, long fd, Descriptor descriptor) {
        // The JVM's first compiler calls into the runtime for clone.
        Object[] copy = node == null ? new Object[WIDTH] : Arrays.copyOf(node, node.length);
        int branch = branch(fd, shift);
        copy[branch] = shift == 0 ? descriptor : put((Object[]) copy[branch], shift - BITS, fd, descriptor);
        return copy;
    }

    private static int branch(long fd, int shift) {
        return (int) (fd >>> shift) & (WIDTH - 1);
    }
}
