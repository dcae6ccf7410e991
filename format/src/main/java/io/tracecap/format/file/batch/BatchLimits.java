package io.tracecap.format.file.batch;

/** Bounds of a batch. They are part of the file format: a reader refuses what is beyond them. */
public final class BatchLimits {
    /** Rows of a batch. */
    public static final int MAX_ROWS = 65_536;
    /** Groups of a batch. */
    public static final int MAX_GROUPS = 4096;
    /** Structure columns of all groups of a batch. */
    public static final int MAX_STRUCTURE_COLUMNS = 4096;
    /** Bytes of an encoded batch before compression. */
    public static final int MAX_BYTES = 1 << 20;
    /** Arguments of an event. */
    public static final int MAX_ARGUMENTS = 6;
    /** Pieces of an event. */
    public static final int MAX_EVENT_PIECES = 512;
    /** Pieces of all events of a batch. */
    public static final int MAX_PIECES = 262_144;
    /** The argument that a piece belongs to is below this. */
    public static final int PIECE_ARGUMENTS = 8;
    /** The part of the argument that a piece is, is below this. */
    public static final int PIECE_PARTS = 32;
    /** The flags of a piece are below this. */
    public static final int PIECE_FLAGS = 256;
    /** Largest time of an event, in nanoseconds: 146 years after boot. Sums of two times do not overflow. */
    public static final long MAX_TIME_NS = 1L << 62;

    private BatchLimits() {}
}
