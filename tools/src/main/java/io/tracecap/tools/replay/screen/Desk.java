package io.tracecap.tools.replay.screen;

import io.tracecap.tools.text.TroubleText;
import java.io.Closeable;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds things out for the screen, in a thread of its own, so that keys are answered meanwhile. Only the latest question
 * counts: another one calls off the work on the one before.
 */
final class Desk implements Closeable, Runnable {
    private final PageReader reader;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this, "replay-desk");
    private @Nullable Question waiting;
    private @Nullable Question current;
    private boolean isClosed;

    /** What is to be found out. */
    @FunctionalInterface
    interface Work {
        /** Finds it out; there may be several answers. */
        void run(PageReader reader, Job job, Consumer<Answer> answers) throws IOException;
    }

    /** Work, and how far it is. */
    private static final class Question {
        private final Work work;
        private final Job job = new Job();

        Question(Work work) {
            this.work = work;
        }
    }

    Desk(PageReader reader) {
        this.reader = reader;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Asks; what was asked before is not of interest any more. */
    synchronized void ask(Work work) {
        callOff();
        waiting = new Question(work);
        notifyAll();
    }

    /** Nothing of what was asked is of interest any more. */
    synchronized void callOff() {
        if (current != null) {
            current.job.cancel();
        }
        waiting = null;
        answers.clear();
    }

    /** The next answer; null when there is none for now. */
    synchronized @Nullable Answer next() {
        return answers.poll();
    }

    /** Whether there is something that is not answered yet, or an answer that nobody has taken. */
    synchronized boolean isBusy() {
        return waiting != null || current != null || !answers.isEmpty();
    }

    /** Number of the event that the work is at. */
    synchronized long place() {
        return current == null ? 0 : current.job.place();
    }

    @Override
    public void run() {
        try {
            for (Question question = take(); question != null; question = take()) {
                answer(question);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reader.close();
        }
    }

    private synchronized @Nullable Question take() throws InterruptedException {
        current = null;
        while (waiting == null && !isClosed) {
            wait();
        }
        current = isClosed ? null : waiting;
        waiting = null;
        return current;
    }

    private void answer(Question question) {
        try {
            question.work.run(reader, question.job, answer -> add(question, answer));
        } catch (CancellationException calledOff) {
            // Nobody is interested.
            return;
        } catch (IOException trouble) {
            add(question, new Answer.Trouble(TroubleText.of(trouble)));
        } catch (RuntimeException bug) {
            // Who waits for the answer must learn that there is none.
            add(question, new Answer.Trouble("a mistake in tracetool: " + bug));
        }
    }

    private synchronized void add(Question question, Answer answer) {
        if (current == question && !question.job.isCancelled()) {
            answers.add(answer);
        }
    }

    /** Ends the thread, soon. */
    @Override
    public synchronized void close() {
        isClosed = true;
        callOff();
        notifyAll();
    }
}
