package io.tracecap.tools.recover;

import io.tracecap.format.file.RecoveryReport;
import io.tracecap.format.file.TraceRecovery;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tracetool recover}. */
@Command(
        name = "recover",
        description = {
            "Makes a good trace out of a damaged one: cut anywhere, damaged in the middle, or left behind as NAME.trc.part"
                    + " by a recorder that was killed. Says what was kept and what is lost.",
            "What is intact is copied as it is; where events are missing, the new trace says how many. BAD is only read.",
            "What a killed recorder had not written yet is in its ring, a file in memory, until the machine is restarted:"
                    + " it is looked for and joined."
        },
        footer = {
            "",
            "Exit status: 0 if nothing that was recorded is lost, 1 if something is or may be, 2 if nothing could be"
                    + " recovered: GOOD does not exist then."
        },
        sortOptions = false)
public final class RecoverCommand implements Callable<Integer> {
    private static final int LOST = 1;

    private final OutputStream out;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "BAD", arity = "0..1", description = "The damaged trace.")
    private @Nullable Path bad;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "GOOD",
            description = "The trace to make. It must not exist.")
    private @Nullable Path good;

    @Option(
            names = "--ring",
            paramLabel = "FILE",
            description = "The ring of the recorder, if it is not where recorders put it.")
    private @Nullable Path ring;

    @Option(names = "--remove-ring", description = "Remove the ring when all that is in it was joined.")
    private boolean removeRing;

    @Option(
            names = "--list-rings",
            description =
                    "List the rings that there are, and recover nothing: whose they are, and how much is in them.")
    private boolean listRings;

    @Option(
            names = "--discard-ring",
            paramLabel = "ID",
            description =
                    "Remove the ring of the trace with this id, as --list-rings names it. What is only in it is lost. Not"
                            + " done while its recorder lives.")
    private @Nullable String discarded;

    /**
     * Makes the command.
     *
     * @param out takes the report
     */
    public RecoverCommand(OutputStream out) {
        this.out = out;
    }

    /**
     * Recovers the trace and says what came of it.
     *
     * @throws IOException when nothing can be recovered, or a file or the result cannot be written
     */
    @Override
    public Integer call() throws IOException {
        if (listRings) {
            new RingList(out).print();
            return 0;
        } else if (discarded != null) {
            new RingList(out).discard(discarded);
            return 0;
        }
        if (bad == null || good == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Missing required " + (bad == null ? "parameter: 'BAD'" : "option: '--output=GOOD'"));
        }
        return recover(bad, good);
    }

    private int recover(Path bad, Path good) throws IOException {
        expectNew(bad, good);
        RecoveryReport report = TraceRecovery.recover(bad, good, Optional.ofNullable(ring));
        boolean removed = false;
        Optional<RecoveryReport.JoinedRing> joined = report.ring();
        if (removeRing && joined.isPresent() && joined.get().isComplete()) {
            removed = Files.deleteIfExists(joined.get().path());
        }
        new RecoveryText(out).print(report, removed);
        return report.isLossless() ? 0 : LOST;
    }

    private static void expectNew(Path bad, Path good) throws FileSystemException {
        if (!Files.exists(good, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        throw new FileSystemException(
                good.toString(),
                null,
                isSame(bad, good) ? "is the damaged file; nothing is recovered in place" : "exists already");
    }

    private static boolean isSame(Path bad, Path good) {
        try {
            return Files.isSameFile(bad, good);
        } catch (IOException notThere) {
            return false;
        }
    }
}
