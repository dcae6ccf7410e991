package io.tracecap.tools.replay;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.format.files.OpenFile;
import io.tracecap.tools.text.AddressText;
import io.tracecap.tools.text.TextBuffer;

/** Whose conversation is followed, as the command line says it. */
sealed interface FollowTarget {
    /** A descriptor by its number. */
    record ByNumber(int fd) implements FollowTarget {}

    /** What stands for a file of this absolute name. */
    record ByName(RawText name) implements FollowTarget {}

    /**
     * A socket that has an address on one of its sides.
     *
     * @param text the address as {@link AddressText} has it; of {@code :80} the host does not matter
     */
    record ByAddress(String text) implements FollowTarget {
        private boolean is(RawText address) {
            TextBuffer printed = new TextBuffer();
            boolean isKnown = AddressText.print(address.toByteArray(), printed);
            String known = printed.toString();
            return isKnown && (text.startsWith(":") ? known.endsWith(text) : known.equals(text));
        }
    }

    /**
     * Reads {@code 3}, {@code 127.0.0.1:80}, {@code [::1]:80}, {@code :80}, {@code /etc/passwd}.
     *
     * @param directory what a relative name of a file is relative to
     */
    static FollowTarget parse(String text, RawText directory) {
        if (isNumber(text)) {
            return new ByNumber(Integer.parseInt(text));
        }
        int colon = text.lastIndexOf(':');
        if (colon >= 0 && text.indexOf('/') < 0 && isNumber(text.substring(colon + 1))) {
            return new ByAddress(text);
        }
        boolean isAbsolute = text.startsWith("/") || directory.length() == 0;
        return new ByName(RawText.of(isAbsolute ? text : directory.utf8() + "/" + text));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 8 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether a descriptor of the thread of an event is meant; {@code files} is as it was before the event. */
    default boolean matches(EventView event, int fd, DescriptorState files) {
        if (this instanceof ByNumber number) {
            return number.fd() == fd;
        }
        Descriptor descriptor = files.descriptors(event.task()).get(fd);
        OpenFile file = descriptor == null ? null : descriptor.file();
        if (this instanceof ByName wanted) {
            return file instanceof OpenFile.Named named
                    && (named.name().equals(wanted.name())
                            || files.name(named, event.number()).equals(wanted.name()));
        }
        return this instanceof ByAddress address
                && file instanceof OpenFile.Socket socket
                && (address.is(socket.local()) || address.is(socket.peer()));
    }
}
