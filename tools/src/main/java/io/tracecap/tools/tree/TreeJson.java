package io.tracecap.tools.tree;

import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.syscall.Signals;
import io.tracecap.tools.json.JsonWriter;
import java.io.IOException;
import java.util.List;

/** Writes the processes of a tree as tools/TREE-JSON.md documents them. */
final class TreeJson {
    private static final int SIGNAL_BITS = 0x7F;
    private static final int CORE_DUMPED = 0x80;
    private static final int EXIT_SHIFT = 8;

    private final JsonWriter json;
    private final long firstNs;
    private final boolean isBrief;
    private final Touches touches;

    TreeJson(JsonWriter json, long firstNs, boolean isBrief, Touches touches) {
        this.json = json;
        this.touches = touches;
        this.firstNs = firstNs;
        this.isBrief = isBrief;
    }

    /** Writes the member {@code processes}: each behind the one that made it. */
    void processes(List<TreeNode> nodes) throws IOException {
        json.beginList("processes");
        for (TreeNode node : nodes) {
            json.beginObject();
            process(node.process());
            if (!isBrief) {
                counts(node.total());
                json.number("unfinished", node.unfinished());
            }
            programs(node);
            if (touches.areWanted()) {
                touched("files", touches.files(node.process().number()));
                touched("addresses", touches.addresses(node.process().number()));
            }
            json.endObject();
        }
        json.endList();
    }

    private void process(ProcessInfo process) {
        json.text("slot", process.slot()).number("number", process.number()).number("pid", process.pid());
        if (process.parent() == ProcessInfo.NO_PARENT) {
            json.nothing("parent");
        } else {
            json.number("parent", process.parent());
        }
        json.number("start_ns", process.startNs() - firstNs);
        if (process.hasEnded()) {
            json.number("end_ns", process.endNs() - firstNs);
            end((int) process.status());
        } else {
            json.nothing("end_ns");
        }
        json.number("threads", process.threads());
        json.number("events", process.events());
    }

    private void end(int status) {
        int signal = status & SIGNAL_BITS;
        if (signal == 0) {
            json.number("exit_code", (status >> EXIT_SHIFT) & 0xFF);
        } else {
            json.text("signal", Signals.name(signal)).truth("core_dumped", (status & CORE_DUMPED) != 0);
        }
    }

    private void programs(TreeNode node) throws IOException {
        json.beginList("programs");
        for (Program program : node.programs()) {
            json.beginObject();
            json.byteTexts("command", program.command());
            json.truth("forked", program.isForked()).number("start_ns", program.startNs() - firstNs);
            if (!isBrief) {
                counts(program.counts());
            }
            json.endObject();
        }
        json.endList();
    }

    private void touched(String name, List<Touches.Touch> what) throws IOException {
        json.beginList(name);
        for (Touches.Touch touch : what) {
            json.beginObject().bytes("name", touch.name()).texts("uses", touch.uses());
            json.number("failures", touch.failures());
            if (!touch.error().isEmpty()) {
                json.text("error", touch.error());
            }
            json.endObject();
        }
        json.endList();
    }

    private void counts(Counts counts) {
        json.number("selected", counts.events())
                .number("calls", counts.calls())
                .number("failed", counts.failed())
                .number("bytes_read", counts.read())
                .number("bytes_written", counts.written());
        if (counts.cpuNs() != Counts.UNKNOWN) {
            json.number("cpu_ns", counts.cpuNs());
        }
    }
}
