package io.tracecap.tools.text;

import io.tracecap.format.syscall.ConstantSet;

/** Prints the request of an ioctl(2): by name, or taken apart as the kernel's macro {@code _IOC} puts it together. */
final class IoctlText {
    /** Name of the set of requests. */
    static final String SET = "ioctl_request";

    private static final String[] DIRECTIONS = {"_IOC_NONE", "_IOC_WRITE", "_IOC_READ", "_IOC_READ|_IOC_WRITE"};

    private IoctlText() {}

    static void print(ConstantSet requests, long value, TextBuffer out) {
        String name = requests.exactName(value);
        if (name != null) {
            out.ascii(name);
            return;
        }
        int request = (int) value;
        out.ascii("_IOC(").ascii(DIRECTIONS[request >>> 30]);
        out.ascii(", ").hex((request >>> 8) & 0xFF);
        out.ascii(", ").hex(request & 0xFF);
        out.ascii(", ").hex((request >>> 16) & 0x3FFF).ascii(')');
    }
}
