package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The man pages name the subcommands and options that {@code --help} names, no more and no fewer. */
class ManPageTest extends OnStage {
    private static final Path PAGES = Path.of("..", "target", "tracecap", "share", "man", "man1");
    /** An option where help lists it: at the beginning of a line, or behind another spelling and a comma. */
    private static final Pattern LISTED = Pattern.compile("(?m)^ {2,6}(--?[a-zA-Z][a-z-]*)(?:, (--[a-z-]+))?");

    private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}([a-z-]+) {2,}");
    private static final Pattern IN_PAGE = Pattern.compile("(?<![\\w-])--?[a-zA-Z][a-z-]*");

    @Test
    void tracecapHasTheOptionsOfItsHelp() throws IOException {
        assertThat(optionsOf(page("tracecap"), "OPTIONS")).isEqualTo(listed(help(stage.tracecap("run", "--help"))));
    }

    @Test
    void attachHasItsOwnOptionsAndThoseOfRun() throws IOException {
        Set<String> own = optionsOf(page("tracecap"), "ATTACH");
        Set<String> listed = listed(help(stage.tracecap("attach", "--help")));
        Set<String> documented = new TreeSet<>(optionsOf(page("tracecap"), "OPTIONS"));
        documented.addAll(own);

        assertThat(listed).containsAll(own).isSubsetOf(documented);
        documented.removeAll(listed);
        assertThat(documented).as("options that only run has").containsExactly("--die-with-recorder", "--wait");
    }

    @Test
    void tracetoolHasASectionForEachSubcommandWithTheOptionsOfItsHelp() throws IOException {
        String page = page("tracetool");
        Set<String> commands = new TreeSet<>();
        Matcher command = COMMAND.matcher(help(stage.tracetool("--help")).split("Commands:", 2)[1]);
        while (command.find()) {
            commands.add(command.group(1));
        }

        assertThat(commands).contains("show", "info");
        for (String name : commands) {
            assertThat(optionsOf(page, name))
                    .as("options of %s", name)
                    .isEqualTo(listed(help(stage.tracetool(name, "--help"))));
        }
    }

    private static String page(String name) throws IOException {
        return Files.readString(PAGES.resolve(name + ".1"));
    }

    private static String help(Outcome outcome) {
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        return outcome.text();
    }

    private static Set<String> listed(String help) {
        Set<String> options = new TreeSet<>();
        Matcher option = LISTED.matcher(help);
        while (option.find()) {
            options.add(option.group(1));
            if (option.group(2) != null) {
                options.add(option.group(2));
            }
        }
        return options;
    }

    /** The options that the {@code .TP} entries of a section are headed with. */
    private static Set<String> optionsOf(String page, String section) {
        Matcher body = Pattern.compile("(?ms)^\\.S[HS] " + Pattern.quote(section) + "$(.*?)(?=^\\.S[HS] |\\z)")
                .matcher(page);
        assertThat(body.find()).as("section %s", section).isTrue();
        Set<String> options = new TreeSet<>();
        Matcher head = Pattern.compile("(?m)^\\.TP\\n(.*)$").matcher(body.group(1));
        while (head.find()) {
            Matcher option = IN_PAGE.matcher(head.group(1).replace("\\-", "-").replaceAll("\\\\f.", " "));
            while (option.find()) {
                options.add(option.group());
            }
        }
        return options;
    }
}
