package io.tracecap.capture.record;

import io.tracecap.format.file.PartFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.file.TraceSink;
import io.tracecap.format.file.TraceWriter;
import io.tracecap.format.file.WriterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The whole recording in one file, which gets the trace's name when it is complete. */
final class WholeOutput implements Output {
    private final PartFile part;
    private final TraceWriter file;

    private WholeOutput(PartFile part, TraceWriter file) {
        this.part = part;
        this.file = file;
    }

    static WholeOutput create(PartFile part, TraceHeader header, WriterOptions options) throws IOException {
        TraceWriter file = TraceWriter.create(part.path(), header, options);
        WholeOutput output = new WholeOutput(part, file);
        try {
            TraceOwner.settle(part.path());
            return output;
        } catch (IOException e) {
            output.discard();
            throw e;
        }
    }

    @Override
    public TraceSink sink() {
        return file;
    }

    @Override
    public Path path() {
        return part.path();
    }

    @Override
    public void writeOut() {
        // The file is there, and readable while it grows.
    }

    @Override
    public boolean isAsked() {
        return false;
    }

    @Override
    public void attend() {
        throw new IllegalStateException("nothing was asked for");
    }

    @Override
    public void complete() throws IOException {
        file.finish();
        part.commit();
    }

    @Override
    public void discard() throws IOException {
        file.close();
        Files.deleteIfExists(part.path());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
