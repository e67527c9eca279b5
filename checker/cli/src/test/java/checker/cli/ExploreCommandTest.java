package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions through a pipe. */
class ExploreCommandTest {
  /** A lift with two doors: up, down, and a door that opens only at the top. */
  private static final String LIFT =
      """
      module lift
      enum Door { shut, open }
      var floor: 0..2 = 0
      var door: Door = shut
      actor motor(m: 1..1) {
        action up { when floor < 2 and door = shut; floor' = floor + 1 }
        action down { when door = shut; when floor > 0; floor' = floor - 1 }
      }
      actor visitor {
        step enter { when floor = 2; door' = open }
        step leave { either { door' = shut } or { goto leave } }
      }
      invariant low "too high" { floor < 2 }
      reachable open_door { door = open }
      transition slow { floor' - floor < 2 }
      property rests { always eventually (floor = 0) }
      possible home { floor = 0 }
      """;

  @TempDir Path directory;

  @BeforeEach
  void specification() {
    Invocation.write(directory, "lift.spec", LIFT);
  }

  private Invocation explore(String... lines) {
    return Invocation.reading(directory, String.join("\n", lines) + "\n", "explore", "lift.spec");
  }

  /** What was printed after the n-th command. */
  private static String answer(Invocation result, int number) {
    return result.out().split("(?m)^> ")[number];
  }

  @Test
  void stepsByNumberAndByName() {
    Invocation result = explore("1", "motor(1).up", "enter", "leave with branch 1", "quit", "never read");
    assertThat(result.out()).startsWith("lift.spec  scenario default\n");
    assertThat(answer(result, 1)).contains("after step 1: motor 1: up\n", "changed     floor: 0 -> 1");
    assertThat(answer(result, 2))
        .contains("after step 2", "VIOLATED    low").containsPattern("visitor +2  enter +door: shut -> open");
    assertThat(answer(result, 3)).contains("besides     floor = 2, visitor at leave", "reached     open_door");
    assertThat(answer(result, 4)).contains("after step 4", "door: open -> shut");
    assertThat(result.out()).doesNotContain("never read");
    assertThat(result.code()).isZero();
  }

  @Test
  void undoAndRedo() {
    Invocation result = explore("up", "up", "undo 2", "redo", "redo 5", "down", "undo", "down", "redo");
    assertThat(answer(result, 3)).startsWith("undo 2\nat the beginning: the initial state\n");
    assertThat(answer(result, 4)).contains("after step 1: motor 1: up");
    assertThat(answer(result, 5)).contains("after step 2: motor 1: up");
    assertThat(answer(result, 7)).contains("after step 2: motor 1: up");
    assertThat(answer(result, 9)).contains("there is nothing to redo");
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void whyNamesTheGuardAndItsValues() {
    Invocation result = explore("why down", "why visitor.leave", "down", "why up", "why upp");
    assertThat(answer(result, 1)).contains("guard `floor > 0` of motor(1).down is false (lift.spec:7)\n    floor = 0");
    assertThat(answer(result, 2)).contains("it is not the turn of visitor.leave: visitor at enter");
    assertThat(answer(result, 3)).contains("guard `floor > 0`", "`down` cannot happen here");
    assertThat(answer(result, 4)).contains("motor(1).up can run: 1");
    assertThat(answer(result, 5)).contains("there is no action `upp`");
  }

  /** Two floors up, then the door: three steps; the loop of `rests` is found by `verify`, too. */
  @Test
  void jumpsTakeShortestWays() {
    Invocation result =
        explore("jump open_door", "jump open_door", "jump low initial", "jump slow", "jump rests", "jump home", "jump deadlock_free");
    assertThat(answer(result, 1)).contains("3 steps taken\nafter step 3: visitor: enter");
    assertThat(answer(result, 2)).contains("it is to be seen right here\nafter step 3");
    assertThat(answer(result, 3)).contains("2 steps taken\nafter step 2: motor 1: up");
    assertThat(answer(result, 4)).contains("no way leads from here to a violation of slow");
    assertThat(answer(result, 5)).containsPattern("\\d+ steps? taken|to be seen right here");
    assertThat(answer(result, 6)).contains("no way leads from the beginning to a violation of home");
    assertThat(answer(result, 7)).contains("no way leads from here to a violation of deadlock_free");
    assertThat(result.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jump low", "jump open_door", "up", "random 9", "quit"})
  void whatIsSavedReplaysAndLoads(String command) {
    Invocation saved = explore(command, "save a.trace");
    if (!command.equals("quit")) {
      assertThat(Invocation.in(directory, "replay", "a.trace")).matches(r -> r.code() == 0 && r.out().contains("reproduces"));
      Invocation loaded = explore("load a.trace");
      assertThat(answer(loaded, 1).replace("load a.trace\n", ""))
          .isEqualTo(answer(saved, 1).substring(command.length() + 1).replaceAll("^\\d+ steps? taken\n", ""));
    } else {
      assertThat(directory.resolve("a.trace")).doesNotExist();
    }
  }

  @Test
  void tracesThatCannotBeFollowedStopWhereTheyAre() throws IOException {
    explore("up", "up", "save a.trace");
    Invocation.write(directory, "lift.spec", LIFT.replace("floor < 2 and door", "floor < 1 and door"));
    Invocation result = explore("load a.trace");
    assertThat(result.out()).contains("after step 1", "step 2 of a.trace cannot be taken here: motor 1: up");
    assertThat(result.code()).isEqualTo(2);
    Files.writeString(directory.resolve("b.trace"), "nothing\n");
    assertThat(explore("load b.trace").out()).contains("not a trace that the checker wrote");
    assertThat(explore("load none.trace").out()).contains("there is no file `none.trace`");
    assertThat(explore("save no/such/place").out()).contains("cannot be written");
  }

  @Test
  void onlyWhatThisSessionSavedIsReplaced() throws IOException {
    String spec = Files.readString(directory.resolve("lift.spec"));
    Invocation.write(directory, "old.trace", "an old trace");
    Invocation result = explore("up", "save lift.spec", "save old.trace", "save new.trace", "up", "save new.trace", "save ./old.trace");
    assertThat(answer(result, 2)).contains("`lift.spec` is there already");
    assertThat(answer(result, 3)).contains("`old.trace` is there already");
    assertThat(answer(result, 4)).contains("new.trace has been written: 1 step");
    assertThat(answer(result, 6)).contains("new.trace has been written: 2 steps");
    assertThat(answer(result, 7)).contains("is there already");
    assertThat(result.code()).isEqualTo(2);
    assertThat(directory.resolve("lift.spec")).hasContent(spec);
    assertThat(directory.resolve("old.trace")).hasContent("an old trace");
  }

  @Test
  void stateAndPropertiesAndPath() {
    Invocation result = explore("up", "state", "properties", "path", "actions", "help", "# a remark", "");
    assertThat(answer(result, 2)).contains("  * floor = 1 (floor = 0 before)\n    door = shut\n    visitor at enter\n");
    assertThat(answer(result, 3))
        .containsPattern("true here +low").containsPattern("false here +open_door").containsPattern("true of the step +slow")
        .containsPattern("of behaviours +rests").containsPattern("true here +deadlock_free");
    assertThat(answer(result, 4)).contains("PATH  chosen   1 step", "motor 1", "floor: 0 -> 1");
    assertThat(answer(result, 6)).contains("jump NAME", "save FILE");
    assertThat(result.code()).isZero();
  }

  @Test
  void misunderstandingsAreAnswered() {
    Invocation result = explore("undoo", "7", "jump lo", "jump low sideways", "random x", "save", "initial 2", "undo");
    assertThat(answer(result, 1)).contains("neither a command nor an action; did you mean `undo`?");
    assertThat(answer(result, 2)).contains("there is no step 7 here; there are 1 to 1");
    assertThat(answer(result, 3)).contains("there is no property `lo`; did you mean `low`?");
    assertThat(answer(result, 4)).contains("expected `jump NAME` or `jump NAME initial`");
    assertThat(answer(result, 5)).contains("expected a number of steps, not `x`");
    assertThat(answer(result, 6)).contains("`save` needs a name");
    assertThat(answer(result, 7)).contains("expected one of the initial states, 1 to 1");
    assertThat(answer(result, 8)).contains("there is nothing to undo");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).doesNotContain("checker:");
  }

  @Test
  void sameSessionSameText() {
    String[] lines = {"random 20", "state", "jump low", "path"};
    assertThat(explore(lines).out()).isEqualTo(explore(lines).out());
    assertThat(Invocation.reading(directory, "random 20\n", "explore", "lift.spec", "--seed", "2").out())
        .isNotEqualTo(explore("random 20").out());
  }

  @Test
  void severalInitialStates() {
    Invocation.write(directory, "lift.spec", "module m\nvar n: 0..2 in any\nactor a { action go { when n = 2; n' = 2 } }\n");
    Invocation result = explore("initial", "initial 3", "go", "initial 1");
    assertThat(answer(result, 0)).contains("initial state 1 of 3", "DEADLOCK", "nothing can happen here");
    assertThat(answer(result, 1)).contains("     1  n = 0\n     2  n = 1\n     3  n = 2\n");
    assertThat(answer(result, 2)).contains("initial state 3 of 3");
    assertThat(answer(result, 3)).contains("after step 1", "nothing but positions");
  }

  @Test
  void evaluationErrorsAreToldAndDoNotEndTheSession() {
    Invocation.write(
        directory, "lift.spec",
        "module m\nvar n: 0..1 = 0\nactor a { action go { n' = n + 1 } }\ninvariant ratio { 1 / (1 - n) > 0 }\n");
    Invocation result = explore("go", "why go", "properties", "jump ratio");
    assertThat(answer(result, 1)).contains("ERROR       ratio: R506", "ERROR  a: go fails: R501");
    assertThat(answer(result, 2)).contains("a.go fails: R501");
    assertThat(answer(result, 3)).containsPattern("error +ratio");
    assertThat(answer(result, 4)).contains("cannot be evaluated");
    Invocation.write(directory, "lift.spec", "module m\nvar n: 0..1 in any\ninit { 1 / n > 0 }\nactor a { action go { n' = n } }\n");
    assertThat(explore("go").code()).isEqualTo(75);
    Invocation.write(directory, "lift.spec", "module m\nvar n: 0..1 = 0\nassume { 1 > 2 }\nactor a { action go { n' = n } }\n");
    assertThat(explore("go").code()).isEqualTo(10);
    Invocation.write(directory, "lift.spec", "module m\nvar n: 0..1 = \n");
    assertThat(explore("go").code()).isEqualTo(150);
  }

  @Test
  void narrowTerminalsAreNotExceeded() {
    for (int width : new int[] {40, 80}) {
      Invocation result = Invocation.onTerminal(directory, width, "explore", "lift.spec", "--color", "never");
      assertThat(result.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
      assertThat(result.code()).isZero();
    }
  }

  @Test
  void anInterruptEndsTheWait() {
    Invocation result = Invocation.run(directory, false, 80, () -> true, "explore", "lift.spec");
    assertThat(result.out()).contains("at the beginning");
  }
}
