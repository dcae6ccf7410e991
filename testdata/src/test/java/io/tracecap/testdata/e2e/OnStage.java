package io.tracecap.testdata.e2e;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test that runs commands on a stage of its own, made anew for each method, once or twice. */
abstract class OnStage {
    Stage stage;
    Twice twice;

    @BeforeEach
    final void openStage(@TempDir Path directory) throws IOException {
        stage = new Stage(directory);
        twice = new Twice(stage);
    }

    /** Ends what still runs. */
    @AfterEach
    final void closeStage() {
        stage.close();
    }
}
