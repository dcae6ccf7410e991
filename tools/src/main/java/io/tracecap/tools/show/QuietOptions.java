package io.tracecap.tools.show;

import io.tracecap.tools.select.Qualifier;
import io.tracecap.tools.select.SelectionOptions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that leave out lines that are no system calls. */
public final class QuietOptions {
    @Option(
            names = "-q",
            description = {
                "Leave out notes about how threads were recorded; -qq also how they ended, -qqq all that --quiet=all does."
                        + " Where events are missing is always said."
            })
    private boolean[] quiet = {};

    @Option(
            names = {"--quiet", "--silent", "--silence"},
            arity = "0..1",
            fallbackValue = "attach,personality",
            preprocessor = AttachedOptions.class,
            paramLabel = "SET",
            description = "Leave out these: attach, exit, path-resolution, personality, thread-execve, all.")
    private @Nullable String set;

    /** The lines that are left out. */
    Set<Message> silenced(SelectionOptions selection) {
        Set<Message> otherwise =
                switch (quiet.length) {
                    case 0 -> EnumSet.noneOf(Message.class);
                    case 1 -> EnumSet.of(Message.ATTACH, Message.PERSONALITY);
                    case 2 -> EnumSet.of(Message.ATTACH, Message.PERSONALITY, Message.EXIT);
                    default -> EnumSet.allOf(Message.class);
                };
        return selection.parse(Qualifier.Kind.QUIET, set, Message::parse, otherwise);
    }
}
