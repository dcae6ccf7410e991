package io.tracecap.format.files;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.RawText;
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

    /** A descriptor table that may have several users (CLONE_FILES), see clone(2). */
    static final class Table {
        DescriptorTable descriptors;
        int users;

        Table(DescriptorTable descriptors) {
            this.descriptors = descriptors;
        }
    }

    /** The current directory, which may have several users (CLONE_FS). Null when not known. */
    static final class Place {
        @Nullable
        RawText directory;

        Place(@Nullable RawText directory) {
            this.directory = directory;
        }
    }
}
