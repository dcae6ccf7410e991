package io.tracecap.capture.ptrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusPathTest {
    private static boolean isOne(String path) {
        byte[] bytes = (path + "\0and more").getBytes(StandardCharsets.US_ASCII);
        return StatusPath.isOne(ByteBuffer.wrap(bytes), Math.min(bytes.length, 64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/proc/self/status", "/proc/12/task/13/status", "/proc/thread-self/status", "status", "12/status"
            })
    void knowsThoseThatShowProcessors(String path) {
        assertThat(isOne(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/proc/self/stat",
                "/proc/self/statuses",
                "/proc/self/xstatus",
                "/var/lib/dpkg/status",
                "/status",
                "mystatus",
                "/proc/status-is-far-away/and/what/is/here/is/longer/than/such/a/path/can/be/status"
            })
    void knowsNoOthers(String path) {
        assertThat(isOne(path)).isFalse();
    }
}
