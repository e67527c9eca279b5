package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What could not be written is not passed over. */
@Timeout(60)
class LostOutputTest {
  private static final String SPEC = Golden.project().resolve("checker/docs/examples/stable_pages.spec").toString();

  private static WatchedStream failing(String words) {
    return new WatchedStream(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(words);
          }
        });
  }

  @Test
  void theFirstReasonIsRemembered() {
    WatchedStream full = failing("No space left on device");
    assertThat(full.lost()).isEmpty();
    assertThatThrownBy(() -> full.write('a')).isInstanceOf(IOException.class);
    assertThat(full.lost()).contains("No space left on device");
  }

  @Test
  void aReaderThatHasHadEnoughIsNoFault() {
    WatchedStream closed = failing("Broken pipe");
    assertThatThrownBy(() -> closed.write("text".getBytes(StandardCharsets.UTF_8))).isInstanceOf(IOException.class);
    assertThat(closed.lost()).isEmpty();
  }

  @Test
  void aFullDiskEndsWithAMessageAndAStatus() throws IOException, InterruptedException {
    File full = new File("/dev/full");
    assumeTrue(full.exists(), "there is no /dev/full here");
    assertThat(toFullDisk(full, "explain", "E005")).startsWith("checker: the standard output cannot be written: ");
  }

  @Test
  void aDocumentThatAFullDiskLosesIsNotPassedOver() throws IOException, InterruptedException {
    File full = new File("/dev/full");
    assumeTrue(full.exists(), "there is no /dev/full here");
    assertThat(toFullDisk(full, "verify", SPEC, "--scenario", "camera", "--format", "json"))
        .contains("checker: the standard output cannot be written: ");
  }

  private static String toFullDisk(File full, String... arguments) throws IOException, InterruptedException {
    Process process = checker(arguments).redirectOutput(full).start();
    String errors = errors(process);
    assertThat(process.waitFor()).isEqualTo(ExitStatus.USAGE.code());
    return errors;
  }

  /** The verdict is the same for who reads on and for who does not. */
  @Test
  void aDocumentThatNobodyReadsToItsEndIsNoFault() throws IOException, InterruptedException {
    Process process = checker("verify", SPEC, "--scenario", "camera", "--format", "json").start();
    process.getInputStream().close();
    assertThat(errors(process)).doesNotContain("cannot be written").contains("exit status 0");
    assertThat(process.waitFor()).isZero();
  }

  private static ProcessBuilder checker(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "checker.cli.Main"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private static String errors(Process process) throws IOException {
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(errors).doesNotContain("Exception");
    return errors;
  }
}
