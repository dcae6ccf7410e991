package io.tracecap.tools.summary;

import io.tracecap.format.event.EventView;
import io.tracecap.tools.access.AddressUse;
import io.tracecap.tools.access.CallAddresses;
import io.tracecap.tools.access.LongIndex;
import java.util.Arrays;

/** What was done with each socket address, how often, and how it failed last. For one thread. */
final class AddressLedger implements CallAddresses.Sink {
    private static final int MOST = 1 << 15;
    private static final int LOWEST_ERRNO = -4095;
    private static final int EINPROGRESS = 115;
    private static final AddressUse[] USES = AddressUse.values();

    private final LongIndex index = new LongIndex(MOST);
    private long[] count = new long[index.capacity()];
    private long[] failed = new long[index.capacity()];
    private short[] errors = new short[index.capacity()];

    @Override
    public void used(EventView exit, int address, AddressUse use) {
        int entry = exit.isContext() ? LongIndex.NONE : index.add((long) address * USES.length + use.code());
        if (entry == LongIndex.NONE) {
            return;
        }
        if (count.length < index.capacity()) {
            count = Arrays.copyOf(count, index.capacity());
            failed = Arrays.copyOf(failed, index.capacity());
            errors = Arrays.copyOf(errors, index.capacity());
        }
        count[entry]++;
        if (exit.result() < 0 && exit.result() >= LOWEST_ERRNO && exit.result() != -EINPROGRESS) {
            failed[entry]++;
            errors[entry] = (short) -exit.result();
        }
    }

    /** How many pairs of an address and a use there are, in the order in which they came. */
    int size() {
        return index.size();
    }

    int address(int entry) {
        return (int) (index.key(entry) / USES.length);
    }

    AddressUse use(int entry) {
        return USES[(int) (index.key(entry) % USES.length)];
    }

    long count(int entry) {
        return count[entry];
    }

    long failed(int entry) {
        return failed[entry];
    }

    /** How it failed last; 0 if it never did. */
    int error(int entry) {
        return errors[entry];
    }
}
