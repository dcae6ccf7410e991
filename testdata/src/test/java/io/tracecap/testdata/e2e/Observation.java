package io.tracecap.testdata.e2e;

import io.tracecap.testdata.compare.Comparison;
import io.tracecap.testdata.compare.TraceText;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One program, run alone, twice under strace and once under tracecap.
 *
 * @param program the program
 * @param alone how it ended untraced
 * @param straced how it ended under strace
 * @param recorded how it ended under tracecap
 * @param strace what strace wrote
 * @param straceAgain what strace wrote the second time
 * @param trace tracecap's file
 */
record Observation(
        RealProgram program,
        Outcome alone,
        Outcome straced,
        Outcome recorded,
        String strace,
        String straceAgain,
        Path trace) {

    /** Runs the program in all four ways. */
    static Observation of(RealProgram program, Stage stage) throws IOException {
        String file = program.name().replaceAll("[^A-Za-z0-9_]+", "-");
        Launch launch = stage.launch(program.command());
        Path text = stage.beside(file + ".strace");
        Path again = stage.beside(file + ".again.strace");
        Path trace = stage.beside(file + ".trc");
        stage.set(program.setting());
        Outcome alone = stage.run(launch);
        stage.set(program.setting());
        Outcome straced = stage.run(stage.straced(launch, text));
        stage.set(program.setting());
        stage.run(stage.straced(launch, again));
        stage.set(program.setting());
        Outcome recorded = stage.run(stage.recorded(launch, trace));
        return new Observation(
                program,
                alone,
                straced,
                recorded,
                Files.readString(text, StandardCharsets.ISO_8859_1),
                Files.readString(again, StandardCharsets.ISO_8859_1),
                trace);
    }

    /** Compares strace's text with what {@code tracetool show} prints. */
    Agreement agreement(String shown) {
        return new Agreement(
                program,
                Comparison.of(TraceText.parse(strace), TraceText.parse(shown)),
                Comparison.of(TraceText.parse(strace), TraceText.parse(straceAgain)));
    }
}
