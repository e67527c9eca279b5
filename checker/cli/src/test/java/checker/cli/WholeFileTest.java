package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class WholeFileTest {
  @TempDir Path directory;

  @AfterEach
  void nothingIsLeftHalfWritten() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.map(f -> f.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
    }
  }

  private static void assertRefused(Path file, BiConsumer<Path, String> writing, String cause) {
    assertThatThrownBy(() -> writing.accept(file, "new"))
        .isInstanceOf(UsageException.class)
        .hasMessage("`" + file + "` cannot be written: " + cause);
  }

  /** Before there is anything to write, and in the attempt. */
  private static void assertRefused(Path file, String cause) {
    for (BiConsumer<Path, String> writing :
        List.<BiConsumer<Path, String>>of((f, text) -> WholeFile.requireWritable(f), WholeFile::write)) {
      assertRefused(file, writing, cause);
    }
  }

  @Test
  void newTextTakesTheNameAndThePermissionsOfTheOld() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("f"));
    WholeFile.write(link, "gr\u00f6\u00dfer");
    assertThat(file).hasContent("gr\u00f6\u00dfer");
    assertThat(link).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
  }

  /** A reader must never find the name gone: moving in steps would show it so now and then. */
  @Test
  void thereIsAlwaysATextOfThatName() throws Exception {
    Path file = Files.writeString(directory.resolve("f"), "0".repeat(1000));
    Thread writer =
        new Thread(
            () -> {
              for (int i = 1; i < 400; i++) {
                WholeFile.write(file, Integer.toString(i % 10).repeat(1000));
              }
            });
    writer.start();
    while (writer.isAlive()) {
      assertThat(Files.readString(file)).hasSize(1000).matches("(.)\\1*");
    }
    writer.join();
  }

  @Test
  void directoryIsNoFile() throws IOException {
    assertRefused(Files.createDirectory(directory.resolve("d")), "it is a directory");
  }

  @Test
  void missingDirectoryIsNamed() {
    assertRefused(directory.resolve("no/such"), "there is no directory `" + directory.resolve("no") + "`");
  }

  @Test
  void fileInPlaceOfADirectoryIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "old");
    assertRefused(file.resolve("x"), "`" + file + "` is no directory");
    assertThatThrownBy(() -> WholeFile.writeInDirectory(file.resolve("d/x"), "new"))
        .isInstanceOf(UsageException.class)
        .hasMessage("the directory `" + file.resolve("d") + "` cannot be made: `" + file + "` is no directory");
    assertThat(file).hasContent("old");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void directoryThatTakesNothingIsNamed() {
    Path proc = Path.of("/proc");
    assertThatThrownBy(() -> WholeFile.makeDirectory(proc.resolve("x/y")))
        .isInstanceOf(UsageException.class)
        .message()
        .startsWith("the directory `/proc/x/y` cannot be made: ")
        .doesNotContain("is no directory", "there is no directory");
    assertThatThrownBy(() -> WholeFile.write(proc.resolve("x"), "new"))
        .isInstanceOf(UsageException.class)
        .message()
        .startsWith("`/proc/x` cannot be written: ")
        .doesNotContain("is no directory", "there is no directory");
  }

  @Test
  void linkToNothingIsNoDirectory() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));
    assertThatThrownBy(() -> WholeFile.makeDirectory(link))
        .hasMessage("the directory `" + link + "` cannot be made: `" + link + "` is no directory");
  }

  @Test
  void missingDirectoriesAreMadeWhereThatIsAskedFor() {
    WholeFile.writeInDirectory(directory.resolve("a/b/f"), "new");
    assertThat(directory.resolve("a/b/f")).hasContent("new");
  }

  @Test
  void writeProtectionIsTold() throws IOException {
    Path shut = Files.createDirectory(directory.resolve("shut"));
    Path file = Files.writeString(shut.resolve("f"), "old");
    Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(Files.isWritable(shut), "this user may write everywhere");
      assertRefused(file, "it is write-protected, or its directory is");
      assertRefused(shut.resolve("g"), "it is write-protected, or its directory is");
      assertThat(file).hasContent("old");
    } finally {
      Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void fullDiskIsTold() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "there is no device here that is always full");
    assertThatThrownBy(() -> WholeFile.write(full, "new"))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching("`/dev/full` cannot be written: \\p{Ll}.*")
        .hasMessageNotContainingAny("Exception", "does not say why", "protected", "directory");
  }

  @Test
  void readOnlyFileSystemIsTold() throws IOException {
    Path mounts = Path.of("/proc/self/mounts");
    assumeTrue(Files.isReadable(mounts), "where file systems are mounted cannot be seen here");
    List<Path> readOnly =
        Files.readAllLines(mounts, StandardCharsets.UTF_8).stream()
            .map(line -> line.split(" "))
            .filter(words -> words[3].matches("ro(,.*)?"))
            .map(words -> Path.of(words[1]))
            .filter(Files::isDirectory)
            .toList();
    assumeTrue(!readOnly.isEmpty(), "no file system here is read-only");
    Path file = readOnly.get(0).resolve("checker-was-here");
    assertRefused(file, (f, text) -> WholeFile.requireWritable(f), "it is write-protected, or its directory is");
    assertThatThrownBy(() -> WholeFile.write(file, "new"))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching("`.*` cannot be written: (read-only file system|it is write-protected, or its directory is)");
  }

  @Test
  void whatTheSystemSaysIsPassedOnInItsWords() {
    Path file = directory.resolve("f");
    assertThat(WholeFile.cause(file, new FileSystemException("f", null, "Read-only file system"))).isEqualTo("read-only file system");
    assertThat(WholeFile.cause(file, new FileSystemException("f"))).isEqualTo("the system does not say why");
    assertThat(WholeFile.cause(file, new IOException("No space left on device"))).isEqualTo("no space left on device");
  }
}
