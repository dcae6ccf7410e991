package io.tracecap.testdata;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.channels.FileChannel;
import org.junit.jupiter.api.Test;

/** The directions in which the code may depend on itself and on its libraries. */
class ArchitectureTest {
    private static final String FORMAT = "io.tracecap.format..";
    private static final String CAPTURE = "io.tracecap.capture..";
    private static final String TOOLS = "io.tracecap.tools..";

    private static final JavaClasses PRODUCT =
            new ClassFileImporter().importPackages("io.tracecap.format", "io.tracecap.capture", "io.tracecap.tools");

    @Test
    void theFormatKnowsNeitherTheRecorderNorTheTools() {
        noClasses()
                .that()
                .resideInAPackage(FORMAT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CAPTURE, TOOLS)
                .check(PRODUCT);
    }

    @Test
    void theRecorderAndTheToolsDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage(CAPTURE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(TOOLS)
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(TOOLS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CAPTURE)
                .check(PRODUCT);
    }

    @Test
    void packagesOfOneModuleFormNoCycle() {
        slices().matching("io.tracecap.format.(**)").should().beFreeOfCycles().check(PRODUCT);
        slices().matching("io.tracecap.capture.(**)").should().beFreeOfCycles().check(PRODUCT);
        slices().matching("io.tracecap.tools.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void theFormatIsALibraryWithoutACommandLineAndWithoutNativeCallsOfItsOwn() {
        noClasses()
                .that()
                .resideInAPackage(FORMAT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "com.sun.jna..")
                .check(PRODUCT);
    }

    /** Who maps a file that others can cut is killed by them (SIGBUS). The ring is the recorder's own. */
    @Test
    void onlyTheRecordersRingIsMapped() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.tracecap.format.ring.Ring")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(FileChannel.MapMode.class)
                .check(PRODUCT);
    }

    @Test
    void nativeCallsAreMadeInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.tracecap.capture.linux..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(PRODUCT);
    }

    /** A subcommand is a class {@code …Command}; options that several of them share are a mixin {@code …Options}. */
    @Test
    void onlyCommandsKnowTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.tracecap.capture.cli..", "io.tracecap.tools.cli..")
                .and()
                .haveSimpleNameNotEndingWith("Command")
                .and()
                .haveSimpleNameNotEndingWith("Options")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(PRODUCT);
    }

    @Test
    void protobufAndZstdAreTheFormatsAffair() {
        noClasses()
                .that()
                .resideOutsideOfPackage(FORMAT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.protobuf..", "com.github.luben..")
                .check(PRODUCT);
    }

    /** It takes its time to load, and most commands have no use for it. */
    @Test
    void onlyTheReplayInTheTerminalKnowsTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tracecap.tools.replay.screen..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(PRODUCT);
    }
}
