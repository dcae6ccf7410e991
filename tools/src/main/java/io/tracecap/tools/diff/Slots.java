package io.tracecap.tools.diff;

import io.tracecap.format.state.ProcessInfo;
import java.util.List;

/** The places of processes in the tree. Takes a number for each process: few of them are asked for. */
final class Slots {
    private final List<ProcessInfo> processes;
    private final int[] numbers;

    Slots(List<ProcessInfo> processes) {
        this.processes = processes;
        numbers = new int[processes.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = processes.get(i).number();
        }
    }

    /** The place of the process with a number; {@code ?} if there is no such process. */
    String of(int number) {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == number) {
                return processes.get(i).slot();
            }
        }
        return "?";
    }
}
