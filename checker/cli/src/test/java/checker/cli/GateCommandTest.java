package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** `checker gate` on a copy of two examples, with one thing changed at a time. */
class GateCommandTest {
  private static final String DIRECT_IO = "counterexamples/stable_pages/direct_io.no_write_under_writeback.trace";
  private static final String CAMERA = "counterexamples/stable_pages/camera.no_write_under_writeback.trace";
  private static final String HANG = "counterexamples/waiting_truncate/camera.truncate_returns.trace";
  private static final String STATES = "counterexamples/states.txt";

  @TempDir Path directory;

  @BeforeEach
  void committed() throws IOException {
    for (String name : List.of("stable_pages.spec", "waiting_truncate.spec")) {
      Files.createDirectories(directory.resolve("specs"));
      Files.copy(Golden.project().resolve("checker/docs/examples").resolve(name), directory.resolve("specs").resolve(name));
    }
    assertThat(gate("--update").code()).isZero();
  }

  private Invocation gate(String... arguments) {
    List<String> words = new ArrayList<>(List.of("gate"));
    words.addAll(List.of(arguments));
    return Invocation.in(directory, words.toArray(String[]::new));
  }

  private String text(String name) throws IOException {
    return Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
  }

  private void edit(String name, String old, String with) throws IOException {
    String text = text(name);
    assertThat(text).contains(old);
    Invocation.write(directory, name, text.replace(old, with));
  }

  // ---- As committed

  @Test
  void allAsCommitted() {
    assertThat(gate())
        .isEqualTo(
            new Invocation(
                0,
                """
                traces: 3 as committed
                4 scenarios: 4 as expected; exit status 0: all as expected, and all was looked at
                """,
                ""));
    assertThat(gate("--quiet")).isEqualTo(new Invocation(0, "", ""));
    assertThat(gate("specs", "--workers=3", "--engine=interpreted").code()).isZero();
  }

  @Test
  void tracesAreThoseThatVerifyWrites() throws IOException {
    Invocation.in(directory, "verify", "specs/stable_pages.spec", "--write-traces", "written");
    assertThat(text(DIRECT_IO)).isEqualTo(text(DIRECT_IO.replace("counterexamples", "written")));
  }

  // ---- One guard changed

  @Test
  void guardThatBlocksTheTraceIsNamed() throws IOException {
    edit("specs/stable_pages.spec", "when dirty; dirty'", "when dirty and forall d: Driver { io[d] = idle }; dirty'");
    Invocation result = gate("--scenario", "direct_io");
    assertThat(result.code()).isEqualTo(24);
    assertThat(result.out())
        .contains("UNEXPECTED: `expect` says violated in 4 steps")
        .contains(
            DIRECT_IO + "\n"
                + "  it no longer reproduces: no_write_under_writeback was violated in 4 steps, it is violated in 5 now\n"
                + "    blocked at step 3: guard `forall d: Driver { io[d] = idle }` of writeback.clear_dirty is false"
                + " (stable_pages.spec:28)\n")
        .contains("traces: 0 as committed, 1 not, 2 of others, not looked at\n");
  }

  @Test
  void violationThatIsGoneIsTold() throws IOException {
    edit("specs/stable_pages.spec", "{ under_writeback' = true }", "{ when forall d: Driver { io[d] = idle }; under_writeback' = true }");
    edit("specs/stable_pages.spec", "io[d] = idle and writable", "io[d] = idle and writable and not under_writeback");
    Invocation result = gate("--scenario", "direct_io");
    assertThat(result.code()).isEqualTo(24);
    assertThat(result.out())
        .contains(DIRECT_IO + "\n  no_write_under_writeback was violated in 4 steps, it holds now\n    blocked at step 4: guard ");
    Invocation updated = gate("--update", "--scenario", "direct_io");
    assertThat(updated.out()).contains("removed: " + DIRECT_IO + "\n  no_write_under_writeback was violated in 4 steps, it holds now");
    assertThat(directory.resolve(DIRECT_IO)).doesNotExist();
    assertThat(updated.code()).as("`expect` still says that it is violated").isEqualTo(20);
  }

  @Test
  void shorterTraceIsTold() throws IOException {
    edit("specs/stable_pages.spec", "when io[d] = pinned;", "when io[d] = pinned or io[d] = idle;");
    Invocation result = gate("--scenario", "direct_io");
    assertThat(result.code()).isEqualTo(24);
    assertThat(result.out()).contains(DIRECT_IO + "\n  a shorter one exists: 3 instead of 4 steps\n    reproduces: ");
  }

  @Test
  void sameStepsInAnotherPlaceAreNoSurprise() throws IOException {
    edit("specs/stable_pages.spec", "module stable_pages", "// once more\nmodule stable_pages");
    assertThat(gate().out()).contains(DIRECT_IO + "\n  it reproduces, but only line numbers of the specification differ\n");
    assertThat(gate("--update").out()).contains("written: " + DIRECT_IO).contains("traces: 1 as committed, 2 written\n");
    assertThat(gate().code()).isZero();
  }

  @Test
  void loopThatFairnessNowForbidsIsTold() throws IOException {
    edit("specs/waiting_truncate.spec", "busy' = false }", "busy' = false }\n  action break_off { when busy and waiting; busy' = false }");
    edit("specs/waiting_truncate.spec", "camera.let_go, truncate", "camera.let_go, camera.break_off, truncate");
    assertThat(gate().out())
        .contains(HANG + "\n  truncate_returns was violated in 4 steps, it holds now\n    does not reproduce: the loop is unfair now");
  }

  // ---- Files

  @Test
  void missingTraceIsToldAndWritten() throws IOException {
    String old = text(CAMERA);
    Files.delete(directory.resolve(CAMERA));
    Invocation result = gate();
    assertThat(result.code()).isEqualTo(24);
    assertThat(result.out())
        .contains(CAMERA + "\n  it is missing: no_write_under_writeback is violated in 4 steps, as expected (stable_pages.spec:37)\n");
    assertThat(gate("--update").code()).isZero();
    assertThat(text(CAMERA)).isEqualTo(old);
  }

  @Test
  void unexpectedViolationIsNotMadeExpectedByATrace() throws IOException {
    Files.delete(directory.resolve(DIRECT_IO));
    edit("specs/stable_pages.spec", "expect no_write_under_writeback violated in 4", "expect no_write_under_writeback holds");
    assertThat(gate("--update").code()).isEqualTo(12);
    assertThat(directory.resolve(DIRECT_IO)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stable_pages/usb_disk.no_write_under_writeback", "stable_pages/direct_io.no_such", "gone/direct_io.p", "flat"})
  void traceOfNothingIsToldAndRemoved(String name) throws IOException {
    String stale = "counterexamples/" + name + ".trace";
    String header = name.startsWith("gone") ? "specs/gone.spec" : "specs/stable_pages.spec";
    Invocation.write(directory, stale, text(DIRECT_IO).replace("specs/stable_pages.spec", header));
    assertThat(gate()).matches(r -> r.code() == 24 && r.out().contains(stale + "\n  it is of nothing: "));
    assertThat(gate("specs/waiting_truncate.spec").code()).as("not asked for").isZero();
    assertThat(gate("--scenario", "camera").code()).as("not asked for").isZero();
    assertThat(gate("--update").code()).isZero();
    assertThat(directory.resolve(stale)).doesNotExist();
    assertThat(directory.resolve(DIRECT_IO)).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stable_pages/direct_io.deadlock_free", "ftrace"})
  void whatIsNoTraceIsToldAndLeftAlone(String name) throws IOException {
    String file = "counterexamples/" + name + ".trace";
    Invocation.write(directory, file, "# tracer: function\n");
    Invocation.write(directory, "counterexamples/notes.md", "mine");
    Invocation result = gate("--update");
    assertThat(result.code()).isEqualTo(24);
    assertThat(result.out()).contains(file + "\n  this is not a trace that the checker wrote: expected `FILE  scenario NAME`\n");
    assertThat(text(file)).isEqualTo("# tracer: function\n");
    assertThat(text("counterexamples/notes.md")).isEqualTo("mine");
  }

  @Test
  void damagedTraceIsToldAndWrittenAnew() throws IOException {
    String old = text(DIRECT_IO);
    Files.write(directory.resolve(DIRECT_IO), new byte[] {(byte) 0xff, 0, 1});
    assertThat(gate()).matches(r -> r.code() == 24 && r.out().contains(DIRECT_IO + "\n  it is not a text\n"));
    Invocation.write(directory, DIRECT_IO, "<<<<<<< HEAD\n" + old);
    assertThat(gate()).matches(r -> r.code() == 24 && r.out().contains(DIRECT_IO + "\n  this is not a trace"));
    Invocation.write(directory, DIRECT_IO, old.replace("\n", "\r\n"));
    assertThat(gate().out()).contains("its lines end with CR LF");
    Invocation.write(directory, DIRECT_IO, old.substring(0, old.indexOf("  Minimal:")));
    assertThat(gate().out()).contains("its text is cut off after line 12");
    assertThat(gate("--update").code()).isZero();
    assertThat(text(DIRECT_IO)).isEqualTo(old);
  }

  @Test
  void traceOfAnotherScenarioOrOfOtherConstantsIsTold() throws IOException {
    Invocation.write(directory, DIRECT_IO, text(CAMERA));
    assertThat(gate().out()).contains("it says that it is of no_write_under_writeback in scenario camera");
    Invocation.in(directory, "verify", "specs/stable_pages.spec", "--const", "DRIVERS=2", "--write-traces", "counterexamples");
    assertThat(gate().out()).contains("it was found with other constants: DRIVERS = 2");
  }

  // ---- What was asked for

  @Test
  void othersAreNotLookedAt() throws IOException {
    edit("specs/waiting_truncate.spec", "module waiting_truncate", "// once more\nmodule waiting_truncate");
    assertThat(gate("specs/stable_pages.spec"))
        .matches(r -> r.code() == 0 && r.out().startsWith("traces: 2 as committed, 1 of others, not looked at\n"));
    assertThat(gate("--property", "no_write_under_writeback").code()).isZero();
    assertThat(gate("--scenario", "stable_pages.camera").code()).isZero();
    assertThat(gate().code()).isEqualTo(24);
  }

  @Test
  void whatIsIncompleteIsNotKnown() {
    Invocation result = gate("--max-states", "5");
    assertThat(result.code()).isEqualTo(22);
    assertThat(result.out())
        .contains(DIRECT_IO + "\n  it is not known whether it is found: the search of stable_pages.direct_io is incomplete\n"
            + "    reproduces: no_write_under_writeback violated in 4 steps\n")
        .contains("traces: 0 as committed, 3 not compared\n");
    assertThat(gate("--max-states", "5", "--update").out()).doesNotContain("removed", "written");
  }

  @Test
  void interruptedIsNotKnown() {
    Invocation result = Invocation.run(directory, false, 80, () -> true, "gate", "--update");
    assertThat(result.code()).isEqualTo(22);
    assertThat(result.out()).contains("was not verified: interrupted").contains("3 of others, not looked at");
    assertThat(directory.resolve(HANG)).exists();
  }

  @Test
  void faultySpecificationDoesNotMakeItsTracesStale() throws IOException {
    edit("specs/stable_pages.spec", "when dirty;", "when dirtier;");
    Invocation result = gate("--update");
    assertThat(result.code()).isEqualTo(150);
    assertThat(result.err()).contains("specs/stable_pages.spec:28").contains("E101");
    assertThat(result.out()).startsWith("traces: 1 as committed, 2 of others, not looked at\n");
    assertThat(directory.resolve(DIRECT_IO)).exists();
  }

  // ---- Pinned figures

  @Test
  void pinnedFiguresAreCompared() throws IOException {
    assertThat(gate("--update", "--pin-states").out()).contains("pinned: " + STATES + "\n  4 scenarios are pinned\n");
    assertThat(text(STATES)).contains("\nstable_pages.direct_io: 27 states, 54 transitions, depth 7\n");
    assertThat(gate().out()).contains("states: 4 as pinned\n");
    edit(STATES, "waiting_truncate.camera:", "waiting_truncate.gone:");
    edit(STATES, "27 states", "26 states");
    Invocation result = gate();
    assertThat(result.code()).isEqualTo(23);
    assertThat(result.out())
        .contains(STATES + ":3  stable_pages.direct_io\n"
            + "  26 states, 54 transitions, depth 7 are pinned; it has 27 states, 54 transitions, depth 7 now\n")
        .contains(STATES + "  waiting_truncate.camera\n  it is not pinned: ")
        .contains(":4  waiting_truncate.gone\n  it is pinned, but there is no such scenario\n");
    assertThat(gate("specs/waiting_truncate.spec", "--scenario", "waiting_truncate.direct_io").code()).isZero();
    assertThat(gate("--update").out()).contains("pinned: " + STATES + ":3");
    assertThat(gate().out()).contains("states: 4 as pinned\n");
  }

  @Test
  void machineThatChangedWithoutAnotherVerdictIsNoticedByItsFigures() throws IOException {
    gate("--update", "--pin-states");
    edit("specs/waiting_truncate.spec", "step finish { when not busy; waiting' = false }",
        "step finish { when not busy; waiting' = false }\n  action look { when waiting and not busy; waiting' = true }");
    Invocation result = gate("specs/waiting_truncate.spec", "--scenario", "direct_io");
    assertThat(result.code()).as(result.out()).isEqualTo(23);
  }

  @Test
  void pinnedFiguresThatCannotBeReadAreAnError() {
    Invocation.write(directory, STATES, "stable_pages.direct_io: many states\n");
    assertThat(gate()).matches(r -> r.code() == 2 && r.err().contains(STATES + ":1: expected `MODULE.SCENARIO: N states"));
  }

  // ---- Other formats

  @Test
  void documentsTellTheSame() throws IOException {
    edit("specs/stable_pages.spec", "module stable_pages", "// once more\nmodule stable_pages");
    Invocation result = gate("--format", "json", "--report", "text=result.txt");
    assertThat(result.out()).contains("\"trace-changed\"", DIRECT_IO, "only line numbers").contains("24");
    assertThat(text("result.txt")).isEqualTo(gate().out());
    assertThat(result.code()).isEqualTo(24);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "junit", "sarif", "github", "markdown"})
  void everyFormatTellsWhatDiffers(String format) throws IOException {
    Files.delete(directory.resolve(CAMERA));
    edit("specs/stable_pages.spec", "module stable_pages", "// once more\nmodule stable_pages");
    Invocation result = gate("--format", format);
    assertThat(result.code()).isEqualTo(24);
    assertThat(result.out()).contains("only line numbers of the specification differ", "it is missing");
  }

  @Test
  void pageLeadsFromWhatDiffersToWhatWasFound() throws IOException {
    Files.delete(directory.resolve(CAMERA));
    edit("specs/stable_pages.spec", "when dirty; dirty'", "when dirty and forall d: Driver { io[d] = idle }; dirty'");
    Invocation result = gate("--format", "html");
    assertThat(result.code()).isNotZero();
    String drifts = result.out().substring(result.out().indexOf("id=\"drifts\""), result.out().indexOf("id=\"reading\""));
    assertThat(drifts)
        .contains("<code>" + DIRECT_IO + ":", "it no longer reproduces", "<pre tabindex=\"0\">blocked at step ")
        .contains("<code>" + CAMERA + "</code>: it is missing")
        .contains("<a href=\"#stable_pages.camera.no_write_under_writeback\">what was found</a>")
        .contains("<a href=\"#stable_pages.direct_io\">the scenario</a>");
    assertThat(result.out())
        .contains("id=\"stable_pages.camera.no_write_under_writeback\"", "id=\"stable_pages.direct_io\"");
  }

  @Test
  void linesFitTheTerminal() throws IOException {
    edit("specs/stable_pages.spec", "when dirty; dirty'", "when dirty and forall d: Driver { io[d] = idle }; dirty'");
    Invocation result = Invocation.onTerminal(directory, 60, "gate", "--color", "never");
    assertThat(result.out().lines().filter(line -> !line.contains("counterexamples/")))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
  }

  // ---- What is wrong with the command line

  @Test
  void updateIsNotForContinuousIntegration() throws IOException {
    Files.delete(directory.resolve(CAMERA));
    Map<String, String> environment = Map.of("CI", "true");
    assertThat(Invocation.with(environment, directory, "gate", "--update"))
        .matches(r -> r.code() == 2 && r.err().contains("--force does it all the same"));
    assertThat(directory.resolve(CAMERA)).doesNotExist();
    assertThat(Invocation.with(environment, directory, "gate").code()).isEqualTo(24);
    assertThat(Invocation.with(environment, directory, "gate", "--update", "--force").code()).isZero();
    assertThat(directory.resolve(CAMERA)).exists();
  }

  @Test
  void senselessOptionsAreUsageErrors() {
    assertThat(gate("--force")).matches(r -> r.code() == 2 && r.err().contains("--force goes with --update"));
    assertThat(gate("--pin-states")).matches(r -> r.code() == 2 && r.err().contains("--pin-states goes with --update"));
    assertThat(gate("--const", "DRIVERS=2")).matches(r -> r.code() == 2 && r.err().contains("no --const"));
    assertThat(gate("--counterexamples", "traces")).matches(r -> r.code() == 2 && r.err().contains("there is no directory `traces`"));
    assertThat(gate("counterexamples")).matches(r -> r.code() == 2 && r.err().contains("there is no specification (*.spec)"));
    assertThat(gate("--counterexamples", "specs/stable_pages.spec").code()).isEqualTo(2);
    assertThat(Invocation.in(directory.resolve("specs"), "gate"))
        .matches(r -> r.code() == 2 && r.err().contains("there is no directory `specs` here"));
  }

  @Test
  void scenariosOfOneNameAreAUsageError() throws IOException {
    Invocation.write(directory, "copy/stable_pages.spec", text("specs/stable_pages.spec"));
    assertThat(gate("specs", "copy")).matches(r -> r.code() == 2 && r.err().contains("their traces would have one name"));
  }
}
