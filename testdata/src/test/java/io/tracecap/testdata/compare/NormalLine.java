package io.tracecap.testdata.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * A line with all that is accidental to its run taken out.
 *
 * @param outline name and result: what two lines must share to be the same event
 * @param details the arguments, then the remark behind the result
 * @param origin the line as it was
 */
public record NormalLine(String outline, List<String> details, TraceLine origin) {
    /** Copies the list. */
    public NormalLine {
        details = List.copyOf(details);
    }

    /** All of it: two lines with the same content say the same. */
    List<String> content() {
        List<String> content = new ArrayList<>(details);
        content.add(outline);
        return content;
    }
}
