package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What could not be written is not passed over. */
@Timeout(60)
class LostOutputTest {

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
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "checker.cli.Main",
                "explain",
                "E005")
            .redirectOutput(full)
            .start();
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(errors).startsWith("checker: the standard output cannot be written: ").doesNotContain("Exception");
  }
}
