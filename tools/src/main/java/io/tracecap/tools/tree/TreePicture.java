package io.tracecap.tools.tree;

import io.tracecap.format.event.RawText;
import io.tracecap.tools.display.Display;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tree as {@code tracetool tree} draws it, for a page. */
public final class TreePicture {
    private static final int COLUMNS = 150;

    private TreePicture() {}

    /**
     * Its lines, cut to a width that suits a page.
     *
     * @param tree is {@linkplain ProcessTree#finish finished}
     */
    public static List<String> lines(ProcessTree tree, boolean unicode) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TreeColumns columns = new TreeColumns(tree.firstNs(), false, tree.knowsCpu());
        Touches none = new Touches(false, false, RawText.EMPTY);
        new TreeText(new Display(COLUMNS, unicode, false), columns, none, out).print(tree.roots(), tree.all(), true);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
