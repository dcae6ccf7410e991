package io.tracecap.tools.text;

import io.tracecap.format.syscall.ConstantSet;
import org.jspecify.annotations.Nullable;

/** Prints the request of an ioctl(2): by name, or taken apart as the kernel's macro {@code _IOC} puts it together. */
final class IoctlText {
    /** Name of the set of requests whose arguments are known. */
    static final String SET = "ioctl_request";

    /** Name of the set of further requests. */
    static final String MORE = "ioctl_name";

    private static final String[] DIRECTIONS = {"_IOC_NONE", "_IOC_WRITE", "_IOC_READ", "_IOC_READ|_IOC_WRITE"};
    private static final int READ = 2;

    private static final int EVENT = 'E';
    private static final int JOYSTICK = 'j';
    private static final int USER_INPUT = 'U';

    private IoctlText() {}

    /** Prints a request by what {@code requests}, or else {@code more}, calls it. */
    static void print(ConstantSet requests, ConstantSet more, long value, TextBuffer out) {
        if (!named(requests, value, out) && !named(more, value, out)) {
            int request = (int) value;
            String family = family(request);
            if (family != null) {
                out.ascii(family).ascii('(').decimal(size(request)).ascii(')');
            } else {
                parts(request, out);
            }
        }
    }

    /** A request may have several names, one in each of several subsystems: strace prints all of them. */
    private static boolean named(ConstantSet requests, long value, TextBuffer out) {
        String text = requests.text(value);
        String name = text == null ? requests.exactName(value) : text;
        if (name != null) {
            out.ascii(name);
        }
        return name != null;
    }

    private static int size(int request) {
        return (request >>> 16) & 0x3FFF;
    }

    /** The macro that makes requests of any size with this number, for those that ask for a name or a set of bits. */
    private static @Nullable String family(int request) {
        if (request >>> 30 != READ) {
            return null;
        }
        int number = request & 0xFF;
        return switch ((request >>> 8) & 0xFF) {
            case EVENT ->
                switch (number) {
                    case 0x06 -> "EVIOCGNAME";
                    case 0x07 -> "EVIOCGPHYS";
                    case 0x08 -> "EVIOCGUNIQ";
                    case 0x09 -> "EVIOCGPROP";
                    case 0x0A -> "EVIOCGMTSLOTS";
                    case 0x18 -> "EVIOCGKEY";
                    case 0x19 -> "EVIOCGLED";
                    case 0x1A -> "EVIOCGSND";
                    case 0x1B -> "EVIOCGSW";
                    default -> null;
                };
            case JOYSTICK -> number == 0x13 ? "JSIOCGNAME" : null;
            case USER_INPUT -> number == 0x2C ? "UI_GET_SYSNAME" : null;
            default -> null;
        };
    }

    private static void parts(int request, TextBuffer out) {
        out.ascii("_IOC(").ascii(DIRECTIONS[request >>> 30]);
        out.ascii(", ").hex((request >>> 8) & 0xFF);
        out.ascii(", ").hex(request & 0xFF);
        out.ascii(", ").hex(size(request)).ascii(')');
    }
}
