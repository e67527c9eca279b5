package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command does with files, scenarios and mistakes; what a translation says is tested with the translators. */
class TranslateCommandTest {
  private static final String SPEC =
      """
      module clock
      const LAST = 2
      var n: 0..LAST = 0
      actor hand { action tick { n' = (n + 1) % (LAST + 1) } }
      reachable noon { n = LAST }
      possible again { n = 0 }
      scenario short { }
      scenario long { LAST = 3 }
      """;

  @TempDir Path directory;

  private Invocation translate(String... arguments) {
    Invocation.write(directory, "clock.spec", SPEC);
    String[] all = new String[arguments.length + 2];
    all[0] = "translate";
    all[1] = "clock.spec";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Invocation.in(directory, all);
  }

  @Test
  void filesOfEveryScenarioAreWrittenOnce() throws IOException {
    Invocation first = translate("--to", "tla", "--output", "out");
    assertThat(first.code()).as(first.toString()).isZero();
    assertThat(first.out().lines())
        .containsExactly(
            "out/clock__short.tla has been written", "out/clock__short.cfg has been written",
            "out/clock__long.tla has been written", "out/clock__long.cfg has been written");
    assertThat(first.err()).isEqualTo("note: `again` is not checked by TLC: TLA+ cannot say `possible`\n");
    assertThat(Files.readString(directory.resolve("out/clock__long.tla"))).contains("---- MODULE clock__long ----");
    assertThat(translate("--to", "tla", "--output", "out").out()).isEmpty();
    try (var files = Files.list(directory.resolve("out"))) {
      assertThat(files).hasSize(4);
    }
  }

  @Test
  void whatIsThereIsReplacedOnlyIfTheUserSaysSo() throws IOException {
    Path mine = directory.resolve("out/clock__short.cfg");
    Invocation.write(directory, "out/clock__short.cfg", "mine\n");
    Invocation refused = translate("--to", "tla", "--output", "out");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("clock__short.cfg` is there already, with another text; --force replaces it");
    assertThat(mine).hasContent("mine\n");
    assertThat(directory.resolve("out/clock__short.tla")).doesNotExist();
    assertThat(translate("--to", "tla", "--output", "out", "--force").code()).isZero();
    assertThat(Files.readString(mine)).contains("SPECIFICATION Spec");
  }

  @Test
  void oneScenarioIsPrinted() {
    Invocation printed = translate("--to", "tla", "--scenario", "long", "--const", "LAST=1");
    assertThat(printed.code()).isZero();
    assertThat(printed.out())
        .startsWith("==> clock__long.tla <==\n---- MODULE clock__long ----\n")
        .contains("\\*   LAST = 1\n", "\n==> clock__long.cfg <==\n");
  }

  @Test
  void mistakesAreToldAndNothingIsWritten() {
    assertThat(translate("--to", "tla").err()).contains("`clock.spec` has 2 scenarios", "NAME picks one of clock.short, clock.long");
    assertThat(translate("--to", "tlc").err()).contains("there is no language `tlc`; did you mean `tla`?");
    assertThat(translate("--to", "tla", "--scenario", "lang").err()).contains("did you mean `long`?");
    assertThat(translate("--to", "tla", "--output", "clock.spec").code()).isEqualTo(2);
    assertThat(translate().code()).isEqualTo(2);
    assertThat(Invocation.in(directory, "translate", "--to", "tla", "none.spec").code()).isEqualTo(150);
    assertThat(directory.resolve("out")).doesNotExist();
  }
}
