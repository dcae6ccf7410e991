package io.tracecap.tools.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The time that all threads together spent in the calls of a class.
 *
 * @param group the class
 * @param totalNs that time
 * @param calls how many calls
 * @param most the call that took most of it
 * @param mostNs how long that took
 */
record Blocked(String group, long totalNs, long calls, String most, long mostNs) {
    /** All classes, that with most time first. */
    static List<Blocked> of(CallLedger ledger) {
        List<Blocked> all = new ArrayList<>();
        for (CallLedger.Entry entry : ledger.entries()) {
            int at = 0;
            while (at < all.size() && !all.get(at).group.equals(entry.group())) {
                at++;
            }
            Blocked before = at < all.size() ? all.get(at) : new Blocked(entry.group(), 0, 0, "", -1);
            boolean isMost = entry.totalNs() > before.mostNs;
            Blocked sum = new Blocked(
                    entry.group(),
                    before.totalNs + entry.totalNs(),
                    before.calls + entry.calls(),
                    isMost ? entry.name() : before.most,
                    isMost ? entry.totalNs() : before.mostNs);
            if (at < all.size()) {
                all.set(at, sum);
            } else {
                all.add(sum);
            }
        }
        all.sort(Comparator.comparingLong(Blocked::totalNs).reversed());
        return all;
    }
}
