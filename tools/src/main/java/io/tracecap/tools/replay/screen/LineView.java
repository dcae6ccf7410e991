package io.tracecap.tools.replay.screen;

/**
 * Which lines are in sight, and which of them is the current one. The current line stays where it is on the screen while there
 * is room, and when lines are read anew. For one thread.
 */
final class LineView {
    private Page page = Page.EMPTY;
    private long number = PageReader.NONE;
    private int row;
    private int height = 1;

    /** Number of the current event; {@link PageReader#NONE} while there is none. */
    long number() {
        return number;
    }

    Page page() {
        return page;
    }

    void resize(int newHeight) {
        height = newHeight;
        row = Math.min(row, height - 1);
    }

    /** Other lines are there, or the same with other text. */
    void show(Page newPage) {
        page = newPage;
    }

    /** Position of the current line on the page; -1 if it is not there. */
    int index() {
        int index = page.indexOf(number);
        return index >= 0 && page.lines().get(index).number() == number ? index : -1;
    }

    /** Position of the first line in sight. */
    int top() {
        int top = Math.max(0, page.indexOf(number)) - row;
        return Math.max(0, Math.min(top, page.lines().size() - height));
    }

    /** Moves by so many lines, as far as the page goes; returns whether it could move at all. */
    boolean move(int lines) {
        int index = index();
        int target = Math.max(0, Math.min(page.lines().size() - 1, index + lines));
        if (index < 0 || target == index) {
            return false;
        }
        int before = index - top();
        number = page.lines().get(target).number();
        row = Math.max(0, Math.min(height - 1, before + target - index));
        return true;
    }

    /** Goes to an event, wherever it is; its line will be in the middle of the screen if it is not in sight. */
    void goTo(long newNumber) {
        int old = index();
        int oldTop = top();
        number = newNumber;
        int index = index();
        boolean isInSight = old >= 0 && index >= oldTop && index < oldTop + height;
        row = isInSight ? index - oldTop : height / 2;
    }

    /** Whether more lines have to be read: fewer than a screen of them are left on one side. */
    boolean needsLines() {
        int index = index();
        if (index < 0) {
            return true;
        }
        boolean hasBefore = page.beginsTrace() || index >= height;
        boolean hasBehind = page.endsTrace() || page.lines().size() - index > height;
        return !hasBefore || !hasBehind;
    }
}
