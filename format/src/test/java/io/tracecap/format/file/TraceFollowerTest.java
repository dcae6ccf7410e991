package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.Event;
import io.tracecap.format.file.TraceFollower.News;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TraceFollowerTest {
    private static final List<Event> EVENTS = Events.shellSession();
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private Path name() {
        return directory.resolve("out.trc");
    }

    private PartFile part() {
        return new PartFile(name());
    }

    private static TraceWriter writer(Path file) throws IOException {
        return TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT.withRowsPerBatch(5));
    }

    private static byte[] finished(Path file) throws IOException {
        try (TraceWriter writer = writer(file)) {
            append(writer, EVENTS);
        }
        return Files.readAllBytes(file);
    }

    private static void append(TraceWriter writer, List<Event> events) throws IOException {
        for (Event event : events) {
            writer.append(event);
        }
    }

    private static void take(TraceFollower follower, Collection<Event> events) {
        for (int row = 0; row < follower.rows(); row++) {
            events.add(Event.copyOf(follower.row(row)));
        }
    }

    /** Reads until there is something other than a batch. */
    private static News readOn(TraceFollower follower, List<Event> events) throws IOException {
        News news = follower.next();
        while (news == News.BATCH) {
            take(follower, events);
            news = follower.next();
        }
        return news;
    }

    private static News waitOn(TraceFollower follower, List<Event> events) throws IOException, InterruptedException {
        News news = follower.await(LONG);
        while (news == News.BATCH) {
            take(follower, events);
            news = follower.await(LONG);
        }
        return news;
    }

    /** Returns when the thread has nothing to do but wait for the file system. */
    private static void untilItSleeps(Thread reader) {
        while (reader.getState() != Thread.State.TIMED_WAITING && reader.isAlive()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void deliversABatchWhenItsLastByteIsThere() throws IOException {
        byte[] good = finished(directory.resolve("good.trc"));
        List<Event> seen = new ArrayList<>();

        try (FileChannel file =
                        FileChannel.open(part().path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                TraceFollower follower = TraceFollower.of(name())) {
            LiveLocks.announceWriter(file);
            for (int i = 0; i < good.length; i++) {
                file.write(ByteBuffer.wrap(good, i, 1));
                assertThat(readOn(follower, seen)).as("after %d bytes", i + 1).isEqualTo(News.NOTHING);
                assertThat(seen).isEqualTo(EVENTS.subList(0, seen.size()));
            }
            part().commit();
            assertThat(readOn(follower, seen)).isEqualTo(News.END);
            follower.expectComplete();
            assertThat(follower.header()).isEqualTo(Events.header());
        }
        assertThat(seen).isEqualTo(EVENTS);
    }

    @Test
    void followsFromBeforeTheFirstByteToTheFinishedFile() throws Exception {
        BlockingQueue<Event> seen = new LinkedBlockingQueue<>();
        CompletableFuture<News> reader = CompletableFuture.supplyAsync(() -> {
            try (TraceFollower follower = TraceFollower.of(name())) {
                News news = follower.await(LONG);
                while (news == News.BATCH) {
                    take(follower, seen);
                    news = follower.await(LONG);
                }
                return news;
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        try (TraceWriter writer = writer(part().path())) {
            for (Event event : EVENTS) {
                writer.append(event);
                writer.flush();
                assertThat(seen.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(event);
            }
        }
        part().commit();

        assertThat(reader.get()).isEqualTo(News.END);
        assertThat(seen).isEmpty();
        assertThat(name()).exists();
    }

    @Test
    void readsAFinishedFileToItsEnd() throws IOException {
        finished(name());
        List<Event> seen = new ArrayList<>();

        try (TraceFollower follower = TraceFollower.of(name())) {
            assertThat(readOn(follower, seen)).isEqualTo(News.END);
            assertThat(follower.next()).isEqualTo(News.END);
            assertThat(follower.path()).isEqualTo(name());
        }
        assertThat(seen).isEqualTo(EVENTS);
    }

    @Test
    void isWokenByTheFileSystemAndNotByItsSafetyPoll() throws Exception {
        long best = Long.MAX_VALUE;
        try (TraceWriter writer = writer(part().path());
                TraceFollower follower = TraceFollower.of(name())) {
            for (Event event : EVENTS.subList(0, 5)) {
                assertThat(follower.next()).isEqualTo(News.NOTHING);
                FutureTask<News> news = new FutureTask<>(() -> follower.await(LONG));
                Thread reader = new Thread(news);
                reader.start();
                untilItSleeps(reader);
                long start = System.nanoTime();
                writer.append(event);
                writer.flush();
                assertThat(news.get()).isEqualTo(News.BATCH);
                best = Math.min(best, System.nanoTime() - start);
            }
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void writerKnowsWhetherItIsFollowed() throws IOException {
        try (TraceWriter writer = writer(part().path())) {
            assertThat(writer.isFollowed()).isFalse();
            try (TraceFollower follower = TraceFollower.of(name())) {
                follower.next();
                assertThat(writer.isFollowed()).isTrue();
            }
            assertThat(writer.isFollowed()).isFalse();
        }
    }

    @Test
    void saysThatTheWriterIsGone() throws Exception {
        byte[] good = finished(directory.resolve("good.trc"));
        Files.write(part().path(), Arrays.copyOf(good, good.length / 2));
        List<Event> seen = new ArrayList<>();

        try (TraceFollower follower = TraceFollower.of(name())) {
            assertThat(waitOn(follower, seen)).isEqualTo(News.ABANDONED);
            assertThat(follower.abandonment())
                    .hasMessage(part().path() + ": its recorder has died; " + seen.size() + " events were written");
        }
        assertThat(seen).isNotEmpty().isEqualTo(EVENTS.subList(0, seen.size()));
    }

    @Test
    void saysThatTheFileWasRemoved() throws Exception {
        try (TraceFollower follower = TraceFollower.of(name())) {
            try (TraceWriter writer = writer(part().path())) {
                append(writer, EVENTS.subList(0, 10));
                assertThat(follower.next()).isEqualTo(News.BATCH);
                Files.delete(part().path());
                writer.flush();
            }
            // Finished in its way, though nobody can see it: the follower still has it.
            assertThat(waitOn(follower, new ArrayList<>())).isEqualTo(News.END);
        }
        byte[] good = finished(directory.resolve("good.trc"));
        Path cut = Files.write(part().path(), Arrays.copyOf(good, good.length / 2));
        try (TraceFollower follower = TraceFollower.of(name())) {
            follower.next();
            Files.delete(cut);
            assertThat(waitOn(follower, new ArrayList<>())).isEqualTo(News.ABANDONED);
            assertThat(follower.abandonment()).hasMessage(cut + ": was removed before it was finished");
        }
    }

    @Test
    void refusesAFileThatShrinks() throws IOException {
        byte[] good = finished(directory.resolve("good.trc"));
        Path cut = Files.write(part().path(), Arrays.copyOf(good, good.length / 2));
        try (TraceFollower follower = TraceFollower.of(name())) {
            readOn(follower, new ArrayList<>());
            Files.write(cut, Arrays.copyOf(good, 100));

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(follower::next)
                        .isInstanceOf(DamagedTraceException.class)
                        .hasMessageContaining("is 100 bytes long now")
                        .hasMessageContaining("cut while it was followed");
            }
        }
    }

    @Test
    void refusesAFileThatIsOverwritten() throws IOException {
        byte[] good = finished(directory.resolve("good.trc"));
        Path cut = Files.write(part().path(), Arrays.copyOf(good, good.length / 2));
        try (TraceFollower follower = TraceFollower.of(name())) {
            readOn(follower, new ArrayList<>());
            byte[] other = new byte[good.length];
            Arrays.fill(other, (byte) 'x');
            Files.write(cut, other);

            assertThatThrownBy(follower::next).isInstanceOf(DamagedTraceException.class);
            assertThatThrownBy(follower::next).isInstanceOf(DamagedTraceException.class);
        }
    }

    @Test
    void prefersARecordingInProgressToAnOlderTrace() throws IOException {
        finished(name());
        try (TraceWriter writer = writer(part().path());
                TraceFollower follower = TraceFollower.of(name())) {
            assertThat(writer.events()).isZero();
            follower.next();
            assertThat(follower.path()).isEqualTo(part().path());
        }
    }

    @Test
    void prefersATraceToWhatADeadRecorderLeft() throws IOException {
        byte[] good = finished(name());
        Files.write(part().path(), Arrays.copyOf(good, good.length / 2));
        try (TraceFollower follower = TraceFollower.of(name())) {
            follower.next();
            assertThat(follower.path()).isEqualTo(name());
        }
    }

    @Test
    void waitsNoLongerThanItIsTold() throws Exception {
        try (TraceFollower follower = TraceFollower.of(name())) {
            assertThat(follower.await(Duration.ofMillis(10))).isEqualTo(News.NOTHING);
            assertThat(follower.path()).isNull();
            assertThatThrownBy(follower::header).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void canBeInterrupted() throws Exception {
        CompletableFuture<News> news = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try (TraceFollower follower = TraceFollower.of(name())) {
                news.complete(follower.await(LONG));
            } catch (IOException | InterruptedException e) {
                news.completeExceptionally(e);
            }
        });
        reader.start();
        untilItSleeps(reader);
        reader.interrupt();

        assertThatThrownBy(news::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void refusesWhatCannotBecomeATrace() throws IOException {
        assertThatThrownBy(() -> TraceFollower.of(directory.resolve("none/out.trc")))
                .isInstanceOf(NoSuchFileException.class);
        Files.writeString(name(), "#!/bin/sh\n");
        try (TraceFollower follower = TraceFollower.of(name())) {
            assertThatThrownBy(follower::next).isInstanceOf(NotATraceException.class);
        }
        try (TraceFollower follower = TraceFollower.of(directory)) {
            assertThatThrownBy(follower::next).isInstanceOf(NotATraceException.class);
        }
    }
}
