package io.tracecap.tools.access;

/** What a call does with a socket address. */
public enum AddressUse {
    /** It connects to it. */
    CONNECT(0, "connect"),
    /** It sends something there. */
    SEND(1, "send"),
    /** It takes a name for its socket. */
    BIND(2, "bind"),
    /** It accepts a connection from there. */
    ACCEPT(3, "accept");

    private final int code;
    private final String word;

    AddressUse(int code, String word) {
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
