package io.tracecap.format.process;

import io.tracecap.format.event.RawText;
import io.tracecap.format.files.DescriptorTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thread is and has at a moment, as far as the trace tells. All but {@link #memory} stays as it is.
 *
 * @param descriptors what it has open
 * @param directory its current directory; null when not known
 * @param root its root directory; null when not known
 * @param umask its umask; -1 when not known
 * @param name its name (comm); null when not known
 * @param program path of its program file; null when not known
 * @param command its argv; empty when not known
 * @param credentials its ids and capabilities; null when not known
 * @param namespaces its namespaces; null when not known
 * @param memory its memory mappings: those that are known. Changes with the next event
 */
public record ProcessState(
        DescriptorTable descriptors,
        @Nullable RawText directory,
        @Nullable RawText root,
        int umask,
        @Nullable RawText name,
        @Nullable RawText program,
        List<RawText> command,
        @Nullable Credentials credentials,
        @Nullable Namespaces namespaces,
        Memory memory) {
    /** Copies the list. */
    public ProcessState {
        command = List.copyOf(command);
    }
}
