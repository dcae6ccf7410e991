package io.tracecap.tools.tree;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.format.syscall.Errno;
import io.tracecap.tools.access.AddressUse;
import io.tracecap.tools.access.CallAddresses;
import io.tracecap.tools.access.CallPaths;
import io.tracecap.tools.access.FileUse;
import io.tracecap.tools.access.NameTable;
import java.util.ArrayList;
import java.util.List;

/** Which files and addresses each process touched, as far as that is asked for. For one thread. */
final class Touches {
    private static final FileUse[] FILE_USES = FileUse.values();
    private static final AddressUse[] ADDRESS_USES = AddressUse.values();

    private final boolean ofFiles;
    private final boolean ofAddresses;
    private final Touched files = new Touched();
    private final Touched addresses = new Touched();
    private final DescriptorState state;
    private final CallPaths paths;
    private final CallAddresses sockets;

    /**
     * Knows nothing yet.
     *
     * @param ofFiles whether files are asked for
     * @param ofAddresses whether addresses are asked for
     * @param directory where the recording began
     */
    Touches(boolean ofFiles, boolean ofAddresses, RawText directory) {
        this.ofFiles = ofFiles;
        this.ofAddresses = ofAddresses;
        state = new DescriptorState(directory);
        paths = new CallPaths(
                state, (exit, path, use) -> files.add(exit.task().process(), path, use.code(), exit.result()));
        sockets = new CallAddresses(
                (exit, address, use) -> addresses.add(exit.task().process(), address, use.code(), exit.result()));
    }

    /**
     * Something that a process touched.
     *
     * @param name of a file, or an address
     * @param uses what it did with it, in words
     * @param failures how often it failed
     * @param error how it failed last; empty if it never did
     */
    record Touch(RawText name, List<String> uses, int failures, String error) {}

    /** Whether anything is asked for. */
    boolean areWanted() {
        return ofFiles || ofAddresses;
    }

    /** Takes the next event into account. */
    void accept(EventView event, boolean isAccepted) {
        if (ofFiles) {
            if (isAccepted) {
                paths.accept(event);
            }
            state.accept(event);
        }
        if (ofAddresses && isAccepted) {
            sockets.accept(event);
        }
    }

    /** What a process touched, files first. */
    List<Touch> of(int process) {
        List<Touch> touches = new ArrayList<>(files(process));
        touches.addAll(addresses(process));
        return touches;
    }

    /** The files that a process touched. */
    List<Touch> files(int process) {
        List<Touch> touches = new ArrayList<>();
        for (int i : files.of(process)) {
            List<String> uses = new ArrayList<>();
            for (FileUse use : FILE_USES) {
                if ((files.uses(i) & use.bit()) != 0) {
                    uses.add(use.word());
                }
            }
            touches.add(touch(files, i, paths.names(), uses));
        }
        return touches;
    }

    /** The addresses that a process touched. */
    List<Touch> addresses(int process) {
        List<Touch> touches = new ArrayList<>();
        for (int i : addresses.of(process)) {
            List<String> uses = new ArrayList<>();
            for (AddressUse use : ADDRESS_USES) {
                if ((addresses.uses(i) & use.bit()) != 0) {
                    uses.add(use.word());
                }
            }
            touches.add(touch(addresses, i, sockets.names(), uses));
        }
        return touches;
    }

    private static Touch touch(Touched of, int entry, NameTable names, List<String> uses) {
        String error = of.failures(entry) == 0 ? "" : Errno.name(of.error(entry));
        return new Touch(names.name(of.name(entry)), uses, of.failures(entry), error);
    }

    /** How many more uses of files and addresses there were than could be remembered. */
    long leftOut() {
        return files.leftOut() + addresses.leftOut() + paths.leftOut() + sockets.leftOut();
    }
}
