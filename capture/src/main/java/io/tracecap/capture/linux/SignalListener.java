package io.tracecap.capture.linux;

import java.lang.reflect.Proxy;

/**
 * Does something on a signal, in a thread of the JVM's. The JDK has this in a class that is no part of its documented
 * interface, though of every JDK, and that the compiler does not let pass without a warning; so it is called by its name.
 */
public final class SignalListener {
    /** SIGUSR1. */
    public static final SignalListener USER_1 = new SignalListener("USR1", 10);

    private static final long SYS_RT_SIGPROCMASK = 14;
    private static final int UNBLOCK = 1;

    private final String name;
    private final int number;

    private SignalListener(String name, int number) {
        this.name = name;
        this.number = number;
    }

    /**
     * From now on does {@code action} on each such signal, also when it was ignored or blocked by whoever started this
     * process. Several that come at once are one. The calling thread must live as long as signals are to be heard.
     *
     * @throws IllegalStateException if this JVM cannot listen to signals
     */
    public void listen(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object doing = Proxy.newProxyInstance(
                    SignalListener.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), doing);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM cannot listen to SIG" + name, e);
        }
        NativeBlock set = new NativeBlock(Long.BYTES);
        set.bytes().putLong(0, 1L << (number - 1));
        Libc.syscall(SYS_RT_SIGPROCMASK, UNBLOCK, set.address(), 0, Long.BYTES);
    }
}
