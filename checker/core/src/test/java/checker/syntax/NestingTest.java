package checker.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import checker.source.Diagnostic;
import checker.source.DiagnosticCode;
import checker.source.Diagnostics;
import checker.source.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Depth is bounded, and what is within the bound needs little stack. */
final class NestingTest {
  private static final int STACK_BYTES = 512 << 10;
  private static final String AROUND = "module m invariant p { ";

  /** What is written before {@code x} and after it, again and again; a statement if it begins with a brace. */
  private static final List<String> EXPRESSIONS =
      List.of(
          "(|)", "{|}", "[|]", "not |", "- |", "always |", "f(|)", "R(f: |)", "a[|]", "|[0]", "|.f", "|'", "if a then |else b",
          "if |then a else b", "if a then b else |", "forall q: T { |}", "exists q in |{ q }", "{ q: T where |}",
          "[ q: T -> |]", "len(|)", "enabled(a(|).s)", "| + x", "x + (|)", "| and x", "| union x", "x implies (|)",
          "x = (|)", "1..(|)", "forall q: 0..|{ a }", "forall q: (|..3)?{ a }");

  private static final List<String> STATEMENTS =
      List.of(
          "if a { |}", "if a { } else { |}", "if a { } else |", "for q: T { |}", "either { |} or { }", "either { } or { |}");

  private static final List<String> TYPES =
      List.of("(|)", "set of |", "seq[2] of |", "|?", "|-> bool", "bool -> |", "seq[card({ q: |where a })] of bool");

  @ParameterizedTest
  @ValueSource(ints = {201, 10_000})
  void whatIsTooDeepIsToldOnce(int depth) {
    for (String shape : EXPRESSIONS) {
      assertTooDeep(AROUND + nested(shape, depth, "x") + " }");
    }
    for (String shape : STATEMENTS) {
      assertTooDeep("module m actor a { action b { " + nested(shape, depth, "if x { }") + " } }");
    }
    for (String shape : TYPES) {
      assertTooDeep("module m var x: " + nested(shape, depth, "T"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 30})
  void whatPeopleWriteIsNotTooDeep(int depth) {
    for (String shape : EXPRESSIONS) {
      assertFine(AROUND + nested(shape, depth, "x") + " }");
    }
    for (String shape : STATEMENTS) {
      assertFine("module m actor a { action b { " + nested(shape, depth, "if x { }") + " } }");
    }
    for (String shape : TYPES) {
      assertFine("module m var x: " + nested(shape, depth, "T"));
    }
  }

  @Test
  void theDeepestTreeNeedsLittleStack() {
    assertFine(AROUND + nested("(|)", TokenCursor.DEEPEST - 2, "x") + " }");
    assertFine(AROUND + nested("| + x", TokenCursor.DEEPEST - 2, "x") + " }");
  }

  @Test
  void bracketsThatAreNeverClosedAreToldOnce() {
    for (String bracket : List.of("(", "[", "{")) {
      assertTooDeep(AROUND + bracket.repeat(100_000));
    }
  }

  @Test
  void timeIsLinear() {
    int size = 50_000;
    List<String> texts =
        List.of(
            "(".repeat(size), ")".repeat(size), "{".repeat(size), "module m " + "}".repeat(size), "\"".repeat(size),
            "module m actor a { " + "action b { ".repeat(size / 10), "module m var x: " + "(".repeat(size),
            AROUND + "x = ".repeat(size), AROUND + "a adn ".repeat(size), "module m " + "foo ".repeat(size),
            "module m enum E { " + "a, ".repeat(size) + "}", AROUND + "{ " + "1, ".repeat(size) + "1 } = x }",
            "# ".repeat(size), "\\".repeat(size), "\n//".repeat(size), "\u00e9 ".repeat(size), "///".repeat(size));
    for (String text : texts) {
      long start = System.nanoTime();
      SourceText source = new SourceText("long.spec", text);
      Diagnostics diagnostics = new Diagnostics();
      Parser.parse(source, diagnostics);
      Formatter.format(source, diagnostics);
      assertThat(diagnostics.sorted()).hasSizeLessThanOrEqualTo(SyntaxErrors.LIMIT + 1);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  private static String nested(String shape, int depth, String inner) {
    int hole = shape.indexOf('|');
    return shape.substring(0, hole).repeat(depth) + inner + " " + (shape.substring(hole + 1) + " ").repeat(depth);
  }

  private static void assertTooDeep(String text) {
    List<Diagnostic> found =
        onSmallStack(
            () -> {
              Diagnostics diagnostics = new Diagnostics();
              Parser.parse(new SourceText("deep.spec", text), diagnostics);
              return diagnostics.sorted();
            });
    assertThat(found).as(text.substring(0, Math.min(60, text.length()))).extracting(Diagnostic::code).contains(DiagnosticCode.NESTED_TOO_DEEPLY);
    assertThat(found).as(text.substring(0, Math.min(60, text.length()))).hasSize(1);
  }

  private static void assertFine(String text) {
    Optional<String> formatted =
        onSmallStack(
            () -> {
              Diagnostics diagnostics = new Diagnostics();
              Optional<String> result = Formatter.format(new SourceText("deep.spec", text), diagnostics);
              assertThat(Specs.lines(diagnostics)).as(text.substring(0, Math.min(60, text.length()))).isEmpty();
              return result;
            });
    assertThat(formatted).isPresent();
  }

  private static <T> T onSmallStack(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "small stack", STACK_BYTES);
    thread.start();
    try {
      return task.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e.getCause() == null ? e : e.getCause());
    }
  }
}
