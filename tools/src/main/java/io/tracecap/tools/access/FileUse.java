package io.tracecap.tools.access;

/** What a call does with a file that it names, if it succeeds. */
public enum FileUse {
    /** It looks at it: its attributes, where a link leads, whether it may be read. */
    LOOK(0, "look"),
    /** It opens it to read. */
    READ(1, "read"),
    /** It opens it to write. */
    WRITE(2, "write"),
    /** It opens it to write, and makes it if it is not there. */
    WRITE_OR_CREATE(3, "create"),
    /** It makes it; it was not there. */
    CREATE(4, "create"),
    /** It takes the name away. */
    REMOVE(5, "remove"),
    /** It gives the file another name. */
    MOVE(6, "move"),
    /** It gives a file this name. */
    MOVE_HERE(7, "replace"),
    /** It runs it. */
    EXECUTE(8, "run"),
    /** It makes it the current or the root directory. */
    ENTER(9, "enter");

    private final int code;
    private final String word;

    FileUse(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /** A number of its own, from 0 on. */
    public int code() {
        return code;
    }

    /** A bit of its own. */
    public int bit() {
        return 1 << code;
    }

    /** In a word, for people. */
    public String word() {
        return word;
    }
}
