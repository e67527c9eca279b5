package checker.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import checker.source.Diagnostics;
import checker.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormatterTest {
  @ParameterizedTest
  @ValueSource(strings = {"stable_pages.spec", "every_construct.spec"})
  void aCanonicalTextStaysAsItIs(String name) {
    String text = Specs.resource(name).content();
    assertThat(format(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stable_pages.spec", "every_construct.spec"})
  void anyWhiteSpaceGivesTheCanonicalText(String name) {
    String text = Specs.resource(name).content();
    String messy = text.replace("\n", "  \r\n").replace("  ", "\t ").replace(" = ", "=").replace("\r\n\r\n", "\r\n\r\n\r\n\r\n");
    assertThat(messy).isNotEqualTo(text);
    assertThat(format(messy)).isEqualTo(text);
  }

  @Test
  void wordsAndSymbolsAreSpaced() {
    assertFormatted(
        "module   m\nvar f:(0..3)->set  of bool?=[ x:0..3->{}]\ndef g( x:T,y:U ):bool=not(x=-1)and f[ x ].a'in{1,2 }",
        """
        module m
        var f: (0..3) -> set of bool? = [x: 0..3 -> {}]
        def g(x: T, y: U): bool = not (x = -1) and f[x].a' in { 1, 2 }
        """);
  }

  @Test
  void aBodyOnOneLineStaysThereIfItFits() {
    String text = "module m\nactor a {\n  action b { when x; y' = 1 }\n}\n";
    assertFormatted(text, text);
    assertFormatted("module m actor a { action b {when x;y' = 1;} }", text);
  }

  @Test
  void aLineEndAfterTheBraceAsksForLines() {
    assertFormatted(
        "module m actor a { action b {\nwhen x; y' = 1 } step c { when x;\ny' = 1 } }",
        """
        module m
        actor a {
          action b {
            when x;
            y' = 1
          }
          step c { when x; y' = 1 }
        }
        """);
  }

  @Test
  void aBodyThatDoesNotFitHasOneStatementALine() {
    String name = "n".repeat(40);
    assertFormatted(
        "module m actor a { action b { when " + name + "; if x { y' = 1 } else { y' = 2 } " + name + "' = 1; stop } }",
        """
        module m
        actor a {
          action b {
            when %1$s;
            if x { y' = 1 } else { y' = 2 }
            %1$s' = 1;
            stop
          }
        }
        """
            .formatted(name));
  }

  @Test
  void operatorChainsBreakBeforeTheOperators() {
    String name = "n".repeat(40);
    assertFormatted(
        "module m invariant i { " + name + " and (" + name + " = 1 or " + name + " = 2) and not x }",
        """
        module m
        invariant i {
          %1$s
          and (%1$s = 1 or %1$s = 2)
          and not x
        }
        """
            .formatted(name));
    assertFormatted(
        "module m def d = (" + name + " + 1 = 1 or " + name + " + 1 = 2) implies " + name + " and " + name,
        """
        module m
        def d =
          (%1$s + 1 = 1
           or %1$s + 1 = 2)
          implies %1$s and %1$s
        """
            .formatted(name));
  }

  @Test
  void commentsStayWhereTheyAre() {
    String text =
        """
        // a licence

        /// what m is
        module m // named

        // a group
        const A = 1 // one

        // another


        /// a set
        var x: set of 0..3 = {
          // nothing
          1, // one
          2 // two
        } // done
        actor a { // opened
          // before b
          action b {
            // first
            when x // why
              // between
              and y; // after

            stop
            // last
          }
          // end of a
        }
        scenario s {}
          // expected
          expect p violated in 4 "why", // surely
            all hold
        // end
        """;
    assertFormatted(text, text.replace("// another\n\n\n", "// another\n\n"));
  }

  @Test
  void modulesAreSetApart() {
    assertFormatted(
        "module a var x: bool = true\n// about b\n/// b\nmodule b extends a module c",
        "module a\nvar x: bool = true\n\n// about b\n/// b\nmodule b extends a\n\nmodule c\n");
  }

  @Test
  void expectationsStandBelowTheirScenario() {
    String reason = "r".repeat(70);
    assertFormatted(
        "module m scenario s \"text\" { A = 1; B = {2}, } expect p holds, q holds expect q violated in 3 \""
            + reason
            + "\", r.s never",
        """
        module m
        scenario s "text" { A = 1, B = { 2 } }
          expect p holds, q holds
          expect q violated in 3 "%s",
            r.s never
        """
            .formatted(reason));
  }

  @Test
  void aTextWithFaultsIsRefused() {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(Formatter.format(new SourceText("bad.spec", "module m var"), diagnostics)).isEmpty();
    assertThat(Specs.lines(diagnostics)).containsExactly("E005 1:13 expected a name, found the end of the file");
  }

  private static void assertFormatted(String text, String expected) {
    assertThat(format(text)).isEqualTo(expected);
  }

  private static String format(String text) {
    Diagnostics diagnostics = new Diagnostics();
    String result = Formatter.format(new SourceText("test.spec", text), diagnostics).orElse("");
    assertThat(Specs.lines(diagnostics)).isEmpty();
    return result;
  }
}
