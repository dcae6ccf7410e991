package io.tracecap.tools.replay.scene;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.syscall.Signature;
import io.tracecap.tools.text.Signatures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that have ended and whose parents have not asked how, see wait(2): at most {@value #MOST}; of more it is not
 * known that they are still there.
 */
final class Zombies {
    /** How many are remembered. */
    static final int MOST = 256;

    private static final long WNOWAIT = 0x100_0000;
    private static final int WAITID_INFO = 2;
    private static final int WAITID_OPTIONS = 3;
    private static final int SI_PID = 12;

    /** By process id, as the parent sees it. */
    private final ThreadMap<ProcessNow> byPid;

    Zombies() {
        byPid = new ThreadMap<>();
    }

    private Zombies(ThreadMap<ProcessNow> byPid) {
        this.byPid = byPid;
    }

    Zombies copy() {
        return new Zombies(byPid.copy());
    }

    void add(ProcessNow process) {
        if (byPid.size() < MOST) {
            byPid.put(process.innerPid(), process);
        }
    }

    int size() {
        return byPid.size();
    }

    /** All of them, in no particular order. */
    List<ProcessNow> all() {
        List<ProcessNow> all = new ArrayList<>(byPid.size());
        byPid.forEach(all::add);
        return all;
    }

    /** Their parent has ended: another process asks for them, and nobody sees it. */
    void forgetChildrenOf(int parent) {
        if (byPid.isEmpty()) {
            return;
        }
        for (ProcessNow process : all()) {
            if (process.parent() == parent) {
                byPid.remove(process.innerPid());
            }
        }
    }

    /** A call came back: if it is one that tells how a child has ended, that one is gone. */
    void comeBack(EventView enter, EventView exit) {
        if (byPid.isEmpty() || exit.result() < 0) {
            return;
        }
        Signature signature = Signatures.find(enter.abi(), enter.syscall());
        String name = signature == null ? "" : signature.name();
        switch (name) {
            case "wait4", "waitpid" -> reap((int) exit.result(), exit.task().process());
            case "waitid" -> {
                boolean stays =
                        enter.argumentCount() > WAITID_OPTIONS && (enter.argument(WAITID_OPTIONS) & WNOWAIT) != 0;
                if (!stays) {
                    reap(pid(exit), exit.task().process());
                }
            }
            default -> {
                // It has nothing to do with children.
            }
        }
    }

    /** Of a siginfo_t that was copied at the exit. */
    private static int pid(EventView exit) {
        int piece = exit.findPiece(WAITID_INFO, 0, true);
        return piece < 0 || exit.pieceLength(piece) < SI_PID + Integer.BYTES
                ? 0
                : ByteBuffer.wrap(exit.pieceArray(piece), exit.pieceOffset(piece) + SI_PID, Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt();
    }

    private void reap(int pid, int parent) {
        ProcessNow process = byPid.get(pid);
        if (process != null && process.parent() == parent) {
            byPid.remove(pid);
        }
    }
}
