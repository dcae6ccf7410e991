package io.tracecap.tools.select;

/**
 * One {@code -e} as strace has it: {@code [qualifier=]value}, where no qualifier means {@code trace}.
 *
 * @param kind what it is about
 * @param value what stands behind the equals sign
 */
public record Qualifier(Kind kind, String value) {
    /** What can be said with {@code -e}. */
    public enum Kind {
        /** Which system calls. */
        TRACE("trace t"),
        /** Which ends of them. */
        STATUS("status"),
        /** Which signals. */
        SIGNAL("signal signals s"),
        /** Of which calls structures are abbreviated. */
        ABBREV("abbrev a"),
        /** Of which calls structures are shown at all. */
        VERBOSE("verbose v"),
        /** Of which calls arguments are shown as numbers. */
        RAW("raw x"),
        /** Of which descriptors all that is read is shown. */
        READ("read reads r"),
        /** Of which descriptors all that is written is shown. */
        WRITE("write writes w"),
        /** Which messages are left out. */
        QUIET("quiet silent silence q"),
        /** What is shown of descriptors. */
        DECODE_FDS("decode-fds decode-fd"),
        /** What is shown of process ids. */
        DECODE_PIDS("decode-pids decode-pid"),
        /** What only somebody who traces can do. */
        RECORDING("inject fault kvm");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The word that it is known by. */
        public String word() {
            int end = words.indexOf(' ');
            return end < 0 ? words : words.substring(0, end);
        }

        private boolean is(String word) {
            return (" " + words + " ").contains(" " + word + " ");
        }
    }

    /** Reads one. */
    static Qualifier parse(String text) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            String word = text.substring(0, equals);
            for (Kind kind : Kind.values()) {
                if (kind.is(word)) {
                    return new Qualifier(kind, text.substring(equals + 1));
                }
            }
        }
        return new Qualifier(Kind.TRACE, text);
    }
}
