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

    @ParameterizedTest
    @CsvSource({
        "--user-pin=1234, --user-pin=***",
        "PIN=1234, PIN=***",
        "Pin=1, Pin=*",
        "pineapple=1, pineapple=1",
        "--password=hunter2, --password=***",
    })
    void hidesValuesOfFurtherNames(String argument, String expected) {
        ArgvMask further = ArgvMask.of(List.of("secret-name", ArgvMask.nameRule("*pin")));

        assertThat(further.maskStrings(List.of(argument))).containsExactly(expected);
    }

    @Test
    void hidesTheArgumentBehindAFurtherOption() {
        ArgvMask further = ArgvMask.of(List.of(ArgvMask.nameRule("-u"), ArgvMask.nameRule("user")));

        assertThat(further.maskStrings(List.of("curl", "-u", "joe:pw", "--user", "joe:pw", "-v", "x")))
                .containsExactly("curl", "-u", "***", "--user", "***", "-v", "x");
    }

    @Test
    void hidesNothingWithoutRules() {
        List<String> arguments = List.of("--password=x", "--token", "y", "http://joe:pw@h/");

        assertThat(ArgvMask.of(List.of()).maskStrings(arguments)).isEqualTo(arguments);
        assertThat(ArgvMask.of(List.of("url-user-info")).maskStrings(arguments))
                .containsExactly("--password=x", "--token", "y", "http://***@h/");
    }

    @Test
    void saysItsRules() {
        assertThat(mask.rules()).containsExactly("secret-name", "url-user-info");
        assertThat(ArgvMask.of(List.of("name *pin")).rules()).containsExactly("name *pin");
    }

    @Test
    void staysQuickOnHostilePatterns() {
        ArgvMask hostile = ArgvMask.of(List.of(ArgvMask.nameRule("*a".repeat(10_000) + "b")));
        List<String> arguments = List.of("a".repeat(64) + "=1", "a".repeat(100_000) + "=1");

        assertThat(hostile.maskStrings(arguments)).isEqualTo(arguments);
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
