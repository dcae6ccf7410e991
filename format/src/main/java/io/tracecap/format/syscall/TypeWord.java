package io.tracecap.format.syscall;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of a type as the tables write it: {@code int}, {@code uint/2}, {@code flags:open_flags}, {@code path},
 * {@code stat}.
 *
 * @param word the name as written, without width
 * @param type what it is; null if the word has to be the name of a structure
 * @param ownWidth bytes that it takes in a structure; 0 for what has no fixed width; {@link #WORD} for as many as a
 *     pointer
 */
record TypeWord(String word, @Nullable ArgumentType type, int ownWidth) {
    private static final int WORD = -1;

    /** Takes a type's name from a line. */
    static TypeWord parse(TableLine line) {
        String word = line.word();
        if (word.equals("flags") || word.equals("enum")) {
            line.expect(':');
            String set = line.word();
            return new TypeWord(word.concat(":").concat(set), new ArgumentType.Constants(set), width(line, 4));
        }
        ScalarKind kind = scalar(word);
        if (kind != null) {
            return new TypeWord(word, new ArgumentType.Scalar(kind), width(line, defaultWidth(kind)));
        }
        ArgumentType type =
                switch (word) {
                    case "path" -> new ArgumentType.Path();
                    case "text" -> new ArgumentType.Text();
                    case "strings" -> new ArgumentType.TextArray();
                    case "pointers" -> new ArgumentType.PointerArray();
                    case "entries" -> new ArgumentType.Entries();
                    case "data" -> new ArgumentType.Data();
                    default -> null;
                };
        return new TypeWord(word, type, 0);
    }

    /** Bytes that it takes in a structure where a pointer takes {@code pointer} bytes; 0 for what has no fixed width. */
    int width(int pointer) {
        return ownWidth == WORD ? pointer : ownWidth;
    }

    /** Whether values of the type stand in a register or in a field, not behind a pointer. */
    boolean isValue() {
        return type instanceof ArgumentType.Scalar || type instanceof ArgumentType.Constants;
    }

    /** The type of a word that is not the name of a structure. */
    ArgumentType requireType() {
        return Objects.requireNonNull(type, word);
    }

    private static int width(TableLine line, int otherwise) {
        if (!line.accept('/')) {
            return otherwise;
        }
        int width = line.smallNumber(8);
        if (width != 1 && width != 2 && width != 4 && width != 8) {
            throw line.error("a number takes 1, 2, 4 or 8 bytes, not " + width);
        }
        return width;
    }

    private static int defaultWidth(ScalarKind kind) {
        return switch (kind) {
            case LONG, ULONG, SIZE, ADDRESS -> WORD;
            case HEX, OFFSET, DEVICE, SIGSET, BITS, TIME, INODE, UNUSED, PAIR -> 8;
            case INT, UINT, OCTAL, FD, DIRFD, PID, TID, PGID, UID, GID, MODE, PERMISSIONS, SIGNAL, WAIT_STATUS, NONE ->
                4;
        };
    }

    private static @Nullable ScalarKind scalar(String word) {
        return switch (word) {
            case "int" -> ScalarKind.INT;
            case "uint" -> ScalarKind.UINT;
            case "long" -> ScalarKind.LONG;
            case "ulong" -> ScalarKind.ULONG;
            case "hex" -> ScalarKind.HEX;
            case "octal" -> ScalarKind.OCTAL;
            case "size" -> ScalarKind.SIZE;
            case "offset" -> ScalarKind.OFFSET;
            case "fd" -> ScalarKind.FD;
            case "dirfd" -> ScalarKind.DIRFD;
            case "pid" -> ScalarKind.PID;
            case "tid" -> ScalarKind.TID;
            case "pgid" -> ScalarKind.PGID;
            case "uid" -> ScalarKind.UID;
            case "gid" -> ScalarKind.GID;
            case "addr" -> ScalarKind.ADDRESS;
            case "mode" -> ScalarKind.MODE;
            case "perm" -> ScalarKind.PERMISSIONS;
            case "dev" -> ScalarKind.DEVICE;
            case "signal" -> ScalarKind.SIGNAL;
            case "sigset" -> ScalarKind.SIGSET;
            case "bits" -> ScalarKind.BITS;
            case "wstatus" -> ScalarKind.WAIT_STATUS;
            case "time" -> ScalarKind.TIME;
            case "inode" -> ScalarKind.INODE;
            case "pair" -> ScalarKind.PAIR;
            case "unused" -> ScalarKind.UNUSED;
            case "none" -> ScalarKind.NONE;
            default -> null;
        };
    }
}
