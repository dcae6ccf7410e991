package io.tracecap.tools.hostile;

import static io.tracecap.tools.hostile.ForgedTrace.TYPE_FOOTER;
import static io.tracecap.tools.hostile.ForgedTrace.TYPE_UNKNOWN;
import static io.tracecap.tools.hostile.HostileCase.noIndex;
import static io.tracecap.tools.hostile.MessageCases.filled;
import static io.tracecap.tools.hostile.MessageCases.join;
import static io.tracecap.tools.hostile.MessageCases.varint;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** What can be wrong with the index behind the events: all events are shown whatever it says. */
final class IndexCases {
    private static final int FULL = 1 << 20;
    private static final int FILE_HEADER = 16;

    private IndexCases() {}

    static List<HostileCase> index() {
        byte[] garbage = new byte[5000];
        new Random(5).nextBytes(garbage);
        return List.of(
                noIndex("index points backwards", dir -> pointing(dir, FILE_HEADER)),
                noIndex("index points to the beginning", dir -> pointing(dir, 0)),
                noIndex("index points into a frame", dir -> pointing(dir, FILE_HEADER + 40)),
                noIndex("index points past the end", dir -> pointing(dir, 1L << 40)),
                noIndex("index points so far that the sum is negative", dir -> pointing(dir, Long.MAX_VALUE)),
                noIndex("index points before the file", dir -> pointing(dir, -1)),
                noIndex("index points at itself", IndexCases::atItself),
                noIndex("index of garbage", footer(garbage)),
                noIndex("index of nothing", footer(new byte[0])),
                noIndex("index with 2^40 events", footer(totals(1, 1L << 40))),
                noIndex("index with 2^40 batches", footer(totals(1L << 40, ForgedTrace.GOOD_EVENTS))),
                noIndex("index with 2^64 - 1 events", footer(totals(1, -1))),
                noIndex("index entry that points backwards", footer(join(entry(1), totals(1, 4)))),
                noIndex("index entry that points past the end", footer(join(entry(1L << 40), totals(1, 4)))),
                noIndex("index entry that points before the file", footer(join(entry(-1), totals(1, 4)))),
                noIndex("index entry that points into a frame", footer(join(entry(100), totals(1, 4)))),
                noIndex("index entry that points at the index", IndexCases::entryAtItself),
                noIndex("two-byte entries fill the index", footer(filled(FULL, new byte[] {1 << 3 | 2, 0}))),
                noIndex("two-byte processes fill the index", footer(filled(FULL, new byte[] {2 << 3 | 2, 0}))),
                noIndex("two-byte totals fill the index", footer(filled(FULL, new byte[] {3 << 3 | 2, 0}))),
                noIndex("a process that is its own parent", footer(join(process(1), totals(1, 4)))),
                noIndex("a process whose parent is 2^31 later", footer(join(process(1L << 31), totals(1, 4)))),
                noIndex("64 full frames of two-byte processes", IndexCases::manyProcesses),
                noIndex("frames of an unknown type within the index", IndexCases::unknownWithin));
    }

    private static HostileCase.Maker footer(byte[] message) {
        return dir -> ForgedTrace.begin(dir).footer(message).writeTo(dir);
    }

    private static Path pointing(Path directory, long offset) throws IOException {
        return ForgedTrace.begin(directory)
                .frame(TYPE_FOOTER, 0, totals(1, ForgedTrace.GOOD_EVENTS))
                .trailer(offset)
                .writeTo(directory);
    }

    private static Path atItself(Path directory) throws IOException {
        ForgedTrace forged = ForgedTrace.begin(directory).frame(TYPE_FOOTER, 0, totals(1, ForgedTrace.GOOD_EVENTS));
        return forged.trailer(forged.length()).writeTo(directory);
    }

    private static Path entryAtItself(Path directory) throws IOException {
        ForgedTrace forged = ForgedTrace.begin(directory);
        return forged.footer(join(entry(forged.length()), totals(1, ForgedTrace.GOOD_EVENTS)))
                .writeTo(directory);
    }

    private static Path manyProcesses(Path directory) throws IOException {
        ForgedTrace forged = ForgedTrace.begin(directory);
        long footer = forged.length();
        byte[] processes = filled(FULL, new byte[] {2 << 3 | 2, 0});
        byte[] compressed = Zstd.compress(processes);
        for (int i = 0; i < 64; i++) {
            forged.frame(TYPE_FOOTER, ForgedTrace.ZSTD, compressed, compressed.length, processes.length);
        }
        return forged.trailer(footer).writeTo(directory);
    }

    private static Path unknownWithin(Path directory) throws IOException {
        ForgedTrace forged = ForgedTrace.begin(directory);
        long footer = forged.length();
        forged.frame(TYPE_FOOTER, 0, new byte[0]);
        for (int i = 0; i < 100_000; i++) {
            forged.frame(TYPE_UNKNOWN, 0, new byte[0]);
        }
        return forged.trailer(footer).writeTo(directory);
    }

    /** {@code Totals} of so many batches and events. */
    private static byte[] totals(long batches, long events) {
        return message(3, join(number(1, batches), number(2, events)));
    }

    /** An entry of the list of frames. */
    private static byte[] entry(long offset) {
        return message(1, number(1, offset));
    }

    /** An entry of the list of processes. */
    private static byte[] process(long parent) {
        return message(2, number(3, parent));
    }

    private static byte[] number(int field, long value) {
        return join(varint((long) field << 3), varint(value));
    }

    private static byte[] message(int field, byte[] content) {
        return join(join(varint((long) field << 3 | 2), varint(content.length)), content);
    }
}
