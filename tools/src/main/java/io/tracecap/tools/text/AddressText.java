package io.tracecap.tools.text;

/** Prints addresses of sockets in the short form that people use. */
public final class AddressText {
    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int AF_NETLINK = 16;
    private static final int FAMILY = 2;
    private static final int INET_LENGTH = 8;
    private static final int INET6_LENGTH = 24;

    private AddressText() {}

    /**
     * Prints a struct sockaddr: {@code 192.0.2.7:443}, {@code [2001:db8::7]:443}, {@code unix:/run/x}, {@code unix:@x},
     * {@code netlink}.
     *
     * @return false, with nothing printed, for one that says nothing: too short, without a name, of another family
     */
    public static boolean print(byte[] address, TextBuffer out) {
        Memory memory = new Memory();
        memory.show(address);
        if (!memory.has(0, FAMILY)) {
            return false;
        }
        int family = (int) memory.unsigned(0, FAMILY);
        if (family == AF_INET && memory.has(0, INET_LENGTH)) {
            InternetAddressText.version4(memory, 4, out);
            out.ascii(':').decimal(memory.networkU16(2));
        } else if (family == AF_INET6 && memory.has(0, INET6_LENGTH)) {
            out.ascii('[');
            InternetAddressText.version6(memory, 8, out);
            out.ascii("]:").decimal(memory.networkU16(2));
        } else if (family == AF_UNIX && memory.length() > FAMILY) {
            boolean isAbstract = memory.u8(FAMILY) == 0;
            int from = isAbstract ? FAMILY + 1 : FAMILY;
            int count = isAbstract ? memory.length() - from : memory.textLength(from, memory.length() - from);
            out.ascii(isAbstract ? "unix:@" : "unix:").readable(memory.array(), memory.position(from), count);
        } else if (family == AF_NETLINK) {
            out.ascii("netlink");
        } else {
            return false;
        }
        return true;
    }
}
