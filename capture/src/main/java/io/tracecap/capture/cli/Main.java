package io.tracecap.capture.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Entry point of {@code tracecap}. */
public final class Main {
    /** Exit status when tracecap could not do its work; the command was not started then. */
    static final int TROUBLE = 2;

    private Main() {}

    /** Runs the program and exits with its status. */
    public static void main(String[] arguments) {
        int status = TROUBLE;
        try {
            if (isRun(arguments)) {
                HeadStart.begin();
            }
            status = commandLine(arguments).execute(arguments);
        } catch (LinkageError | VirtualMachineError e) {
            // Too few files, processes or too little memory for a JVM show wherever it happens to need them.
            System.err.println(
                    "tracecap: the recorder cannot work within this process's limits (it needs 32 open files, see"
                            + " 'ulimit -n'): " + reason(e));
            // Without the hooks of the library, which need what is not there, too, and would say so.
            Runtime.getRuntime().halt(TROUBLE);
        }
        System.exit(status);
    }

    private static boolean isRun(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals("run");
    }

    private static String reason(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** The command line, for the arguments that it is going to parse. */
    static CommandLine commandLine(String[] arguments) {
        CommandLine commandLine = new CommandLine(new TracecapCommand());
        // Either costs a start some milliseconds: only the one that is asked for is made, or both for the list of them.
        boolean isAttach = arguments.length > 0 && arguments[0].equals("attach");
        boolean isRun = isRun(arguments);
        if (!isAttach) {
            commandLine.addSubcommand(new RunCommand(arguments));
        }
        if (!isRun) {
            commandLine.addSubcommand(new AttachCommand(arguments));
        }
        if (!isAttach && !isRun) {
            commandLine.addSubcommand(new AutoComplete.GenerateCompletion());
        }
        return commandLine
                .setStopAtPositional(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(Main::explain)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static int explain(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("tracecap: " + problem.getMessage());
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return TROUBLE;
    }

    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println(Message.of(problem));
        return TROUBLE;
    }
}
