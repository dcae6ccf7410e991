package io.tracecap.tools.where;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the table keeps what it says. */
class FieldsTest {
    static List<Field> fields() {
        return Fields.all();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void theExampleOfAFieldIsAnExpressionThatUsesIt(Field field) {
        assertThat(field.example()).contains(field.name());
        assertThat(Expression.of(field.example()).toString()).isEqualTo(field.example());
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void anEventOfAnyKindHasEveryFieldIfOnlyEmpty(EventKind kind) {
        History history = new History(Recording.header(List.of(RawText.of("ls"))), List.of(), true, true);
        int abi = kind.isSyscall() ? 1 : 255;
        EventView event = new Event(
                kind, 7, Recording.process(0, 100), Recording.START_NS, 0, 7, abi, 4000, List.of(0L, 0L), 0, List.of());
        history.begin(event);
        history.end(event);
        Subject subject =
                new Subject(history, event, kind.hasResult() ? event : null, "successful", history.process(event));

        for (Field field : Fields.all()) {
            Object value = field.of(subject);
            assertThat(field.type().empty().getClass().isInstance(value)
                            || value instanceof List
                            || value instanceof TextsByName)
                    .as("%s of %s is %s", field.name(), kind, value)
                    .isTrue();
        }
    }

    @Test
    void theListHasALineWithTheTypeOfEachFieldAndSoHasTheJson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Main.run(new String[] {"fields"}, out, out)).isZero();
        String text = out.toString(StandardCharsets.US_ASCII);
        out.reset();
        assertThat(Main.run(new String[] {"fields", "--json"}, out, out)).isZero();
        String json = out.toString(StandardCharsets.US_ASCII);

        for (Field field : Fields.all()) {
            assertThat(text)
                    .containsPattern("(?m)^" + field.name().replace(".", "\\.") + " +\\Q"
                            + field.type().word() + "\\E +\\Q" + field.meaning());
            assertThat(json).contains("\"name\": \"" + field.name() + "\"");
        }
    }
}
