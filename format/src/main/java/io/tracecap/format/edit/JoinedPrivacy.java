package io.tracecap.format.edit;

import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader.Privacy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a joined file may say of its contents: of what was taken out, only what was taken out of all. */
final class JoinedPrivacy {
    private JoinedPrivacy() {}

    static Privacy of(List<TraceFile> traces) {
        Privacy first = traces.get(0).header().privacy();
        int dataLimit = 0;
        boolean environmentValues = false;
        Set<String> masked = new LinkedHashSet<>(first.argvMaskRules());
        Set<String> redacted = new LinkedHashSet<>(first.redactions());
        for (TraceFile trace : traces) {
            Privacy privacy = trace.header().privacy();
            dataLimit = Math.max(dataLimit, privacy.dataLimit());
            environmentValues |= privacy.environmentValues();
            masked.retainAll(privacy.argvMaskRules());
            redacted.retainAll(privacy.redactions());
        }
        return new Privacy(dataLimit, environmentValues, new ArrayList<>(masked), new ArrayList<>(redacted));
    }
}
