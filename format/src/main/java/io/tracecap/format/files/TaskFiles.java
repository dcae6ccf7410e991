package io.tracecap.format.files;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.RawText;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** What one thread has open and where it is. Threads of a process share both {@link Table} and {@link Place}. */
final class TaskFiles {
    Table table;
    Place place;
    /** The call that the thread is in, if it is one with an effect. */
    @Nullable
    Event call;

    TaskFiles(Table table, Place place) {
        this.table = table;
        this.place = place;
        table.users++;
    }

    /** Copies of many threads' files, which share among each other what the originals share. */
    static final class Copies {
        private final IdentityHashMap<Table, Table> tables = new IdentityHashMap<>();
        private final IdentityHashMap<Place, Place> places = new IdentityHashMap<>();

        TaskFiles of(TaskFiles files) {
            TaskFiles copy = new TaskFiles(of(files.table), places.computeIfAbsent(files.place, Place::copy));
            copy.call = files.call;
            return copy;
        }

        /** The copy of a table, whose users are the copies that have it. */
        Table of(Table table) {
            return tables.computeIfAbsent(table, original -> new Table(original.descriptors));
        }
    }

    /** A descriptor table that may have several users (CLONE_FILES), see clone(2). */
    static final class Table {
        DescriptorTable descriptors;
        int users;

        Table(DescriptorTable descriptors) {
            this.descriptors = descriptors;
        }
    }

    /** Directories and umask, which may have several users (CLONE_FS). */
    static final class Place {
        /** Null when not known. */
        @Nullable
        RawText directory;

        /** Null when not known. */
        @Nullable
        RawText root;

        /** {@link DescriptorState#UNKNOWN_UMASK} when not known. */
        int umask = DescriptorState.UNKNOWN_UMASK;

        Place(@Nullable RawText directory) {
            this.directory = directory;
        }

        /** One of its own, the same for now. */
        Place copy() {
            Place copy = new Place(directory);
            copy.root = root;
            copy.umask = umask;
            return copy;
        }
    }
}
