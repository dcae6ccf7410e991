package io.tracecap.tools.summary;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.tools.display.Display;
import io.tracecap.tools.display.DisplayOptions;
import io.tracecap.tools.json.JsonWriter;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.select.SelectionOptions;
import io.tracecap.tools.source.TraceSource;
import io.tracecap.tools.text.FileHistory;
import io.tracecap.tools.text.TextBuffer;
import io.tracecap.tools.text.TroubleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracetool summary}. */
@Command(
        name = "summary",
        description = "Says on one page what ran, how it ended, what failed and where the time went.",
        sortOptions = false)
public final class SummaryCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    private final TraceSource source;
    private final OutputStream out;

    @Parameters(paramLabel = "FILE", description = "The trace; - is standard input.")
    private Path file = Path.of("");

    @Mixin
    private SelectionOptions selected = new SelectionOptions();

    @Option(names = "--markdown", description = "Print Markdown, to be pasted into a bug report.")
    private boolean markdown;

    @Mixin
    private DisplayOptions display = new DisplayOptions();

    @Option(names = "--json", description = "Print one JSON object, as tools/SUMMARY-JSON.md documents it.")
    private boolean json;

    /**
     * Makes the command.
     *
     * @param source opens the traces
     * @param out takes the page
     */
    public SummaryCommand(TraceSource source, OutputStream out) {
        this.source = source;
        this.out = out;
    }

    /**
     * Prints the page. Of a damaged trace, what is known from before the damage.
     *
     * @throws IOException when the file cannot be read to its end, or the result cannot be written
     */
    @Override
    public Integer call() throws IOException {
        selected.expect(Set.of());
        try (TraceFile trace = source.open(file)) {
            RawText directory = trace.header().command().cwd();
            SelectedEvents chosen = selected.select(trace);
            FileHistory history = new FileHistory(directory);
            Findings findings = new Findings(trace.header(), chosen.filter(history, directory));
            boolean needsFiles = chosen.numbers() == null && chosen.selection().needsFiles();
            TraceFormatException damage = read(trace, chosen, needsFiles ? history : null, findings);
            print(trace, findings, damage);
            if (damage != null) {
                throw damage;
            }
        }
        return 0;
    }

    /** Reads all events; what stopped that, or is wrong behind them, if something is. */
    private static @Nullable TraceFormatException read(
            TraceFile trace, SelectedEvents chosen, @Nullable FileHistory history, Findings findings)
            throws IOException {
        TraceFormatException damage = null;
        try (EventCursor events = trace.events()) {
            while (events.next()) {
                EventView event = events.event();
                if (history != null) {
                    history.accept(event);
                }
                findings.accept(event);
            }
            chosen.expectComplete(trace);
        } catch (TraceFormatException e) {
            damage = e;
        }
        findings.finish();
        return damage;
    }

    private void print(TraceFile trace, Findings findings, @Nullable TraceFormatException damage) throws IOException {
        String trouble = damage == null
                ? ""
                : new TextBuffer().readable(TroubleText.of(damage)).toString();
        String hash = damage == null ? sha256() : "";
        TraceFacts facts = new TraceFacts(trace.header(), trouble, trace.size(), hash);
        EventLines lines = new EventLines(trace, findings.totals().firstNs());
        if (json) {
            new SummaryJson(new JsonWriter(out), findings, facts).write(file.toString(), lines);
            return;
        }
        TextBuffer title = new TextBuffer().ascii("tracecap summary of ").readable(file.toString());
        Display shown = display.display();
        Page page = new Page(title.toString(), new SummaryText(findings, facts, shown).sections(lines));
        if (markdown) {
            page.writeMarkdown(out);
        } else {
            page.writeText(shown, out);
        }
    }

    private String sha256() throws IOException {
        try (InputStream in = source.bytes(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
