package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What `checker verify` prints and how it ends; whole outputs are kept in {@code src/test/golden}. */
class VerifyCommandTest {
  private static final String COUNTER =
      "module m\nvar n: 0..3 = 0\nterminal when n = 3\nactor a { action go { when n < 3; n' = n + 1 } }\n";

  @TempDir Path directory;

  @BeforeEach
  void specifications() throws IOException {
    Path input = Golden.project().resolve("checker/cli/src/test/golden/input");
    try (var files = Files.list(input)) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120, 200})
  void terminalOutput(int width) {
    Invocation result = Invocation.onTerminal(directory, width, "verify", "--color", "never", "showcase.spec");
    Golden.assertEquals("showcase." + width + ".txt", result.err() + result.out());
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    assertThat(result.code()).isEqualTo(10);
  }

  @Test
  void pipedOutput() {
    Invocation result = Invocation.in(directory, "verify", "showcase.spec", "--witnesses");
    Golden.assertEquals("showcase.piped.txt", result.out());
    assertThat(result.out()).matches("[\\n\\x20-\\x7e]*");
  }

  @Test
  void colouredOutputSaysTheSame() {
    String plain = Invocation.in(directory, "verify", "showcase.spec").out();
    String coloured = Invocation.in(directory, "verify", "showcase.spec", "--color", "always").out();
    assertThat(coloured).contains("\u001b[1;31mVIOLATED\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void evaluationErrors() {
    Golden.assertEquals("faults.txt", Invocation.in(directory, "verify", "faults.spec").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--workers=2", "--engine=interpreted", "--memory=64M", "--max-states=1000000", "--no-sleep-sets"})
  void verdictsAndTracesDoNotDependOnHowItIsDone(String option) {
    assertThat(Invocation.in(directory, "verify", "showcase.spec", option).out())
        .isEqualTo(Invocation.in(directory, "verify", "showcase.spec").out());
  }

  @Test
  void mostSeriousStatusCounts() {
    Invocation.write(directory, "ok.spec", COUNTER.replace("module m", "module ok"));
    Invocation.write(directory, "bad.spec", "module bad\nvar x\n");
    Invocation result = Invocation.in(directory, "verify", "ok.spec", "bad.spec", "showcase.spec");
    assertThat(result.code()).isEqualTo(150);
    assertThat(result.err()).contains("bad.spec:2:6: error E005");
    assertThat(result.out()).contains("ok.spec  scenario default").contains("VIOLATED");
  }

  @Test
  void quietSaysNothingWhenAllIsWell() {
    Invocation.write(directory, "m.spec", COUNTER);
    assertThat(Invocation.in(directory, "verify", "-q", "m.spec")).isEqualTo(new Invocation(0, "", ""));
  }

  @Test
  void quietStillSaysWhatIsWrong() {
    Invocation.write(directory, "m.spec", COUNTER + "invariant small { n < 2 }\ninvariant fine { n != 4 - 5 }\n");
    Invocation result = Invocation.in(directory, "verify", "-q", "m.spec");
    assertThat(result.out()).contains("violated in 2 steps  small").doesNotContain("fine", "deadlock_free");
  }

  @Test
  void boundsAreNeverSuccess() {
    Invocation.write(directory, "m.spec", COUNTER);
    for (String bound : new String[] {"--max-states=2", "--max-depth=1", "--timeout=0"}) {
      Invocation result = Invocation.in(directory, "verify", "m.spec", bound);
      assertThat(result.code()).as(bound).isEqualTo(22);
      assertThat(result.out()).as(bound).contains("incomplete").doesNotContain("holds");
    }
  }

  @Test
  void interruptEndsWithWhatIsKnown() {
    Invocation.write(directory, "m.spec", COUNTER + "scenario s { }\nscenario t { }\n");
    Invocation result = Invocation.run(directory, false, 80, () -> true, "verify", "m.spec");
    assertThat(result.code()).isEqualTo(22);
    assertThat(result.out()).contains("interrupted").doesNotContain("holds");
  }

  @Test
  void selectionThatSelectsNothingIsAnError() {
    Invocation scenario = Invocation.in(directory, "verify", "showcase.spec", "--scenario", "smal");
    assertThat(scenario.code()).isEqualTo(2);
    assertThat(scenario.err()).contains("there is no scenario `smal`; did you mean `small`?");
    Invocation property = Invocation.in(directory, "verify", "showcase.spec", "--property", "exclusiv");
    assertThat(property.code()).isEqualTo(2);
    assertThat(property.err()).contains("there is no property `exclusiv`; did you mean `exclusive`?");
  }

  @Test
  void scenariosWithoutTheSelectedPropertyDoNotCountAsExpected() {
    Invocation.write(
        directory,
        "m.spec",
        COUNTER + "invariant fine { n != 4 - 5 }\nscenario s {}\n"
            + COUNTER.replace("module m", "module other") + "scenario s {}\n");
    Invocation result = Invocation.in(directory, "verify", "m.spec", "--property", "fine");
    assertThat(result.out()).contains("holds  fine").doesNotContain("other");
  }

  @Test
  void constantsFromTheCommandLineAreInTheHeadingAndTheTrace() {
    Invocation.write(
        directory, "m.spec", "module m\nconst MAX = 3\nvar n: 0..3 = 0\nterminal when n = MAX\n"
            + "actor a { action go { when n < MAX; n' = n + 1 } }\ninvariant small { n < 1 }\n");
    Invocation result = Invocation.in(directory, "verify", "m.spec", "--const", "MAX=1", "--write-traces", "out");
    assertThat(result.out()).startsWith("m.spec  scenario default  with MAX = 1\n  MAX = 1\n");
    assertThat(Invocation.in(directory, "replay", "out/m/default.small.trace").out())
        .contains("reproduces: small violated in 1 step");
  }

  @Test
  void statisticsAreThoseOfTheGraph() {
    Invocation.write(directory, "m.spec", COUNTER);
    assertThat(Invocation.in(directory, "verify", "m.spec", "--statistics").out())
        .contains(
            "states at each depth  1 1 1 1\n",
            "successors of a state 0 to 1, 0.75 on average\n",
            "width of a state      2 bits\n",
            "a.go        3 transitions\n");
  }

  @Test
  void usageErrorsSuggest() {
    Invocation option = Invocation.in(directory, "verify", "--max-dept=3", "m.spec");
    assertThat(option.code()).isEqualTo(2);
    assertThat(option.err()).contains("unknown option `--max-dept=3`").contains("did you mean `--max-depth`?");
    Invocation command = Invocation.in(directory, "verfy", "m.spec");
    assertThat(command.code()).isEqualTo(2);
    assertThat(command.err()).contains("unknown command `verfy`").contains("did you mean `verify`?");
    for (String wrong : new String[] {"--timeout=soon", "--memory=5X", "--memory=1", "--memory=1023k", "--workers=0", "--max-depth=-1", "--engine=fast"}) {
      assertThat(Invocation.in(directory, "verify", wrong, "m.spec").code()).as(wrong).isEqualTo(2);
    }
    assertThat(Invocation.in(directory).code()).isEqualTo(2);
    assertThat(Invocation.in(directory, "verify").code()).isEqualTo(2);
  }

  @Test
  void longTextOfAPropertyFitsTheTerminal() {
    String text = "a text of words that nobody would read aloud without taking breath in the middle of it, and once more before its end";
    Invocation.write(directory, "m.spec", COUNTER + "invariant small \"" + text + "\" { n < 2 }\n");
    Invocation result = Invocation.onTerminal(directory, 80, "verify", "--color", "never", "m.spec");
    assertThat(result.out().replaceAll("\\s+", " ")).contains("VIOLATED small \"" + text + "\" 2 steps");
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void memoryThatHoldsNoSearchIsRefused() {
    Invocation.write(directory, "m.spec", COUNTER);
    Invocation refused = Invocation.in(directory, "verify", "m.spec", "--memory", "1023k");
    assertThat(refused.err()).contains("--memory").contains("a search takes at least 1M, not `1023k`");
    assertThat(Invocation.in(directory, "verify", "m.spec", "--memory", "1M").code()).isZero();
    assertThat(Invocation.in(directory, "simulate", "m.spec", "--memory", "0").code()).isEqualTo(2);
  }

  @Test
  void coloursAreForTerminalsThatWantThem() {
    String[] verify = {"verify", "showcase.spec"};
    Invocation coloured = Invocation.onTerminal(Map.of(), directory, verify);
    assertThat(coloured.out()).contains("\u001b[");
    for (Map<String, String> none : List.of(Map.of("NO_COLOR", "1"), Map.of("TERM", "dumb"))) {
      Invocation plain = Invocation.onTerminal(none, directory, verify);
      assertThat(plain.out()).doesNotContain("\u001b").isEqualTo(coloured.out().replaceAll("\u001b\\[[0-9;]*m", ""));
    }
    assertThat(Invocation.onTerminal(Map.of("NO_COLOR", "1"), directory, "verify", "--color", "always", "showcase.spec").out())
        .isEqualTo(coloured.out());
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 54, 55, 80, 200})
  void helpFitsTheTerminal(int width) {
    for (String command : new String[] {"verify", "gate", "replay", "explore", "help"}) {
      Invocation help = Invocation.onTerminal(directory, width, command, "--help");
      assertThat(help.code()).isZero();
      // One word alone may be longer.
      assertThat(help.out().lines().filter(line -> !line.startsWith("  checker ") && line.strip().contains(" ")))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(width, 40)));
      assertThat(words(help)).as(command).isEqualTo(words(Invocation.in(directory, command, "--help")));
      assertThat(Invocation.onTerminal(directory, width, "help", command).out()).isEqualTo(help.out());
    }
    assertThat(words(Invocation.onTerminal(directory, width, "--help"))).isEqualTo(words(Invocation.in(directory, "--help")));
  }

  /** Words may be broken at a hyphen. */
  private static String words(Invocation help) {
    return help.out().replaceAll("\\s+", "");
  }

  @Test
  void memoryBeyondTheHeapIsTold() {
    Invocation plain = Invocation.in(directory, "verify", "showcase.spec");
    Invocation beyond = Invocation.in(directory, "verify", "showcase.spec", "--memory", "1000T");
    assertThat(beyond.err()).contains("checker: --memory is more than the whole heap of ").contains("CHECKER_JAVA_OPTS");
    assertThat(plain.err()).doesNotContain("--memory");
    assertThat(beyond.code()).isEqualTo(plain.code());
  }

  @Test
  void helpAndVersionAreNoErrors() {
    assertThat(Invocation.in(directory, "--help").out()).contains("verify", "replay", "explain");
    assertThat(Invocation.in(directory, "help", "verify").out()).contains("--max-states");
    assertThat(Invocation.in(directory, "verify", "--help").out())
        .isEqualTo(Invocation.in(directory, "help", "verify").out());
    assertThat(Invocation.in(directory, "--version")).matches(r -> r.code() == 0 && r.out().startsWith("checker "));
    assertThat(Invocation.in(directory, "help", "verfy").code()).isEqualTo(2);
  }
}
