package io.tracecap.tools.text;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.files.DescriptorTable;
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
     */
    record Moment(DescriptorTable descriptors, @Nullable RawText directory) {}

    /** When a CALL or ENTER event began; null when nothing is known. */
    @Nullable
    Moment entered(EventView enter);

    /** When a CALL or RETURN event had its effect; null when nothing is known. */
    @Nullable
    Moment returned(EventView exit);
}
