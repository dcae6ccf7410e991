package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.SetIdProgram;
import io.tracecap.capture.linux.ThisProcess;
import java.util.function.Consumer;

/**
 * Notices programs that the kernel runs without the privileges of their set-user-ID bit, because their tracer is not
 * root's. That is the one thing that recording takes from a program, so it is said aloud, once for each program in a row.
 */
final class Privileges {
    private final SetIdProgram program;
    private final boolean mayMatter = !ThisProcess.isRoot();
    private final Consumer<String> warnings;
    private String said = "";

    /**
     * Prepares to notice them.
     *
     * @param areGivenUp whether the recorder has made the program give them up
     * @param warnings takes what is said
     */
    Privileges(boolean areGivenUp, Consumer<String> warnings) {
        this.program = new SetIdProgram(areGivenUp);
        this.warnings = warnings;
    }

    /** Whether the program that a process has just executed lacks its privileges. */
    boolean areWithheld(int pid) {
        String path = mayMatter ? program.withoutItsIds(pid) : null;
        if (path == null) {
            return false;
        }
        if (!path.equals(said)) {
            said = path;
            warnings.accept(
                    path + " is set-user-ID, but runs without its privileges, because tracecap does not run as root");
        }
        return true;
    }
}
