package checker.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import checker.source.Diagnostics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One fault, one message, where it is, with what to write instead. */
final class SyntaxErrorTest {
  /** All faults of a file full of them: what follows a fault is still read. */
  @ParameterizedTest
  @ValueSource(strings = {"mistakes", "habits", "foreign"})
  void everyFaultOfAFileIsToldInOrder(String name) {
    Diagnostics diagnostics = new Diagnostics();
    Parser.parse(Specs.resource(name + ".spec"), diagnostics);
    List<String> expected = Specs.resource(name + ".diagnostics").content().lines().toList();
    assertThat(Specs.lines(diagnostics)).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x == 1          | E014 2:20 `==` is not an operator here; write `=`",
        "x && y          | E014 2:20 `&&` is not an operator here; write `and`",
        "x /\\ y         | E014 2:20 `/\\` is not an operator here; write `and`",
        "x \\/ y         | E014 2:20 `\\/` is not an operator here; write `or`",
        "!x              | E014 2:18 `!` is not an operator here; write `not`",
        "x ~> y          | E014 2:20 `~>` is not an operator here; write `leads_to`",
        "x \\in S        | E014 2:20 `\\in` is not an operator here; write `in`",
        "x ≤ 3           | E014 2:20 `≤` is not an operator here; write `<=`",
        "x = 1 or y and z | E010 2:29 `and` and `or` are mixed without parentheses; write `(x = 1 or y) and z` or `x = 1 or (y and z)`",
        "1 < x <= 3      | E010 2:24 comparisons cannot be chained; write `1 < x and x <= 3`",
        "x = y = z       | E010 2:24 comparisons cannot be chained; write `x = y and y = z`",
        "a implies b implies c | E010 2:30 `implies` beside `implies` needs parentheses; write `a implies (b implies c)` or `(a implies b) implies c`",
        "a until b until c | E010 2:28 `until` beside `until` needs parentheses; write `a until (b until c)` or `(a until b) until c`",
        "always p implies q | E010 2:27 `always p` before `implies` needs parentheses; write `always (p implies ...)` or `(always p) implies ...`",
        "eventually x = 3 | E010 2:31 `eventually x` before `=` needs parentheses; write `eventually (x = ...)` or `(eventually x) = ...`",
        "x = not y       | E010 2:22 `not` as an operand needs parentheses; write `(not ...)`",
        "1..2..3         | E010 2:22 a range has two bounds; write `1..3`",
        "x = 2147483648  | E006 2:22 `2147483648` does not fit into 32 bits; the largest integer is 2147483647",
        "x = 0x10        | E004 2:22 `0x10` is neither a number nor a name; a number is decimal, and a name begins with a letter",
        "x = 1__0        | E004 2:22 `1__0` is neither a number nor a name; `_` stands between digits, as in 1_000",
        "x = é           | E004 2:22 `é` means nothing here; names are written with the letters a-z, A-Z, digits and `_`",
        "exists d: T: x  | E005 2:29 the body of `exists` stands in braces; write `exists x: T { ... }`",
        "x adn y         | E013 2:20 unknown word `adn`; did you mean `and`?",
        "(x = 1          | E008 2:18 `(` is not closed before `}` at 2:25; add the missing `)`",
        "x = f()         | E005 2:23 there is nothing between these parentheses; without parameters write `f`",
        "x +             | E005 2:22 expected an expression, found `}`",
        "x = \"a\"       | E005 2:22 expected an expression, found a string; there are no string values: use an `enum`",
        "if x then y     | E005 2:30 expected `else`, found `}`; an `if` in an expression has a value in either case: `if c then a else b`",
        "len(x, y) = 1   | E005 2:18 `len` takes one argument, not 2; write `len(s)`",
        "when = 1        | E005 2:18 expected an expression, found `when`; `when` is a keyword and cannot be a name",
      })
  void aFaultInAnExpression(String expression, String expected) {
    assertThat(Specs.faults("module m\ninvariant bad  { " + expression.strip() + " }\nvar x: bool = true\n"))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x = 1; y' = 2        | E011 3:3 an assignment gives the value in the next state and needs a prime; write `x' = 1`, or `when` before a condition",
        "io[d].f = 1          | E011 3:3 an assignment gives the value in the next state and needs a prime; write `io[d].f' = 1`, or `when` before a condition",
        "x := 1               | E014 3:5 `:=` is not an operator here; assign with `x' = e`, define with `=`",
        "x' = 1 y' = 2        | E015 3:9 statements are separated by `;`; add `;` before `y`",
        "x'[d] = 1            | E005 3:4 the prime stands after the whole of what is assigned; write `x[i]' = e` or `x.f' = e`",
        "wehn x; y' = 2       | E013 3:3 unknown word `wehn`; did you mean `when`?",
        "x != 3               | E005 3:3 a condition is not a statement; write `when x != ...`",
        "if x then { y' = 1 } | E005 3:8 expected `{`, found `then`; an `if` among statements has blocks: `if c { ... } else { ... }`",
        "x' = 1;; y' = 2      | E005 3:10 expected a statement, found `;`; remove one `;`",
        "either { x' = 1 }    | E005 4:2 expected `or`, found `}`; a choice has two branches or more: `either { ... } or { ... }`",
        "when (x; y' = 2      | E008 3:8 `(` is not closed before `;` at 3:10; add the missing `)`",
      })
  void aFaultInAStatement(String statement, String expected) {
    String text = "module m actor a {\n action b {\n  " + statement.strip() + "\n } action c { x' = 1 } }";
    String fault = expected.replace("4:2 expected `or`, found `}`", "3:20 expected `or` after `}`");
    assertThat(Specs.faults(text)).containsExactly(fault);
  }

  @Test
  void aMissingSemicolonIsToldAtTheEndOfItsLine() {
    assertThat(Specs.faults("module m actor a { action b {\n  x' = 1\n  y' = 2\n} }"))
        .containsExactly("E015 2:9 statements are separated by `;`; add `;` before `y`");
  }

  @Test
  void anUnclosedBraceIsToldWhereItWasOpened() {
    assertThat(Specs.faults("module m\nactor a {\n  action b { when x\n  action c { x' = 1 }\n}\nactor d { }"))
        .containsExactly("E008 3:12 `{` is not closed before `action` at 4:3; add the missing `}`");
    assertThat(Specs.faults("module m\nactor a {\n  action b { when x }\n\nactor d { }"))
        .containsExactly("E008 2:9 `{` is not closed before `actor` at 5:1; add the missing `}`");
    assertThat(Specs.faults("module m\nactor a { action b {"))
        .containsExactly(
            "E008 2:9 `{` is not closed before the end of the file; add the missing `}`",
            "E008 2:20 `{` is not closed before the end of the file; add the missing `}`");
  }

  @Test
  void aBraceTooManyIsToldOnce() {
    assertThat(Specs.faults("module m actor a {\n action b { } }\n action c { }\n}\nvar x: bool = true"))
        .containsExactly("E005 3:2 `action` stands outside of an actor; put it into `actor a { ... }` (is there a `}` too many before it?)");
    assertThat(Specs.faults("module m actor a { action b { } } }\nvar x: bool = true"))
        .containsExactly("E005 1:35 `}` closes nothing; remove it, or look for one too many before it");
  }

  @Test
  void aKeywordAsANameIsToldWhereItIsDeclaredAndNotWhereItIsUsed() {
    assertThat(
            Specs.faults(
                """
                module m
                var count: 0..3 = 0
                var step: bool = true
                actor a {
                  action b { when count = 1 and step; count' = count + 1; step' = not step }
                  step c { count' = count d: Driver { true } }
                }
                """))
        .containsExactly(
            "E009 2:5 `count` is a keyword and cannot be a name; choose another name, such as `count_`",
            "E009 3:5 `step` is a keyword and cannot be a name; choose another name, such as `step_`");
  }

  @Test
  void anUnterminatedStringIsTheOnlyFaultOfItsDeclaration() {
    assertThat(Specs.faults("module m\nproperty p \"text { x }\nvar x: bool ==\n"))
        .containsExactly(
            "E007 2:12 this string does not end on its line; close it with `\"`",
            "E014 3:13 `==` is not an operator here; write `=`",
            "E005 3:15 expected an expression after `=`");
  }

  @Test
  void aMisspeltKeywordIsTakenForWhatWasMeant() {
    assertThat(Specs.faults("modul m\ninvarient p { x adn y }\nactor a { acton b { stpo } }\nscenario s { }\n  expcet p holds"))
        .containsExactly(
            "E013 1:1 unknown word `modul`; did you mean `module`?",
            "E013 2:1 unknown word `invarient`; did you mean `invariant`?",
            "E013 2:17 unknown word `adn`; did you mean `and`?",
            "E013 3:11 unknown word `acton`; did you mean `action`?",
            "E013 3:21 unknown word `stpo`; did you mean `stop`?",
            "E013 5:3 unknown word `expcet`; did you mean `expect`?");
  }

  @Test
  void aTextWithoutAModuleIsTold() {
    assertThat(Specs.faults("")).containsExactly("E005 1:1 there is no module in this file; a specification begins with `module NAME`");
    assertThat(Specs.faults("// only a comment\n")).hasSize(1);
    assertThat(Specs.faults("var x: bool = true\nvar y: ; \n"))
        .containsExactly(
            "E005 1:1 expected `module`, found `var`; a specification begins with `module NAME`",
            "E005 2:8 expected a type, found `;`; a type is `bool`, a range such as `0..3`, a name, `set of T`, `seq[n] of T`, `T?` or `A -> B`");
  }

  @Test
  void aBinaryTextEndsAfterAHundredFaults() {
    List<String> faults = Specs.faults("\u0001 ".repeat(5_000));
    assertThat(faults).hasSize(SyntaxErrors.LIMIT + 1);
    assertThat(faults.get(0)).isEqualTo("E004 1:1 `\\u0001` means nothing here; remove it");
    assertThat(faults.get(SyntaxErrors.LIMIT)).startsWith("E017");
  }
}
