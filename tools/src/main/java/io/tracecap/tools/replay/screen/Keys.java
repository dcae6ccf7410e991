package io.tracecap.tools.replay.screen;

import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Which keys mean what: as in less(1) and vim(1), and as the terminal says that its keys are. */
final class Keys {
    private static final String ESCAPE = "\u001b";
    /** So long it may take for the rest of a key's sequence to come, when all that there is may be the key Esc. */
    private static final long ESCAPE_MS = 50;

    private final KeyMap<Key> commands = new KeyMap<>();
    private final KeyMap<Key> typing = new KeyMap<>();

    Keys(Terminal terminal) {
        bind(terminal, Key.DOWN, Capability.key_down, "j", "\r", "\n", ESCAPE + "[B", ESCAPE + "OB");
        bind(terminal, Key.UP, Capability.key_up, "k", ESCAPE + "[A", ESCAPE + "OA");
        bind(terminal, Key.RIGHT, Capability.key_right, ESCAPE + "[C", ESCAPE + "OC");
        bind(terminal, Key.LEFT, Capability.key_left, ESCAPE + "[D", ESCAPE + "OD");
        bind(terminal, Key.PAGE_DOWN, Capability.key_npage, KeyMap.ctrl('F'), KeyMap.ctrl('D'), ESCAPE + "[6~");
        bind(terminal, Key.PAGE_UP, Capability.key_ppage, KeyMap.ctrl('B'), KeyMap.ctrl('U'), ESCAPE + "[5~");
        bind(terminal, Key.HOME, Capability.key_home, "<", ESCAPE + "[H", ESCAPE + "OH", ESCAPE + "[1~");
        bind(terminal, Key.END, Capability.key_end, ">", "G", ESCAPE + "[F", ESCAPE + "OF", ESCAPE + "[4~");
        bind(terminal, Key.CHOOSE_PREVIOUS, Capability.key_btab, ESCAPE + "[Z");
        commands.bind(Key.CHOOSE_NEXT, "\t");
        commands.bind(Key.SEARCH, "/");
        commands.bind(Key.SEARCH_BACK, "?");
        commands.bind(Key.NEXT_MATCH, "n");
        commands.bind(Key.PREVIOUS_MATCH, "N");
        commands.bind(Key.NEXT_FAILURE, "f");
        commands.bind(Key.PREVIOUS_FAILURE, "F");
        commands.bind(Key.NEXT_OF_PROCESS, "p");
        commands.bind(Key.PREVIOUS_OF_PROCESS, "P");
        commands.bind(Key.GO_TO, "g", ":");
        commands.bind(Key.PLAY, " ");
        commands.bind(Key.FASTER, "+", "=");
        commands.bind(Key.SLOWER, "-");
        commands.bind(Key.HELP, "h", "H");
        commands.bind(Key.ESCAPE, ESCAPE);
        commands.bind(Key.SUSPEND, KeyMap.ctrl('Z'));
        commands.bind(Key.QUIT, "q", "Q", KeyMap.ctrl('C'), KeyMap.ctrl('\\'));
        typing.bind(Key.ENTER, "\r", "\n");
        typing.bind(Key.BACKSPACE, KeyMap.del(), KeyMap.ctrl('H'));
        typing.bind(Key.ESCAPE, ESCAPE, KeyMap.ctrl('C'), KeyMap.ctrl('U'));
        for (char c = ' '; c <= '~'; c++) {
            typing.bind(Key.CHARACTER, String.valueOf(c));
        }
        for (KeyMap<Key> map : List.of(commands, typing)) {
            map.setAmbiguousTimeout(ESCAPE_MS);
            map.setNomatch(Key.NOTHING);
            map.setUnicode(Key.NOTHING);
        }
    }

    private void bind(Terminal terminal, Key key, Capability capability, String... sequences) {
        String own = KeyMap.key(terminal, capability);
        if (own != null && !own.isEmpty()) {
            commands.bind(key, own);
        }
        commands.bind(key, sequences);
    }

    /** What keys mean usually. */
    KeyMap<Key> commands() {
        return commands;
    }

    /** What keys mean while something is typed. */
    KeyMap<Key> typing() {
        return typing;
    }
}
