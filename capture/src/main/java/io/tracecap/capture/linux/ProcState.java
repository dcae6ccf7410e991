package io.tracecap.capture.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Who a process is: what /proc/PID/status says, see proc(5), in the form that a trace keeps it in. Cold. */
public final class ProcState {
    private static final int IDS = 8;
    private static final int CAPABILITY_SETS = 5;
    private static final int FIXED_LENGTH = IDS * Integer.BYTES + CAPABILITY_SETS * Long.BYTES + 2 * Integer.BYTES;
    /** NGROUPS_MAX of linux/limits.h is larger: no structure of a trace has room for so many. */
    private static final int MOST_GROUPS = 8192;

    private static final long SYS_PRLIMIT64 = 302;
    private static final int LIMITS = 16;
    private static final String[] NAMESPACES = {"cgroup", "ipc", "mnt", "net", "pid", "time", "user", "uts"};

    private final byte[] name;
    private final int umask;
    private final byte[] credentials;

    private ProcState(byte[] name, int umask, byte[] credentials) {
        this.name = name;
        this.umask = umask;
        this.credentials = credentials;
    }

    /** Its name (comm). */
    public byte[] name() {
        return name.clone();
    }

    /** Its umask; -1 if the kernel does not say. */
    public int umask() {
        return umask;
    }

    /** The structure of {@code Fact.Kind#CREDENTIALS}. */
    public byte[] credentials() {
        return credentials.clone();
    }

    /**
     * Reads it.
     *
     * @throws IOException if the thread is gone
     */
    public static ProcState read(int tid) throws IOException {
        Path proc = Path.of("/proc", Integer.toString(tid));
        byte[] comm = Files.readAllBytes(proc.resolve("comm"));
        byte[] name = Arrays.copyOf(comm, Math.max(0, comm.length - 1));
        ByteBuffer fixed = ByteBuffer.allocate(FIXED_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        int umask = -1;
        String[] groups = {};
        for (String line : Files.readAllLines(proc.resolve("status"), StandardCharsets.ISO_8859_1)) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).trim();
            switch (line.substring(0, Math.max(0, colon))) {
                case "Umask" -> umask = Integer.parseInt(value, 8);
                case "Uid" -> ids(value, 0, fixed);
                case "Gid" -> ids(value, 1, fixed);
                case "Groups" -> groups = value.isEmpty() ? groups : value.split(" ", -1);
                case "CapInh" -> capabilities(value, 0, fixed);
                case "CapPrm" -> capabilities(value, 1, fixed);
                case "CapEff" -> capabilities(value, 2, fixed);
                case "CapBnd" -> capabilities(value, 3, fixed);
                case "CapAmb" -> capabilities(value, 4, fixed);
                case "NoNewPrivs" -> fixed.putInt(FIXED_LENGTH - 2 * Integer.BYTES, Integer.parseInt(value));
                default -> {}
            }
        }
        return new ProcState(name, umask, withGroups(fixed, groups));
    }

    /** Real, effective, saved and file system id. */
    private static void ids(String value, int which, ByteBuffer to) {
        String[] ids = value.split("\t", -1);
        for (int i = 0; i < IDS / 2; i++) {
            to.putInt((which * IDS / 2 + i) * Integer.BYTES, Integer.parseUnsignedInt(ids[i]));
        }
    }

    private static void capabilities(String value, int which, ByteBuffer to) {
        to.putLong(IDS * Integer.BYTES + which * Long.BYTES, Long.parseUnsignedLong(value, 16));
    }

    private static byte[] withGroups(ByteBuffer fixed, String[] groups) {
        int count = Math.min(MOST_GROUPS, groups.length);
        fixed.putInt(FIXED_LENGTH - Integer.BYTES, groups.length);
        ByteBuffer whole =
                ByteBuffer.allocate(FIXED_LENGTH + count * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        whole.put(fixed);
        for (int i = 0; i < count; i++) {
            whole.putInt(Integer.parseUnsignedInt(groups[i]));
        }
        return whole.array();
    }

    /** The structure of {@code Fact.Kind#NAMESPACES}: the inode of each; 0 where it is not known. */
    public static byte[] namespaces(int tid) {
        ByteBuffer inodes = ByteBuffer.allocate(NAMESPACES.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (String namespace : NAMESPACES) {
            inodes.putLong(inode(Path.of("/proc", Integer.toString(tid), "ns", namespace)));
        }
        return inodes.array();
    }

    /** The number in {@code mnt:[4026531840]}. */
    private static long inode(Path link) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return Long.parseLong(target.substring(target.indexOf('[') + 1, target.length() - 1));
        } catch (IOException noneOrNotPermitted) {
            return 0;
        }
    }

    /** The structure of {@code Fact.Kind#LIMITS}: soft and hard limit of each resource; empty if they cannot be had. */
    public static byte[] limits(int pid) {
        NativeBlock limit = new NativeBlock(2 * Long.BYTES);
        ByteBuffer limits = ByteBuffer.allocate(LIMITS * 2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int resource = 0; resource < LIMITS; resource++) {
            if (Libc.syscall(SYS_PRLIMIT64, pid, resource, 0, limit.address()) != 0) {
                return new byte[0];
            }
            limits.putLong(limit.bytes().getLong(0));
            limits.putLong(limit.bytes().getLong(Long.BYTES));
        }
        return limits.array();
    }
}
