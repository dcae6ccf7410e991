package io.tracecap.tools.cli;

import io.tracecap.tools.diff.DiffCommand;
import io.tracecap.tools.edit.CatCommand;
import io.tracecap.tools.edit.CutCommand;
import io.tracecap.tools.edit.RepackCommand;
import io.tracecap.tools.filter.FilterCommand;
import io.tracecap.tools.info.InfoCommand;
import io.tracecap.tools.recover.RecoverCommand;
import io.tracecap.tools.replay.ReplayCommand;
import io.tracecap.tools.show.ShowCommand;
import io.tracecap.tools.source.TraceSource;
import io.tracecap.tools.stat.StatCommand;
import io.tracecap.tools.summary.SummaryCommand;
import io.tracecap.tools.tree.TreeCommand;
import io.tracecap.tools.verify.VerifyCommand;
import io.tracecap.tools.where.FieldsCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where {@code tracetool} starts. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        int code = run(args, Console.ofProcess());
        // Ends at once: there is nothing to wait for, and no hook to run.
        Runtime.getRuntime().halt(code);
    }

    /**
     * Runs a command line that reads nothing from standard input.
     *
     * @param args what stands behind {@code tracetool}
     * @param stdout takes the result; buffered here
     * @param stderr takes messages
     * @return an exit code, see {@link ExitCode}
     */
    public static int run(String[] args, OutputStream stdout, OutputStream stderr) {
        return run(args, Console.of(InputStream.nullInputStream(), stdout, stderr));
    }

    static int run(String[] args, Console console) {
        ResultStream out = new ResultStream(console.out());
        PrintWriter messages = new PrintWriter(console.err(), false, StandardCharsets.UTF_8);
        Failures failures = new Failures(messages);
        // Kept apart: a PrintWriter would hide that standard output cannot be written to.
        StringWriter help = new StringWriter();
        int code;
        try (TraceSource source = new TraceSource(console.in(), console.progress())) {
            CommandLine line = commandLine(args.length == 0 ? "" : args[0], source, out);
            line.setOut(new PrintWriter(help))
                    .setErr(messages)
                    .setParameterExceptionHandler(failures)
                    .setExecutionExceptionHandler(failures)
                    .setExecutionStrategy(parsed -> {
                        console.begin(parsed);
                        return new CommandLine.RunLast().execute(parsed);
                    });
            code = line.execute(args);
        } catch (IOException e) {
            code = failures.report(e);
        }
        try {
            console.progress().end();
            out.write(help.toString().getBytes(StandardCharsets.UTF_8));
            out.close();
        } catch (IOException e) {
            code = failures.report(e);
        }
        messages.flush();
        return code;
    }

    private static CommandLine commandLine(String name, TraceSource source, OutputStream out) {
        CommandLine line = new CommandLine(new Tracetool());
        for (Object command : commands(name, source, out)) {
            line.addSubcommand(command);
        }
        if (line.getSubcommands().size() > 1) {
            line.addSubcommand(new AutoComplete.GenerateCompletion());
        }
        for (CommandLine subcommand : line.getSubcommands().values()) {
            CommandSpec spec = subcommand.getCommandSpec();
            if (Console.PAGED.contains(spec.name())) {
                spec.addOption(noPager());
            }
            if (spec.findOption("--help") == null) {
                spec.addOption(help());
            }
        }
        return line;
    }

    /** The command of a name, or all where it is none: to look at the options of one takes milliseconds. */
    private static List<Object> commands(String name, TraceSource source, OutputStream out) {
        return switch (name) {
            case "show" -> List.of(new ShowCommand(source, out));
            case "info" -> List.of(new InfoCommand(source, out));
            case "tree" -> List.of(new TreeCommand(source, out));
            case "replay" -> List.of(new ReplayCommand(source, out));
            case "summary" -> List.of(new SummaryCommand(source, out));
            case "stat" -> List.of(new StatCommand(source, out));
            case "diff" -> List.of(new DiffCommand(source, out));
            default ->
                List.of(
                        new ShowCommand(source, out),
                        new InfoCommand(source, out),
                        new TreeCommand(source, out),
                        new SummaryCommand(source, out),
                        new StatCommand(source, out),
                        new DiffCommand(source, out),
                        new FieldsCommand(out),
                        new VerifyCommand(out),
                        new FilterCommand(source, out),
                        new CutCommand(source, out),
                        new CatCommand(source, out),
                        new RepackCommand(source, out),
                        new RecoverCommand(out),
                        new ReplayCommand(source, out));
        };
    }

    /** The option that every subcommand has. */
    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and end.")
                .build();
    }

    private static OptionSpec noPager() {
        return OptionSpec.builder(Console.NO_PAGER)
                .description("Do not show a result that is longer than the terminal by a pager.")
                .build();
    }
}
