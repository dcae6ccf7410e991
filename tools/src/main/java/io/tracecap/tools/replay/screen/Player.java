package io.tracecap.tools.replay.screen;

import java.util.List;

/** Goes on from event to event as the recording is played. For one thread. */
final class Player {
    private final Clockwork clock;
    private final Lookout lookout;

    Player(Clockwork clock, Lookout lookout) {
        this.clock = clock;
        this.lookout = lookout;
    }

    /**
     * Goes to the event that it is time for, if the recording is played.
     *
     * @return what is to be said about it; empty for nothing
     */
    String tick(long nowNs) {
        LineView lines = lookout.lines();
        List<PageLine> known = lines.page().lines();
        int index = lines.index();
        if (!clock.isPlaying() || index < 0 || !lookout.work().isEmpty()) {
            return "";
        }
        if (index + 1 < known.size()) {
            go(index, clock.at(nowNs, known.get(index + 1).timeNs()));
        } else if (lines.page().endsTrace()) {
            clock.pause();
            return "the recording ends here";
        }
        return "";
    }

    private void go(int index, long momentNs) {
        LineView lines = lookout.lines();
        List<PageLine> known = lines.page().lines();
        int target = index;
        while (target + 1 < known.size() && known.get(target + 1).timeNs() <= momentNs) {
            target++;
        }
        if (target + 1 < known.size() || lines.page().endsTrace()) {
            lines.move(target - index);
        } else if (!lookout.isBusy()) {
            lookout.find("", "", (reader, job) -> reader.last(reader.ofTime(momentNs), EventChoice.ALL, job));
        }
    }
}
