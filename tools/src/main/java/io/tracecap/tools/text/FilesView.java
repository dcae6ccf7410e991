package io.tracecap.tools.text;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.format.files.DescriptorTable;
import io.tracecap.format.files.OpenFile;
import org.jspecify.annotations.Nullable;

/** What the thread of a call had open, and where it was, when it entered the call and when it came back. */
public interface FilesView {
    /** Nothing is known of any call. */
    FilesView NONE = new FilesView() {
        @Override
        public @Nullable Moment entered(EventView enter) {
            return null;
        }

        @Override
        public @Nullable Moment returned(EventView exit) {
            return null;
        }
    };

    /**
     * What is known of a thread at a moment.
     *
     * @param descriptors what it had open
     * @param directory the directory it was in; null when not known
     * @param names tells the names of files
     * @param before number of the first event that does not count
     */
    record Moment(DescriptorTable descriptors, @Nullable RawText directory, DescriptorState names, long before) {
        /** The name that a file had then. */
        public RawText name(OpenFile.Named file) {
            return names.name(file, before);
        }
    }

    /** When a CALL or ENTER event began; null when nothing is known. */
    @Nullable
    Moment entered(EventView enter);

    /** When a CALL or RETURN event had its effect; null when nothing is known. */
    @Nullable
    Moment returned(EventView exit);
}
