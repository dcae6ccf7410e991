package io.tracecap.tools.replay.screen;

import java.util.Locale;
import java.util.function.Predicate;

/** Goes to what was typed: a text, the number of an event, a time. For one thread. */
final class Seeker {
    private final Lookout lookout;
    private final Recorded recorded;
    private String sought = "";
    private boolean isBack;

    Seeker(Lookout lookout, Recorded recorded) {
        this.lookout = lookout;
        this.recorded = recorded;
    }

    /**
     * Begins a search.
     *
     * @param text empty for what was searched for before
     * @return what is to be said about it; empty for nothing
     */
    String begin(String text, boolean backwards) {
        sought = text.isEmpty() ? sought : text;
        isBack = backwards;
        return goOn(false);
    }

    /**
     * Searches on.
     *
     * @param otherWay whether in the other direction than it was begun in
     * @return what is to be said about it; empty for nothing
     */
    String goOn(boolean otherWay) {
        if (sought.isEmpty()) {
            return "search for what? / begins a search";
        }
        Predicate<String> match = match(sought);
        long number = lookout.lines().number();
        String what = "searching for " + sought;
        if (isBack != otherWay) {
            lookout.find(
                    what, "not found before this: " + sought, (reader, job) -> reader.findBackward(number, match, job));
        } else {
            lookout.find(
                    what,
                    "not found behind this: " + sought,
                    (reader, job) -> reader.findForward(number + 1, match, job));
        }
        return "";
    }

    /** As in vim with smartcase: small letters stand for capital letters too. */
    private static Predicate<String> match(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return small.equals(text) ? line -> line.toLowerCase(Locale.ROOT).contains(small) : line -> line.contains(text);
    }

    /**
     * Goes to an event or a time.
     *
     * @return what is to be said about it; empty for nothing
     */
    String goTo(String text) {
        try {
            Place place = Place.parse(text, recorded);
            lookout.find(
                    "",
                    "there is no such event",
                    (reader, job) -> reader.at(place.isTime() ? reader.ofTime(place.value()) : place.value(), job));
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
