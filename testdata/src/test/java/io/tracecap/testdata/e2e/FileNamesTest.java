package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tracetool show -y} names the files that {@code strace -y}, which asks the kernel, names. */
class FileNamesTest {
    private static final String SCRIPT = "cd /usr; exec 7< share/../include/stdio.h; (read line <&7; cd include; "
            + "exec 8< ./stdlib.h 7>&-; cat <&8) >/dev/null; dd if=include/string.h of=/dev/null bs=1 count=1 2>&1";

    @Test
    void areTheOnesThatTheKernelKnows(@TempDir Path directory) throws IOException {
        try (Stage stage = new Stage(directory)) {
            Path trace = directory.resolve("x.trc");
            Path text = directory.resolve("x.strace");
            Outcome recorded = stage.run(stage.recorded(stage.launch("bash", "-c", SCRIPT), trace));
            assertThat(recorded.status()).as(recorded.described()).isEqualTo(WaitStatus.exited(0));
            Outcome stracing =
                    stage.run(stage.launch("strace", "-f", "-y", "-o", text.toString(), "bash", "-c", SCRIPT));
            assertThat(stracing.status()).as(stracing.described()).isEqualTo(WaitStatus.exited(0));
            Outcome shown = stage.tracetool("show", "-y", trace.toString());

            List<String> expected = headers(Files.readString(text));
            assertThat(expected).hasSizeGreaterThan(12);
            assertThat(headers(shown.out())).containsAll(expected);
        }
    }

    /**
     * The calls on one of the header files that stand in one line, without process, contents and addresses. What was open
     * before, /dev/null, is known to strace alone.
     */
    private static List<String> headers(String listing) {
        return listing.lines()
                .filter(line -> line.contains(".h>") && !line.contains("read("))
                .filter(line -> !line.contains("unfinished") && !line.contains("resumed"))
                .map(line -> line.replaceFirst("^[0-9]+ +", "")
                        .replaceAll(" +", " ")
                        .replace("</dev/null>", "")
                        .replaceAll("0x[0-9a-f]{6,}", "ADDRESS"))
                .toList();
    }
}
