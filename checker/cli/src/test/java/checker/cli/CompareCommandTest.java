package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What `checker compare` prints and how it ends; whole outputs are kept in {@code src/test/golden}. */
class CompareCommandTest {
  /** A second machine, and a proposal with a property and a cost of its own. */
  private static final String LOCKED =
      """
      /// A lock around the | page: *whoever* pins it waits.
      ///
      /// Proposed by: nobody
      module locked extends stable_pages
      var lock_is_taken_by_the_flusher: bool = false
      before writeback.clear_dirty { step lock { lock_is_taken_by_the_flusher' = true } }
      override writeback.clear_dirty { when forall d: Driver { io[d] = idle }; super }
      override writeback.end_io { super; lock_is_taken_by_the_flusher' = false }
      override driver.get_user_pages { when not lock_is_taken_by_the_flusher; super }
      invariant one_holder "two hold the lock" { lock_is_taken_by_the_flusher implies not exists d: Driver { io[d] = writing } }
      cost io_cut_short "a pin has to wait" { lock_is_taken_by_the_flusher }
      scenario direct_io "read(2) into a mapping of a file" {}
        expect one_holder violated in 3
      scenario a_scenario_with_a_name_that_is_far_too_long_for_a_table "a mutant: the same once more" { STREAMING = true }
        expect one_holder violated, io_completes unreachable, device never, driver.put_page never,
          deadlock_free violated in 3 "the flusher waits with its lock held for an I/O that never ends"
      """;

  @TempDir Path directory;

  @BeforeEach
  void specifications() throws IOException {
    try (Stream<Path> files = Files.list(Golden.project().resolve("checker/docs/examples"))) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    Invocation.write(directory, "locked.spec", LOCKED);
  }

  private Invocation compare(String... arguments) {
    return Invocation.in(directory, words(arguments));
  }

  private static String[] words(String... arguments) {
    List<String> words = new ArrayList<>(List.of("compare"));
    words.addAll(List.of(arguments));
    return words.toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 100, 200})
  void terminalOutput(int width) {
    Invocation result =
        Invocation.onTerminal(
            directory, width,
            words("--color", "never", "stable_pages.spec", "skip_pinned.spec", "locked.spec", "waiting_truncate.spec"));
    Golden.assertEquals("compare." + width + ".txt", result.err() + result.out());
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    assertThat(result.code()).isEqualTo(ExitStatus.SAFETY.code());
  }

  @Test
  void markdown() {
    Invocation result =
        compare("--format", "markdown", "stable_pages.spec", "locked.spec", "waiting_truncate.spec");
    Golden.assertEquals("compare.md", result.out());
    assertThat(result.err()).contains("there are 2 machines").contains("exit status 0");
  }

  @Test
  void colouredOutputSaysTheSame() {
    String[] files = {"stable_pages.spec", "skip_pinned.spec"};
    String plain = compare(files).out();
    String coloured = Invocation.in(directory, words("--color", "always", files[0], files[1])).out();
    assertThat(coloured).contains("\u001b[1;31m5!\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--workers=1", "--workers=3", "--engine=interpreted", "--memory=64M", "--max-states=1000000"})
  void verdictsDoNotDependOnHowItIsDone(String option) {
    assertThat(compare("stable_pages.spec", "skip_pinned.spec", option))
        .isEqualTo(compare("stable_pages.spec", "skip_pinned.spec"));
  }

  @Test
  void quietSaysOnlyWhatIsNotAsExpected() {
    assertThat(compare("-q", "stable_pages.spec", "waiting_truncate.spec")).isEqualTo(new Invocation(0, "", ""));
    Invocation bad = compare("-q", "stable_pages.spec", "skip_pinned.spec");
    assertThat(bad.out()).startsWith("skip_pinned.spec  scenario direct_io").contains("UNEXPECTED").doesNotContain("MACHINE");
    assertThat(bad.code()).isEqualTo(12);
  }

  @Test
  void oneScenarioOneProperty() {
    Invocation result =
        compare("stable_pages.spec", "locked.spec", "--scenario", "direct_io", "--property", "no_write_under_writeback");
    assertThat(result.out()).contains("2 scenarios: 2 as expected").doesNotContain("camera", "one_holder", "deadlock_free");
    assertThat(compare("stable_pages.spec", "--scenario", "camra").err()).contains("did you mean `camera`?");
    assertThat(compare("stable_pages.spec", "--property", "stable").code()).isEqualTo(2);
  }

  @Test
  void incompleteIsNotKnown() {
    Invocation result = compare("stable_pages.spec", "--max-depth", "2");
    assertThat(result.code()).isEqualTo(22);
    assertThat(result.out()).contains("direct_io  ?").contains("2 scenarios: 2 open");
  }

  @Test
  void interruptedIsNotKnown() {
    Invocation result = Invocation.run(directory, false, 80, () -> true, words("stable_pages.spec"));
    assertThat(result.code()).isEqualTo(22);
    assertThat(result.out()).contains("! direct_io  ?").contains("stable_pages.direct_io  was not verified: interrupted");
  }

  // ---- What is wrong with the input

  @Test
  void oneThatDoesNotParseLeavesTheRestCompared() {
    Invocation result = compare("stable_pages.spec", "misspelt.spec", "missing.spec", "locked.spec");
    assertThat(result.code()).isEqualTo(150);
    assertThat(result.err())
        .contains("misspelt.spec:3:66: error E101")
        .contains("there is no file `missing.spec`");
    assertThat(result.out()).contains("2 proposals, 4 scenarios").contains("4 scenarios: 4 as expected; exit status 150");
  }

  @Test
  void nothingIsLeftToCompare() {
    Invocation result = compare("missing.spec");
    assertThat(result.code()).isEqualTo(150);
    assertThat(result.out()).contains("0 scenarios").doesNotContain("MACHINE", "Signs");
  }

  @Test
  void aFileGivenTwiceIsComparedOnce() {
    Invocation result = compare("stable_pages.spec", "./stable_pages.spec");
    assertThat(result.err()).contains("note: `stable_pages.spec` is given more than once; it is compared once");
    assertThat(result.out()).isEqualTo(compare("stable_pages.spec").out());
    assertThat(compare("stable_pages.spec:stable_pages/camera", "stable_pages.spec:stable_pages/direct_io").err()).isEmpty();
  }

  @Test
  void twoModulesOfOneNameAreToldApart() throws IOException {
    Invocation.write(directory, "copy/stable_pages.spec", Files.readString(directory.resolve("stable_pages.spec")));
    Invocation.write(directory, "copy/locked.spec", LOCKED);
    Invocation result = compare("locked.spec", "copy/locked.spec");
    assertThat(result.err().replace('\n', ' ')).contains("there is a module `locked` in locked.spec and in copy/locked.spec; both are compared");
    assertThat(result.out()).contains("MACHINE  stable_pages   2 proposals").contains("copy/locked.spec)");
  }

  @Test
  void otherMachinesAreComparedSeparately() {
    Invocation result = compare("stable_pages.spec", "waiting_truncate.spec");
    assertThat(result.err())
        .contains("there are 2 machines, which are not compared with each other: stable_pages")
        .contains("waiting_truncate");
    assertThat(result.out()).contains("MACHINE  stable_pages   1 proposal, 2 scenarios", "MACHINE  waiting_truncate");
  }

  @Test
  void aModuleWithoutScenarioIsNamed() {
    Invocation.write(directory, "two.spec", "module part extends stable_pages\nmodule whole extends part\nscenario one {}\n");
    assertThat(compare("two.spec").err()).contains("module `part` of two.spec has no scenario; it is left out");
  }

  @Test
  void selectorsSuggest() {
    assertThat(compare("stable_pages.spec:stable_page"))
        .matches(r -> r.code() == 2 && r.err().contains("did you mean `stable_pages`?"));
    assertThat(compare("stable_pages.spec:stable_pages/camra"))
        .matches(r -> r.code() == 2 && r.err().contains("did you mean `camera`?"));
  }

  // ---- Files

  @Test
  void outputIsWrittenInOnePiece() throws IOException {
    Invocation.write(directory, "table.txt", "old");
    Invocation result = compare("stable_pages.spec", "--output", "table.txt", "--write-traces", "traces");
    assertThat(result.out()).isEqualTo("2 scenarios: 2 as expected; exit status 0: all as expected, and all was looked at\n");
    assertThat(Files.readString(directory.resolve("table.txt"), StandardCharsets.UTF_8)).startsWith("MACHINE  stable_pages");
    assertThat(directory.resolve("traces/stable_pages/camera.no_write_under_writeback.trace")).exists();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(name -> name.startsWith("."))).isEmpty();
    }
  }

  @Test
  void outputThatCannotBeWrittenIsAUsageError() {
    for (String file : new String[] {"no/such/table.txt", "."}) {
      Invocation result = compare("stable_pages.spec", "--output", file);
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains("cannot be written");
    }
  }

  // ---- Formats

  /** What is made of a run says the same whichever command made the run; tables and page are those of a comparison. */
  @Test
  void reportsAreThoseOfTheSameRun() throws IOException {
    String[] specs = {"stable_pages.spec", "skip_pinned.spec"};
    List<String> formats = List.of("text", "json", "junit", "sarif", "github", "markdown", "dot", "html");
    List<String> words = new ArrayList<>(List.of(specs));
    formats.forEach(format -> words.addAll(List.of("--report", format + "=report." + format)));
    Invocation result = compare(words.toArray(String[]::new));
    assertThat(result).isEqualTo(compare(specs));
    Map<OutputFormat, Function<String, Reading>> readers = Reading.readers();
    for (OutputFormat format : List.of(OutputFormat.json, OutputFormat.junit, OutputFormat.sarif, OutputFormat.github, OutputFormat.html)) {
      Reading reading = readers.get(format).apply(file("report." + format));
      assertThat(reading.good()).as("%s", format).isFalse();
      assertThat(reading.unexpected()).as("%s", format).containsExactly("no_write_under_writeback");
    }
    assertThat(Reading.json(file("report.json")).get("command").asText()).isEqualTo("compare");
    assertThat(Reading.json(file("report.json")).get("exitStatus").asInt()).isEqualTo(result.code());
    assertThat(file("report.text")).startsWith("MACHINE  stable_pages").doesNotContain("UNEXPECTED");
    assertThat(file("report.markdown")).isEqualTo(compare("stable_pages.spec", "skip_pinned.spec", "--format=markdown").out());
    assertThat(file("report.html"))
        .contains("<a href=\"#stable_pages.direct_io\">stable_pages</a>", "<a href=\"#skip_pinned.direct_io\">skip_pinned</a>");
    assertThat(compare("stable_pages.spec", "skip_pinned.spec", "--format=github", "-q").out())
        .isEqualTo(file("report.github").replace(directory + "/", ""));
  }

  private String file(String name) throws IOException {
    return Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
  }

  @Test
  void reportsAreRefusedBeforeTheSearch() throws IOException {
    assertThat(compare("stable_pages.spec:stable_pages/camera", "--report", "json=stable_pages.spec"))
        .matches(r -> r.code() == 2 && r.err().contains("cannot be the input `stable_pages.spec`"));
    for (String option : List.of("--report=json=-", "--output=-")) {
      assertThat(compare("stable_pages.spec", option)).matches(r -> r.code() == 2 && r.err().contains("`-` is not a file"));
    }
    assertThat(compare("--why", "stable_pages.spec", "skip_pinned.spec", "--format=json"))
        .matches(r -> r.code() == 2 && r.err().contains("--report writes other formats beside it"));
    Invocation.write(directory, "copy/stable_pages.spec", file("stable_pages.spec"));
    for (String option : List.of("--report=itf=traces/", "--write-traces=traces")) {
      assertThat(compare("stable_pages.spec", "copy/stable_pages.spec", option))
          .matches(r -> r.code() == 2 && r.out().isEmpty() && r.err().contains("their traces would have one name"));
    }
    assertThat(directory.resolve("traces")).doesNotExist();
    assertThat(compare("stable_pages.spec", "copy/stable_pages.spec", "--report=itf=one.itf.json").code()).isZero();
  }

  // ---- --why

  @Test
  void whyNamesTheGuard() {
    Invocation result = compare("--why", "stable_pages.spec", "skip_pinned.spec");
    assertThat(result.out())
        .contains("stable_pages.direct_io  and  skip_pinned.direct_io")
        .contains("no_write_under_writeback  violated in 4           violated in 5")
        .contains("blocked at step 3: guard `refs = 0` of writeback.clear_dirty is false (skip_pinned.spec:6)\n        refs = 1")
        .contains("Counterexamples of skip_pinned.direct_io under stable_pages.direct_io\n    no_write_under_writeback in 5\n"
            + "      the same can happen there");
    assertThat(result.err()).contains("note: not compared: stable_pages.camera");
    assertThat(result.code()).isEqualTo(12);
  }

  @Test
  void whyOfTwoScenariosOfOneFile() {
    Invocation result = compare("--why", "locked.spec:locked/direct_io", "stable_pages.spec:stable_pages/camera");
    assertThat(result.out()).contains("locked.direct_io  and  stable_pages.camera").contains("io_cut_short");
    assertThat(result.code()).isZero();
  }

  @Test
  void whyNeedsTwoOfOneMachine() {
    assertThat(compare("--why", "stable_pages.spec")).matches(r -> r.code() == 2 && r.err().contains("compares two"));
    assertThat(compare("--why", "stable_pages.spec", "waiting_truncate.spec"))
        .matches(r -> r.code() == 2 && r.err().contains("have no machine in common"));
    assertThat(compare("--why", "stable_pages.spec", "misspelt.spec"))
        .matches(r -> r.code() == 150 && r.err().contains("E101"));
  }
}
