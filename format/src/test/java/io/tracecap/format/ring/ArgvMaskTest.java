package io.tracecap.format.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgvMaskTest {
    private final ArgvMask mask = new ArgvMask();

    @ParameterizedTest
    @CsvSource({
        "--password=hunter2, --password=***",
        "PASSWORD=hunter2, PASSWORD=***",
        "--github-token=abc, --github-token=***",
        "--api-key=x, --api-key=*",
        "AWS_SECRET_ACCESS_KEY=abcdef, AWS_SECRET_ACCESS_KEY=***",
        "https://user:pw@example.org/x, https://***@example.org/x",
        "url=http://joe@h http://h/a@b, url=http://***@h http://h/a@b",
        "--monkey=1, --monkey=1",
        "--password=, --password=",
        "key.txt, key.txt",
        "git@github.com:x/y, git@github.com:x/y",
    })
    void hidesValuesThatLookLikeSecretsAndNothingElse(String argument, String expected) {
        assertThat(mask.maskStrings(List.of(argument))).containsExactly(expected);
    }

    @Test
    void hidesTheArgumentBehindAPasswordOption() {
        assertThat(mask.maskStrings(List.of("curl", "--token", "abcd", "--password", "-v")))
                .containsExactly("curl", "--token", "***", "--password", "-v");
    }

    @Test
    void masksAnArgvInMemory() {
        byte[] argv = "?x\0--token=abc\0\0y".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(mask.mask(argv, 1, argv.length - 1))
                .isEqualTo("x\0--token=***\0\0y".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void staysQuickOnHostileArguments() {
        String longName = "a-".repeat(50_000) + "key=1";
        String longUrl = "a".repeat(50_000) + "@" + "://".repeat(20_000);

        assertThat(mask.maskStrings(List.of(longName, longUrl))).containsExactly(longName, longUrl);
    }

    @Property
    void neverMakesAnArgvLonger(@ForAll byte[] argv) {
        byte[] masked = mask.mask(argv, 0, argv.length);
        assertThat(masked == null || masked.length <= argv.length).isTrue();
    }
}
