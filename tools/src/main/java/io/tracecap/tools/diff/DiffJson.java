package io.tracecap.tools.diff;

import io.tracecap.tools.json.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a {@link Comparison} as tools/DIFF-JSON.md documents it. */
final class DiffJson {
    private static final int SCHEMA = 1;
    private static final int MOST_SLOWER = 1000;

    private final Comparison comparison;
    private final JsonWriter json;

    DiffJson(Comparison comparison, JsonWriter json) {
        this.comparison = comparison;
        this.json = json;
    }

    /**
     * Begins the object.
     *
     * @param a name of the first file as given
     * @param b name of the second
     */
    void begin(String a, String b) {
        json.beginObject();
        json.number("schema", SCHEMA).text("a", a).text("b", b).truth("differ", comparison.differs());
    }

    /** Ends the object. */
    void end() throws IOException {
        json.endObject();
    }

    /** Writes what differs. */
    void differences(Rules rules, Learnt learnt) throws IOException {
        facts();
        json.number("programs_a", comparison.a().images())
                .number("programs_b", comparison.b().images());
        Optional<Comparison.Divergence> first = comparison.first();
        if (first.isPresent()) {
            first(first.get());
        } else {
            json.nothing("first_divergence");
        }
        json.beginList("programs");
        for (Comparison.Programs pair : comparison.programs()) {
            if (pair.differs()) {
                program(pair);
            }
        }
        json.endList();
        rules(rules);
        json.beginObject("learnt")
                .number("runs", learnt.runs())
                .number("calls", learnt.calls())
                .number("programs", learnt.programs())
                .endObject();
        json.truth("overfull", comparison.tokens().isOverfull());
    }

    /** Writes which calls and files were used otherwise. */
    void usage(int percent) throws IOException {
        Usage a = comparison.a().usage();
        Usage b = comparison.b().usage();
        changes("calls", UsageChange.ofCalls(a, b, percent));
        changes("files", UsageChange.ofPaths(a, b, percent));
    }

    private void changes(String name, List<UsageChange> changes) throws IOException {
        json.beginList(name);
        for (UsageChange change : changes) {
            json.beginObject().text("name", change.name());
            count("a", change.a());
            count("b", change.b());
            json.endObject();
        }
        json.endList();
    }

    private void count(String name, Usage.Count count) throws IOException {
        json.beginObject(name)
                .number("calls", count.calls())
                .number("errors", count.errors())
                .number("ns", count.ns())
                .endObject();
    }

    /** Writes the calls that took longer. */
    void slower(int percent) throws IOException {
        SlowerCalls slower = SlowerCalls.of(comparison, percent, MOST_SLOWER);
        json.number("slower_calls", slower.count()).number("slower_ns", slower.lostNs());
        json.beginList("slower");
        for (SlowerCalls.Slower call : slower.worst()) {
            json.beginObject()
                    .text("slot", comparison.slot(call.programs()))
                    .number("a_ns", call.aNs())
                    .number("b_ns", call.bNs());
            call("a", call.thread().a(), call.a());
            call("b", call.thread().b(), call.b());
            json.endObject();
        }
        json.endList();
    }

    private void facts() throws IOException {
        json.beginList("header");
        for (HeaderComparison.Fact fact : comparison.facts()) {
            json.beginObject().text("name", fact.name());
            optional("a", fact.a());
            optional("b", fact.b());
            json.endObject();
        }
        json.endList();
    }

    private void optional(String name, String value) {
        if (value.isEmpty()) {
            json.nothing(name);
        } else {
            json.text(name, value);
        }
    }

    private void first(Comparison.Divergence found) throws IOException {
        json.beginObject("first_divergence").text("slot", comparison.slot(found.programs()));
        difference(found.thread(), found.difference());
        json.endObject();
    }

    private void program(Comparison.Programs pair) throws IOException {
        Image image = pair.either();
        json.beginObject().text("slot", comparison.slot(pair)).text("command", image.command());
        side("a", pair.a());
        side("b", pair.b());
        if (pair.isMatched()) {
            json.number("same", pair.same())
                    .number("added", pair.count(Difference.Kind.ADDED))
                    .number("removed", pair.count(Difference.Kind.REMOVED))
                    .number("results", pair.count(Difference.Kind.RESULT))
                    .number("arguments", pair.count(Difference.Kind.ARGUMENT));
            json.beginList("threads");
            for (int thread = 0; thread < pair.threads().size(); thread++) {
                thread(thread, pair.threads().get(thread));
            }
            json.endList();
        }
        json.endObject();
    }

    private void side(String name, @Nullable Image image) throws IOException {
        if (image == null) {
            json.nothing(name);
        } else {
            json.beginObject(name)
                    .number("process", image.process())
                    .number("programs", image.programs())
                    .number("events", image.events())
                    .endObject();
        }
    }

    private void thread(int number, StreamComparison thread) throws IOException {
        if (thread.differences().isEmpty()) {
            return;
        }
        json.beginObject().number("thread", number).truth("unrelated", thread.isUnrelated());
        json.beginList("differences");
        for (Difference difference : thread.differences()) {
            json.beginObject();
            difference(thread, difference);
            json.endObject();
        }
        json.endList();
        json.endObject();
    }

    private void difference(StreamComparison thread, Difference difference) throws IOException {
        json.text("kind", difference.kind().name().toLowerCase(Locale.ROOT));
        if (difference.kind() != Difference.Kind.ADDED) {
            call("a", thread.a(), difference.a());
        }
        if (difference.kind() != Difference.Kind.REMOVED) {
            call("b", thread.b(), difference.b());
        }
    }

    private void call(String name, TokenStream stream, int at) throws IOException {
        Tokens.Token token = comparison.tokens().get(stream.token(at));
        json.beginObject(name).number("event", stream.event(at)).text("call", token.call());
        if (!token.result().isEmpty()) {
            json.text("result", token.result());
        }
        json.endObject();
    }

    private void rules(Rules rules) throws IOException {
        json.beginObject("normalised");
        for (Rule rule : Rule.values()) {
            json.number(rule.word(), rules.count(rule));
        }
        json.endObject();
    }
}
