package io.tracecap.capture.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.capture.linux.CpuSet;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacementJournalTest {
    @TempDir
    private Path directory;

    private Path path() {
        return directory.resolve("placement");
    }

    @Test
    void tellsWhatIsToBePutRight() throws IOException {
        try (PlacementJournal journal = new PlacementJournal(path(), 7, true)) {
            int gone = journal.claim();
            assertThat(journal.put(gone, 100, CpuSet.of(7))).isTrue();
            assertThat(journal.put(journal.claim(), 101, CpuSet.of(7))).isTrue();
            journal.putLeftAlone(journal.claim(), 102);
            journal.release(gone);
            journal.home(3, 5);

            PlacementJournal.Left left = PlacementJournal.read(path());
            assertThat(left.confinedTo()).containsExactlyInAnyOrder(CpuSet.of(3), CpuSet.of(5));
            assertThat(left.began()).isEqualTo(7);
            assertThat(left.withChildren()).isTrue();
            assertThat(left.own())
                    .containsEntry(101, CpuSet.of(7))
                    .containsEntry(102, null)
                    .hasSize(2);
        }
        assertThat(path()).doesNotExist();
    }

    @Test
    void hasRoomForSixteenSetsAndEightThousandThreads() throws IOException {
        try (PlacementJournal journal = new PlacementJournal(path(), 7, true)) {
            for (int i = 0; i < 16; i++) {
                assertThat(journal.put(journal.claim(), i + 1, CpuSet.of(i))).isTrue();
            }
            assertThat(journal.put(journal.claim(), 17, CpuSet.of(16))).isFalse();
            for (int i = 17; i < 8192; i++) {
                assertThat(journal.claim()).isNotNegative();
            }
            assertThat(journal.claim()).isNegative();
        }
    }

    @Test
    void isPrivateAndNeverReplacesAFile() throws IOException {
        try (PlacementJournal journal = new PlacementJournal(path(), 7, true)) {
            assertThat(Files.getPosixFilePermissions(path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThatThrownBy(() -> new PlacementJournal(path(), 7, true))
                    .isInstanceOf(FileAlreadyExistsException.class);
            assertThat(journal.claim()).isZero();
        }
    }

    @Test
    void refusesWhatIsNoJournal() throws IOException {
        Files.writeString(path(), "go");
        assertThatThrownBy(() -> PlacementJournal.read(path())).hasMessageContaining("length=2");
    }
}
