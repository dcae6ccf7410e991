package io.tracecap.format.file;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.tracecap.format.proto.Footer;
import io.tracecap.format.proto.Totals;
import java.io.IOException;

/** What a frame of a footer counts, without its lists: those can be made to take many times their bytes in memory. */
final class FooterTotals {
    /** Stands for no number. */
    static final long NOT_KNOWN = -1;

    private static final int LENGTH_DELIMITED = 2;
    private static final int TOTALS = Footer.TOTALS_FIELD_NUMBER << 3 | LENGTH_DELIMITED;

    private FooterTotals() {}

    /**
     * Number of the event behind the last one.
     *
     * @return {@link #NOT_KNOWN} when the frame has no totals
     * @throws InvalidProtocolBufferException when the frame is no protobuf message
     */
    static long nextEvent(byte[] payload, int length) throws InvalidProtocolBufferException {
        CodedInputStream message = CodedInputStream.newInstance(payload, 0, length);
        long next = NOT_KNOWN;
        try {
            for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
                if (tag == TOTALS) {
                    next = Totals.parseFrom(message.readBytes()).getNextEvent();
                } else if (!message.skipField(tag)) {
                    throw new InvalidProtocolBufferException(
                            "a group ends that did not begin, field " + WireFormat.getTagFieldNumber(tag));
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidProtocolBufferException(e);
        }
        return next;
    }
}
