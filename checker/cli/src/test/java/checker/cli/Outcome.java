package checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that can become of a specification, with what every format and the exit status must say of it.
 *
 * @param text of {@code m.spec}
 * @param arguments for {@code verify}
 * @param exitStatus as documented
 * @param unexpected the properties whose outcome is other than expected
 * @param violated the properties of which there is a trace, expected or not, and {@code evaluation-error} for one to that
 */
record Outcome(
    String name, String text, List<String> arguments, int exitStatus, Set<String> unexpected, Set<String> violated) {

  /** Counts to 3 and may stop there. */
  private static final String COUNTER =
      "module m\nvar n: 0..3 = 0\nterminal when n = 3\nactor a { action go { when n < 3; n' = n + 1 } }\n";

  private static final String LOOPING =
      "module m\nvar n: 0..2 = 0\nactor a { action flip { when n < 2; n' = 1 - n } }\nfair a.flip\n";

  private static Outcome of(String name, String text, int exitStatus, Set<String> unexpected, Set<String> violated) {
    return new Outcome(name, text, List.of("m.spec"), exitStatus, unexpected, violated);
  }

  private Outcome with(String... more) {
    return new Outcome(
        name, text, Stream.concat(arguments.stream(), Stream.of(more)).toList(), exitStatus, unexpected, violated);
  }

  /** Each kind at least once. */
  static List<Outcome> all() {
    List<Outcome> outcomes = new ArrayList<>();
    String small = "invariant small \"n stays below 2\" { n < 2 }\n";
    outcomes.add(of("holds", COUNTER + "invariant fine { n < 4 }\n", 0, Set.of(), Set.of()));
    outcomes.add(of("violated", COUNTER + small, 12, Set.of("small"), Set.of("small")));
    outcomes.add(of("step violated", COUNTER + "transition up { n' = 1 }\n", 12, Set.of("up"), Set.of("up")));
    outcomes.add(
        of("violated as expected", COUNTER + small + "scenario s {}\n  expect small violated in 2 \"so it is\"\n", 0,
            Set.of(), Set.of("small")));
    outcomes.add(
        of("violated later than expected", COUNTER + small + "scenario s {}\n  expect small violated in 1\n", 20,
            Set.of("small"), Set.of("small")));
    outcomes.add(
        of("holds against expectation",
            COUNTER + "invariant fine { n < 4 }\nscenario s {}\n  expect fine violated\n", 20, Set.of("fine"), Set.of()));
    outcomes.add(
        of("deadlock", COUNTER.replace("terminal when n = 3\n", ""), 11, Set.of("deadlock_free"), Set.of("deadlock_free")));
    outcomes.add(of("lasso", LOOPING + "property rests { eventually (n = 2) }\n", 13, Set.of("rests"), Set.of("rests")));
    outcomes.add(of("stays for ever", COUNTER + "property back { n = 1 leads_to n = 0 }\n", 13, Set.of("back"), Set.of("back")));
    outcomes.add(of("trap", COUNTER + "possible again { n = 0 }\n", 13, Set.of("again"), Set.of("again")));
    outcomes.add(of("vacuous", COUNTER + "invariant idle { n = 0 - 1 implies n = 2 }\n", 21, Set.of("idle"), Set.of()));
    outcomes.add(of("unreachable", COUNTER + "reachable seven { n = 7 - 14 }\n", 21, Set.of("seven"), Set.of()));
    outcomes.add(of("witness and cost", COUNTER + "reachable two { n = 2 }\ncost one { n = 1 }\n", 0, Set.of(), Set.of()));
    outcomes.add(of("never fires", COUNTER + "actor b { action no { when n < 0; n' = 0 } }\n", 21, Set.of(), Set.of()));
    outcomes.add(
        of("fires against expectation", COUNTER + "scenario s {}\n  expect a never\n", 20, Set.of(), Set.of()));
    outcomes.add(of("incomplete", COUNTER + small, 22, Set.of(), Set.of()).with("--max-states=2"));
    outcomes.add(of("violated and incomplete", COUNTER + small, 12, Set.of("small"), Set.of("small")).with("--max-depth=2"));
    outcomes.add(
        of("evaluation error", COUNTER.replace("when n < 3; ", ""), 75, Set.of(), Set.of("evaluation-error")));
    outcomes.add(
        of("error in a predicate", COUNTER + "invariant odd { 6 / (2 - n) > 0 }\n", 75, Set.of(),
            Set.of("evaluation-error")));
    outcomes.add(
        of("assumption false", COUNTER + small + "const K = 1\nassume big \"K is big\" { K > 1 }\n", 10, Set.of(), Set.of()));
    outcomes.add(of("specification error", COUNTER + "invariant small { m < 2 }\n", 150, Set.of(), Set.of()));
    outcomes.add(of("syntax error", "module m\nvar x\n", 150, Set.of(), Set.of()));
    outcomes.add(of("no such file", "", 150, Set.of(), Set.of()).with("gone.spec"));
    outcomes.add(
        of("one good and one bad", COUNTER + small, 150, Set.of("small"), Set.of("small")).with("gone.spec"));
    outcomes.add(
        of("unprintable words", COUNTER + "invariant small \"<&]]> \u0001 \u20ac\" { n < 2 }\n", 12, Set.of("small"),
            Set.of("small")));
    return outcomes;
  }

  /** Writes the specification and runs {@code checker verify}. */
  Invocation verify(Path directory, String... more) {
    Invocation.write(directory, "m.spec", text);
    List<String> line = new ArrayList<>(List.of("verify"));
    line.addAll(arguments);
    line.addAll(List.of(more));
    return Invocation.in(directory, line.toArray(String[]::new));
  }

  @Override
  public String toString() {
    return name;
  }
}
