package io.tracecap.format.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.RawText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
    @ParameterizedTest
    @CsvSource({
        "/home/me, a.c, /home/me/a.c",
        "/home/me, ./a.c, /home/me/a.c",
        "/home/me, ../you//a.c, /home/you/a.c",
        "/home/me, ../../../.., /",
        "/home/me, /etc/passwd, /etc/passwd",
        "/home/me, /etc/../lib/, /lib",
        "/, ..., /...",
        "/home/me, .., /home",
        "/home/me, ., /home/me",
        "/home/me, '', /home/me",
    })
    void isAbsoluteAndNormalised(String directory, String path, String expected) {
        assertThat(Paths.resolve(RawText.of(directory), RawText.of(path))).isEqualTo(RawText.of(expected));
    }

    @Test
    void aRelativePathStaysSoWithoutADirectory() {
        assertThat(Paths.resolve(null, RawText.of("../a.c"))).isEqualTo(RawText.of("../a.c"));
        assertThat(Paths.resolve(null, RawText.of("/b/../a.c"))).isEqualTo(RawText.of("/a.c"));
    }

    @Test
    void aNameThatIsTooLongIsNotMade() {
        RawText directory = RawText.of("/" + "d".repeat(Paths.LIMIT - 10));
        assertThat(Paths.resolve(directory, RawText.of("twelve-bytes"))).isNull();
        assertThat(Paths.resolve(directory, RawText.of("four"))).isNotNull();
    }
}
