package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is given as a specification ends in words and the documented status: no stack trace, no hang. */
class RobustnessTest {
  private static final String COUNTER = "module m\nvar n: 0..3 = 0\nterminal when n = 3\n"
      + "actor a { action go { when n < 3; n' = n + 1 } }\n";

  @TempDir Path directory;

  private Invocation verify(String text, String... more) {
    Invocation.write(directory, "m.spec", text);
    return verifyFile("m.spec", more);
  }

  private Invocation verifyFile(String name, String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "verify";
    arguments[1] = name;
    System.arraycopy(more, 0, arguments, 2, more.length);
    Invocation result =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Invocation.in(directory, arguments));
    assertThat(result.err() + result.out())
        .doesNotContain("\tat ", "Exception", "java.", "checker.", "internal error");
    return result;
  }

  private static void assertRefused(Invocation result, String code, String words) {
    assertThat(result.code()).as(result.toString()).isEqualTo(150);
    assertThat(result.err()).contains("error " + code + ": ").contains(words);
    assertThat(result.out()).doesNotContain("holds", "violated");
  }

  @Test
  void missingFile() {
    assertRefused(verifyFile("no/such.spec"), "E001", "no/such.spec");
  }

  /** In a locale without its letters, a name cannot even be looked for. */
  @Test
  void nameThatNoFileCanHave() {
    Invocation result = verifyFile("a\0b.spec");
    assertThat(result.code()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(result.err()).contains("can be the name of no file here").contains("LC_ALL");
  }

  @Test
  void namesWithSpacesAndLettersBeyondAscii() {
    Invocation.write(directory, "ö ü.spec", COUNTER.replace("module m", "/// Grüße, 页\nmodule m"));
    Invocation result = verifyFile("ö ü.spec");
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("ö ü.spec  scenario m.default");
  }

  @Test
  void directory() {
    assertRefused(verifyFile("."), "E002", "directory");
  }

  @Test
  void emptyFile() {
    assertRefused(verify(""), "E005", "m.spec");
  }

  @Test
  void binaryFile() throws IOException {
    byte[] bytes = new byte[5000];
    new Random(1).nextBytes(bytes);
    Files.write(directory.resolve("m.spec"), bytes);
    assertRefused(verifyFile("m.spec"), "E003", "m.spec");
  }

  @Test
  void byteOrderMarkAndLineEndsOfWindows() throws IOException {
    Files.writeString(
        directory.resolve("m.spec"), "\uFEFF" + COUNTER.replace("\n", "\r\n"), StandardCharsets.UTF_8);
    assertThat(verifyFile("m.spec").code()).isZero();
  }

  @Test
  void tenThousandParentheses() {
    String nested = "(".repeat(10_000) + "n" + ")".repeat(10_000);
    assertRefused(verify(COUNTER + "invariant deep { " + nested + " < 4 }\n"), "E012", "nested");
  }

  @Test
  void longChainOfOperators() {
    Invocation result = verify(COUNTER + "invariant long { " + "n != 9 and ".repeat(20_000) + "n < 4 }\n");
    assertThat(result.code()).isIn(0, 150);
  }

  @Test
  void cyclicExtends() {
    assertRefused(verify("module m extends k\nmodule k extends m\n"), "E106", "extends itself");
    Invocation.write(directory, "one.spec", "module one extends two\n");
    Invocation.write(directory, "two.spec", "module two extends one\n");
    assertRefused(verifyFile("one.spec"), "E106", "extends itself");
  }

  @Test
  void unknownConstant() {
    assertRefused(verify(COUNTER, "--const", "LIMIT=3"), "E112", "LIMIT");
  }

  @Test
  void whatIsWrongInEveryScenarioIsToldOnce() {
    Invocation result = verify(COUNTER + "scenario one {}\nscenario other {}\n", "--const", "LIMIT=3");
    assertThat(result.code()).isEqualTo(150);
    assertThat(result.err()).containsOnlyOnce("E112");
  }

  @Test
  void constantOutOfRange() {
    String text = "module m\nconst K: 0..3 = 1\nvar n: 0..3 = 0\nactor a { action go { n' = K } }\n";
    assertRefused(verify(text, "--const", "K=7"), "E218", "7 is outside 0..3");
    assertRefused(verify(text, "--const", "K=many"), "E101", "many");
    assertRefused(verify(text, "--const", "K=99999999999"), "E301", "32 bits");
  }

  @Test
  void typeErrorInAnInheritedModuleIsToldAtItsPlace() {
    Invocation.write(directory, "base.spec", "module base\nvar n: 0..3 = true\nactor a { action go { n' = n } }\n");
    assertRefused(verify("module m extends base\n"), "E201", "base.spec:2:15:");
  }

  @Test
  void absurdlyLargeTypes() {
    assertRefused(verify("module m\nvar s: set of 0..1000000 = {}\nactor a { action go { s' = {} } }\n"), "E302", "set");
    assertRefused(
        verify("module m\nvar f: 0..2000000000 -> 0..2000000000 = 0\nactor a { action go { f[0]' = 1 } }\n"), "E302", "");
    assertRefused(
        verify("module m\nvar q: seq[2000000000] of 0..1 = []\nactor a { action go { q' = [] } }\n"), "E302", "");
  }

  @Test
  void tooManyInitialStates() {
    assertRefused(
        verify("module m\nvar s: set of 0..39 in any\nactor a { action go { s' = {} } }\n"), "E305", "initial");
  }

  @Test
  void stateSpaceBeyondMemoryIsIncomplete() {
    String text = "module m\nvar f: 0..29 -> bool = false\nactor a(i: 0..29) { action flip { f[i]' = not f[i] } }\n";
    Invocation result = verify(text, "--memory", "32M");
    assertThat(result.code()).isEqualTo(22);
    assertThat(result.out()).contains("incomplete (memory)").doesNotContain("holds");
  }

  @Test
  void timeoutIsIncomplete() {
    String text = "module m\nvar f: 0..29 -> bool = false\nactor a(i: 0..29) { action flip { f[i]' = not f[i] } }\n";
    Invocation result = verify(text, "--timeout", "100ms");
    assertThat(result.code()).isEqualTo(22);
    assertThat(result.out()).contains("incomplete (timeout)").doesNotContain("holds");
  }

  @Test
  void undecidedPropertyOfACompleteSearchIsIncomplete() {
    String always =
        IntStream.rangeClosed(0, 10).mapToObj(i -> "(always (x = " + i + "))").collect(Collectors.joining(" or "));
    String text = "module m\nvar x: 0..10 = 0\nactor a { action go { x' = (x + 1) % 11 } }\nproperty stays { " + always + " }\n";
    Invocation result = verify(text);
    assertThat(result.code()).isEqualTo(22);
    assertThat(result.out())
        .contains("complete: 11 states", "incomplete (undecided)  stays", "the formula has too many temporal operators")
        .doesNotContain("incomplete (complete)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          verify m.spec --workers 0                | --workers must be at least 1, not 0
          verify m.spec --workers x                | expected a whole number, not `x`
          verify m.spec --max-depth -1             | --max-depth must be at least 0, not -1
          verify m.spec --max-depth 99999999999    | `99999999999` is too large
          verify m.spec --max-states -3            | expected a number such as 1000000 or 1M, not `-3`
          verify m.spec --timeout -1s              | expected a time such as 90s, 5m or 1h, not `-1s`
          gate m.spec --workers 0                  | --workers must be at least 1, not 0
          simulate m.spec --seed x                 | expected a whole number, not `x`
          simulate m.spec --seed 99999999999999999999 | `99999999999999999999` is too large
          simulate m.spec --seed -99999999999999999999 | `-99999999999999999999` is too small
          simulate m.spec --depth 0                | --depth must be at least 1, not 0
          simulate m.spec --walks 0                | --walks must be at least 1, not 0
          simulate m.spec --weight a=x             | expected a whole number, not `x`
          explore m.spec --seed 1.5                | expected a whole number, not `1.5`
          graph m.spec --max-states 0              | --max-states must be at least 1, not 0
          verify m.spec --scenario no              | there is no scenario `no`
          verify m.spec --property no              | there is no property `no`
          gate m.spec --scenario no                | there is no scenario `no`
          gate m.spec --property no                | there is no property `no`
          simulate m.spec --scenario no            | there is no scenario `no`
          simulate m.spec --property no            | there is no property `no`
          explore m.spec --scenario no             | there is no scenario `no`
          graph m.spec --scenario no               | there is no scenario `no`
          translate --to tla m.spec --scenario no  | there is no scenario `no`
          """)
  void optionsThatCannotBeMeant(String line, String words) {
    Invocation.write(directory, "m.spec", COUNTER);
    Invocation result = Invocation.in(directory, line.split(" "));
    assertThat(result.code()).as(result.toString()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(result.err()).contains(words).doesNotContain("internal error", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"verify", "compare", "gate", "simulate", "explore", "graph", "translate --to tla", "parse", "format", "format --check"})
  void everyCommandTellsWhereASpecificationIsWrong(String command) throws IOException {
    Invocation.write(directory, "bad.spec", "module m var");
    Invocation result = Invocation.in(directory, (command + " bad.spec").split(" "));
    assertThat(result.code()).as(result.toString()).isEqualTo(ExitStatus.SPECIFICATION.code());
    assertThat(result.err() + result.out()).contains("bad.spec:1:13: error E005: ").doesNotContain("internal error");
    assertThat(directory.resolve("bad.spec")).hasContent("module m var");
  }

  @Test
  void tracesThatCannotBeReadOrWritten() throws IOException {
    Invocation.write(directory, "m.spec", COUNTER + "invariant small { n < 2 }\n");
    Invocation.write(directory, "blocked", "a file, and no directory");
    Invocation written = verifyFile("m.spec", "--write-traces", "blocked");
    assertThat(written.code()).isEqualTo(2);
    assertThat(written.err()).contains("the directory `blocked/m` cannot be made: `blocked` is no directory");
    assertReplayFails("missing.trace", "there is no file `missing.trace`");
    Files.createDirectory(directory.resolve("some"));
    assertReplayFails("some", "`some` is a directory");
    Files.write(directory.resolve("binary.trace"), new byte[] {(byte) 0xff, 0, 1});
    assertReplayFails("binary.trace", "`binary.trace` is not a text");
    Invocation.write(directory, "bad.trace", "m.spec  scenario default\n  VIOLATED  small   2 steps\n\n 1  go\n");
    assertReplayFails("bad.trace", "bad.trace:2: this is not a trace");
    Invocation.write(directory, "lost.trace", "gone.spec  scenario default\n  VIOLATED  small   0 steps\n");
    assertReplayFails("lost.trace", "--spec says where it is");
  }

  private void assertReplayFails(String trace, String words) {
    Invocation result = Invocation.in(directory, "replay", trace);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(words);
  }
}
