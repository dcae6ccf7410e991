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
import io.tracecap.tools.stat.StatCommand;
import io.tracecap.tools.summary.SummaryCommand;
import io.tracecap.tools.tree.TreeCommand;
import io.tracecap.tools.verify.VerifyCommand;
import io.tracecap.tools.where.FieldsCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Where {@code tracetool} starts. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        int code = run(args, new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
        // Ends at once: there is nothing to wait for, and no hook to run.
        Runtime.getRuntime().halt(code);
    }

    /**
     * Runs a command line.
     *
     * @param args what stands behind {@code tracetool}
     * @param stdout takes the result; buffered here
     * @param stderr takes messages
     * @return an exit code, see {@link ExitCode}
     */
    public static int run(String[] args, OutputStream stdout, OutputStream stderr) {
        ResultStream out = new ResultStream(stdout);
        PrintWriter messages = new PrintWriter(stderr, false, StandardCharsets.UTF_8);
        Failures failures = new Failures(messages);
        // Kept apart: a PrintWriter would hide that standard output cannot be written to.
        StringWriter help = new StringWriter();
        CommandLine line = new CommandLine(new Tracetool());
        for (Object command : commands(args.length == 0 ? "" : args[0], out)) {
            line.addSubcommand(command);
        }
        if (line.getSubcommands().size() > 1) {
            line.addSubcommand(new AutoComplete.GenerateCompletion());
        }
        line.setOut(new PrintWriter(help))
                .setErr(messages)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        for (CommandLine subcommand : line.getSubcommands().values()) {
            if (subcommand.getCommandSpec().findOption("--help") == null) {
                subcommand.getCommandSpec().addOption(help());
            }
        }
        int code = line.execute(args);
        try {
            out.write(help.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            code = failures.report(e);
        }
        messages.flush();
        return code;
    }

    /** The command of a name, or all where it is none: to look at the options of one takes milliseconds. */
    private static List<Object> commands(String name, OutputStream out) {
        return switch (name) {
            case "show" -> List.of(new ShowCommand(out));
            case "info" -> List.of(new InfoCommand(out));
            case "tree" -> List.of(new TreeCommand(out));
            case "replay" -> List.of(new ReplayCommand(out));
            case "summary" -> List.of(new SummaryCommand(out));
            case "stat" -> List.of(new StatCommand(out));
            case "diff" -> List.of(new DiffCommand(out));
            default ->
                List.of(
                        new ShowCommand(out),
                        new InfoCommand(out),
                        new TreeCommand(out),
                        new SummaryCommand(out),
                        new StatCommand(out),
                        new DiffCommand(out),
                        new FieldsCommand(out),
                        new VerifyCommand(out),
                        new FilterCommand(out),
                        new CutCommand(out),
                        new CatCommand(out),
                        new RepackCommand(out),
                        new RecoverCommand(out),
                        new ReplayCommand(out));
        };
    }

    /** The option that every subcommand has. */
    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and end.")
                .build();
    }
}
