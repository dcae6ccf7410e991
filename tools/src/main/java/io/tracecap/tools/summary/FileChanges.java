package io.tracecap.tools.summary;

import io.tracecap.format.event.RawText;
import io.tracecap.tools.access.FileUse;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of files, in numbers of their names.
 *
 * @param created made, and still there
 * @param written opened to write, and not made as far as is known
 * @param removed there before, as far as is known, and removed
 * @param passing how many were made and removed again
 */
record FileChanges(List<Integer> created, List<Integer> written, List<Integer> removed, int passing) {
    /** Copies the lists. */
    FileChanges {
        created = List.copyOf(created);
        written = List.copyOf(written);
        removed = List.copyOf(removed);
    }

    /** Sorts them. */
    static FileChanges of(Findings findings) {
        PathLedger ledger = findings.paths();
        List<Integer> created = new ArrayList<>();
        List<Integer> written = new ArrayList<>();
        List<Integer> removed = new ArrayList<>();
        int passing = 0;
        for (int path = 0; path < ledger.size(); path++) {
            boolean isNew = ledger.was(path, FileUse.CREATE);
            if (ledger.was(path, FileUse.REMOVE)) {
                if (isNew) {
                    passing++;
                } else {
                    removed.add(path);
                }
            } else if (isNew) {
                created.add(path);
            } else if (ledger.was(path, FileUse.WRITE)
                    && !isDevice(findings.pathNames().name(path))) {
                written.add(path);
            }
        }
        return new FileChanges(created, written, removed, passing);
    }

    private static boolean isDevice(RawText name) {
        return name.utf8().startsWith("/dev/");
    }
}
