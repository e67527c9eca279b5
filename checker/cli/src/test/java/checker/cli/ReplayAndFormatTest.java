package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayAndFormatTest {
  private static final String BASE =
      """
      module pages
      var refs: 0..2 = 0
      var writeback: bool = false
      actor driver { action pin { when refs < 2; refs' = refs + 1 } action unpin { when refs > 0; refs' = refs - 1 } }
      actor flusher { step clear { writeback' = true } step end_io { writeback' = false } }
      invariant stable "pinned under writeback" { writeback implies refs = 0 }
      scenario s {}
        expect stable violated in 2
      """;

  @TempDir Path directory;

  @BeforeEach
  void specification() {
    Invocation.write(directory, "specs/pages.spec", BASE);
  }

  private Invocation run(String... arguments) {
    return Invocation.in(directory, arguments);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200})
  void replayFitsTheTerminal(int width) {
    run("verify", "specs/pages.spec", "--write-traces", "traces");
    String trace = "traces/pages/s.stable.trace";
    String blocking = BASE.replace("{ writeback' = true }", "{ when refs = 0 and not writeback and refs + refs < 1; writeback' = true }");
    Invocation.write(directory, "specs/fixed.spec", blocking);
    for (String spec : new String[] {"specs/pages.spec", "specs/fixed.spec"}) {
      Invocation replayed = Invocation.onTerminal(directory, width, "replay", trace, "--spec", spec, "--color", "never");
      assertThat(replayed.out().lines()).hasSizeGreaterThan(1).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
      assertThat(replayed.code()).isEqualTo(spec.contains("fixed") ? 24 : 0);
    }
  }

  @Test
  void everyWrittenTraceReplaysAndIsTheSameFromAnywhere() throws IOException {
    Path input = Golden.project().resolve("checker/cli/src/test/golden/input");
    Files.copy(input.resolve("showcase.spec"), directory.resolve("specs/showcase.spec"));
    Files.copy(input.resolve("faults.spec"), directory.resolve("specs/faults.spec"));
    String[] specs = {"specs/pages.spec", "specs/showcase.spec", "specs/faults.spec"};
    run("verify", specs[0], specs[1], specs[2], "--write-traces", "counterexamples", "--witnesses");
    List<Path> traces;
    try (Stream<Path> files = Files.walk(directory.resolve("counterexamples"))) {
      traces = files.filter(Files::isRegularFile).toList();
    }
    assertThat(traces).hasSizeGreaterThan(7);
    for (Path trace : traces) {
      Invocation replayed = run("replay", directory.relativize(trace).toString());
      assertThat(replayed.out()).as(trace.toString()).contains("  reproduces: ");
      assertThat(replayed.code()).isZero();
    }
    Path trace = directory.resolve("counterexamples/pages/s.stable.trace");
    String text = Files.readString(trace);
    Path elsewhere = Files.createDirectories(directory.resolve("else/where"));
    Invocation.in(elsewhere, "verify", "../../specs/pages.spec", "--write-traces", "../../counterexamples");
    assertThat(Files.readString(trace)).isEqualTo(text).startsWith("specs/pages.spec  scenario s\n");
    assertThat(Invocation.in(elsewhere, "replay", "../../counterexamples/pages/s.stable.trace").code()).isZero();
  }

  @Test
  void underAFixTheBlockingGuardIsNamed() {
    run("verify", "specs/pages.spec", "--write-traces", "t");
    Invocation.write(
        directory,
        "specs/fix.spec",
        "module fix extends pages\noverride driver.pin { when not writeback; super }\n"
            + "override flusher.clear { when refs = 0; super }\nscenario s {}\n");
    Invocation replayed = run("replay", "t/pages/s.stable.trace", "--spec", "specs/fix.spec");
    assertThat(replayed.code()).isEqualTo(24);
    assertThat(replayed.out())
        .isEqualTo(
            """
            t/pages/s.stable.trace
              blocked at step 2: guard `refs = 0` of flusher.clear is false (fix.spec:3)
                refs = 1
            """);
    assertThat(run("verify", "specs/fix.spec", "--property", "stable").code()).isZero();
  }

  @Test
  void changedSpecificationNoLongerShowsIt() {
    run("verify", "specs/pages.spec", "--write-traces", "t");
    Invocation.write(directory, "specs/pages.spec", BASE.replace("implies refs = 0", "implies refs < 2"));
    assertThat(run("replay", "t/pages/s.stable.trace").out())
        .contains("does not reproduce: all 2 steps can be taken, but stable is not violated at the end")
        .contains("is true: refs = 1");
    Invocation.write(directory, "specs/pages.spec", BASE.replace("writeback implies refs = 0", "refs = 0"));
    assertThat(run("replay", "t/pages/s.stable.trace").out())
        .contains("does not reproduce: stable is violated after 1 step already");
    Invocation.write(directory, "specs/pages.spec", BASE.replace("pin {", "get {"));
    assertThat(run("replay", "t/pages/s.stable.trace").out())
        .contains("does not apply at step 1: driver has no action `pin`");
  }

  @Test
  void scenarioThatIsMeantMustBeClear() {
    run("verify", "specs/pages.spec", "--write-traces", "t");
    Invocation.write(
        directory, "specs/two.spec", "module two extends pages\nscenario x {}\nscenario y {}\n");
    Invocation unclear = run("replay", "t/pages/s.stable.trace", "--spec", "specs/two.spec");
    assertThat(unclear.code()).isEqualTo(2);
    assertThat(unclear.err()).contains("--scenario says so: two.x, two.y");
    assertThat(run("replay", "t/pages/s.stable.trace", "--spec", "specs/two.spec", "--scenario", "y").code()).isZero();
  }

  @Test
  void formatRewritesInPlaceAndOnlyWhatNeedsIt() throws IOException {
    Path file = Invocation.write(directory, "m.spec", "module m\r\nvar   n:0..3=0\r\n");
    Invocation check = run("format", "--check", "m.spec", "specs/pages.spec");
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.out()).contains("m.spec is not in canonical form");
    assertThat(Files.readString(file)).contains("\r\n");
    assertThat(run("format", "m.spec").code()).isZero();
    assertThat(Files.readString(file)).isEqualTo("module m\nvar n: 0..3 = 0\n");
    assertThat(run("format", "--check", "m.spec")).isEqualTo(new Invocation(0, "", ""));
    assertThat(run("format", "m.spec").out()).isEmpty();
  }

  @Test
  void formatLeavesBrokenFilesAlone() throws IOException {
    Path file = Invocation.write(directory, "m.spec", "module m\nvar n 0..3\n");
    Invocation result = run("format", "m.spec");
    assertThat(result.code()).isEqualTo(150);
    assertThat(result.err()).contains("error E005");
    assertThat(Files.readString(file)).isEqualTo("module m\nvar n 0..3\n");
  }

  @Test
  void parseTellsAllErrorsAtOnceInOrder() {
    Invocation.write(directory, "m.spec", "module m\nvar n: 0..3 = x\nvar k: T = 0\nactor a { action go { n' = y } }\n");
    Invocation result = run("parse", "m.spec", "specs/pages.spec");
    assertThat(result.code()).isEqualTo(150);
    assertThat(result.err().lines().filter(l -> l.contains("error E")).map(l -> l.split(" ")[0]))
        .containsExactly("m.spec:2:15:", "m.spec:3:8:", "m.spec:4:28:");
    assertThat(result.out()).isEqualTo("specs/pages.spec: no errors, 1 scenario\n");
  }
}
