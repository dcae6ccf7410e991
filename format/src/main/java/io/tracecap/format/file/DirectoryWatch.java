package io.tracecap.format.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sleeps until something happens to certain files of a directory, as the file system tells (inotify on Linux). Where it
 * cannot be asked, it sleeps for {@link #BLIND_NS} at a time.
 */
final class DirectoryWatch implements Closeable {
    /** How long to sleep when there are no notifications at all. */
    static final long BLIND_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Set<String> names;
    private final @Nullable WatchService service;

    /**
     * Watches files of the directory from now on.
     *
     * @throws NoSuchFileException when there is no such directory
     */
    DirectoryWatch(Path directory, Set<String> names) throws NoSuchFileException {
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        this.names = names;
        service = watch(directory);
    }

    /** Null when the system has no more watches to give, or the directory may not be read. */
    private static @Nullable WatchService watch(Path directory) {
        WatchService watching = null;
        try {
            watching = FileSystems.getDefault().newWatchService();
            directory.register(
                    watching,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            return watching;
        } catch (IOException e) {
            close(watching);
            return null;
        }
    }

    /**
     * Sleeps until something happened, or for so many nanoseconds.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    void await(long ns) throws InterruptedException {
        WatchService watching = service;
        if (watching == null) {
            TimeUnit.NANOSECONDS.sleep(Math.min(ns, BLIND_NS));
            return;
        }
        long deadline = System.nanoTime() + ns;
        for (long left = ns; left > 0; left = deadline - System.nanoTime()) {
            WatchKey key = watching.poll(left, TimeUnit.NANOSECONDS);
            if (key != null && concerns(key)) {
                return;
            }
        }
    }

    private boolean concerns(WatchKey key) {
        boolean concerned = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            // Without a name: there were too many events, some may be ours.
            concerned |= event.context() == null || names.contains(String.valueOf(event.context()));
        }
        key.reset();
        return concerned;
    }

    @Override
    public void close() {
        close(service);
    }

    private static void close(@Nullable WatchService service) {
        if (service != null) {
            try {
                service.close();
            } catch (IOException e) {
                // Its descriptor is given back in any case, and there is nothing to be lost.
                return;
            }
        }
    }
}
