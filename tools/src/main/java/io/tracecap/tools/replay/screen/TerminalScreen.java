package io.tracecap.tools.replay.screen;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.jline.keymap.BindingReader;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Curses;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * The terminal: what is drawn, and keys. Takes the whole screen, and gives it back as it was however the program ends, be it
 * by a signal. For one thread, but for what a signal does.
 */
final class TerminalScreen implements Closeable {
    private final Terminal terminal;
    private final Attributes before;
    private final Display display;
    private final BindingReader keys;
    private final Keys bindings;
    private final Thread atEnd = new Thread(this::giveBack, "replay-terminal");
    private volatile boolean isResized = true;
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final byte[] farewell;
    private boolean isTaken;

    private TerminalScreen(Terminal terminal) {
        this.terminal = terminal;
        before = terminal.getAttributes();
        farewell = farewell(terminal);
        display = new Display(terminal, true);
        keys = new BindingReader(terminal.reader());
        bindings = new Keys(terminal);
        terminal.handle(Terminal.Signal.WINCH, signal -> isResized = true);
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /**
     * Takes the screen.
     *
     * @throws IOException when there is no terminal that can be drawn on
     */
    static TerminalScreen open() throws IOException {
        Terminal terminal;
        try {
            terminal = TerminalBuilder.builder()
                    .system(true)
                    .provider("exec")
                    .dumb(false)
                    .graphemeCluster(false)
                    .build();
        } catch (IllegalStateException e) {
            throw new IOException("the terminal cannot be used: " + e.getMessage(), e);
        }
        if (terminal.getStringCapability(Capability.cursor_address) == null) {
            terminal.close();
            throw new IOException("a terminal of type " + terminal.getType() + " cannot be drawn on");
        }
        TerminalScreen screen = new TerminalScreen(terminal);
        screen.take();
        return screen;
    }

    private synchronized void take() {
        Attributes raw = new Attributes(before);
        raw.setLocalFlags(
                EnumSet.of(
                        Attributes.LocalFlag.ICANON,
                        Attributes.LocalFlag.ECHO,
                        Attributes.LocalFlag.IEXTEN,
                        Attributes.LocalFlag.ISIG),
                false);
        raw.setInputFlags(
                EnumSet.of(Attributes.InputFlag.IXON, Attributes.InputFlag.ICRNL, Attributes.InputFlag.INLCR), false);
        raw.setControlChar(Attributes.ControlChar.VMIN, 0);
        raw.setControlChar(Attributes.ControlChar.VTIME, 1);
        terminal.setAttributes(raw);
        isTaken = true;
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.cursor_invisible);
        terminal.flush();
        isResized = true;
    }

    /** Not by way of the library: when a signal ends the program, that may have closed its terminal already. */
    private synchronized void giveBack() {
        if (!isTaken) {
            return;
        }
        isTaken = false;
        try {
            out.write(farewell);
            terminal.setAttributes(before);
        } catch (IOException gone) {
            // There is no terminal any more that could be given back.
            return;
        } catch (IllegalStateException isClosed) {
            // Whoever closed it has given the settings back.
            return;
        }
    }

    /** What makes the terminal show again what it showed before. */
    private static byte[] farewell(Terminal terminal) {
        StringBuilder text = new StringBuilder();
        for (Capability capability :
                List.of(Capability.cursor_normal, Capability.keypad_local, Capability.exit_ca_mode)) {
            String sequence = terminal.getStringCapability(capability);
            text.append(sequence == null ? "" : Curses.tputs(sequence));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether the size may be another one since this was asked last. */
    boolean isResized() {
        boolean was = isResized;
        isResized = false;
        return was;
    }

    /** Columns and rows. */
    Size size() {
        Size size = terminal.getSize();
        boolean isKnown = size.getColumns() > 0 && size.getRows() > 0;
        Size used = isKnown ? size : Size.of(80, 24);
        display.resize(used);
        display.clear();
        return used;
    }

    /** Draws rows, as many as there are on the screen. */
    synchronized void draw(List<AttributedString> rows) {
        if (isTaken) {
            display.update(rows, 0);
        }
    }

    /** A key, and the character if it is one. */
    record Pressed(Key key, String typed) {}

    /**
     * The next key.
     *
     * @param waitMs how long to wait for one
     * @param isTyping whether characters are meant as such
     */
    Pressed key(long waitMs, boolean isTyping) {
        int next = keys.peekCharacter(waitMs);
        if (next == NonBlockingReader.READ_EXPIRED) {
            return new Pressed(Key.NOTHING, "");
        }
        Key key = next < 0 ? null : keys.readBinding(isTyping ? bindings.typing() : bindings.commands());
        return key == null ? new Pressed(Key.QUIT, "") : new Pressed(key, keys.getLastBinding());
    }

    /** Stops this process as a shell's Ctrl-Z does; returns when it goes on. */
    void suspend() throws IOException {
        giveBack();
        try {
            Process kill = new ProcessBuilder(
                            "kill",
                            "-STOP",
                            Long.toString(ProcessHandle.current().pid()))
                    .inheritIO()
                    .start();
            kill.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        take();
    }

    @Override
    public void close() throws IOException {
        giveBack();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException isEnding) {
            // A signal ends the program, and the hook runs already.
            return;
        }
        terminal.close();
    }
}
