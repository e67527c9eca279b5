package checker.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import checker.source.Diagnostics;
import checker.source.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParserTest {
  @Test
  void aBaseMachineAndAProposalParse() {
    FileTree tree = Specs.parse(Specs.resource("stable_pages.spec").content());
    assertThat(tree.modules()).hasSize(2);
    ModuleTree base = tree.modules().get(0);
    assertThat(base.doc()).startsWith("A driver pins").contains("\nSource: ");
    assertThat(base.declarations()).hasSize(19);
    assertThat(tree.modules().get(1).parent()).map(Name::text).contains("stable_pages");
  }

  /** The texts of the laws, and the one that is written out, have every kind of tree in them. */
  @Test
  void everyKindOfTreeIsTested() {
    TreeSet<String> kinds = new TreeSet<>();
    for (Class<?> family :
        List.of(
            DeclarationTree.class,
            DeclarationTree.Initial.class,
            StatementTree.class,
            ExprTree.class,
            TypeTree.class,
            BinderTree.Domain.class)) {
      for (Class<?> kind : family.getPermittedSubclasses()) {
        kinds.add(kind.getSimpleName() + "(");
      }
    }
    for (ExprTree.BinaryOperator operator : ExprTree.BinaryOperator.values()) {
      kinds.add("Binary(" + operator + " ");
    }
    for (ExprTree.Quantifier quantifier : ExprTree.Quantifier.values()) {
      kinds.add("Quantified(" + quantifier + " ");
    }
    for (DeclarationTree.Expectation.Outcome outcome : DeclarationTree.Expectation.Outcome.values()) {
      kinds.add(" " + outcome + " ");
    }
    for (DeclarationTree.Property.Kind kind : DeclarationTree.Property.Kind.values()) {
      kinds.add("Property(" + kind + " ");
    }
    kinds.remove("Malformed(");
    String written = Trees.show(Specs.parse(Specs.resource("every_construct.spec").content()));
    assertThat(kinds).filteredOn(kind -> !written.contains(kind)).containsOnly("Missing(");
    StringBuilder random = new StringBuilder();
    for (long seed = 0; seed < 400; seed++) {
      random.append(RandomSpec.sample(seed).tree());
    }
    assertThat(kinds).allMatch(kind -> random.indexOf(kind) >= 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "not a = b            | Unary(NOT Binary(EQUAL Ref(a) Ref(b)))",
        "not a and b          | Binary(AND Unary(NOT Ref(a)) Ref(b))",
        "a + b - c * d        | Binary(SUBTRACT Binary(ADD Ref(a) Ref(b)) Binary(MULTIPLY Ref(c) Ref(d)))",
        "a..b + 1             | Binary(INTERVAL Ref(a) Binary(ADD Ref(b) Int(1)))",
        "a and b implies c    | Binary(IMPLIES Binary(AND Ref(a) Ref(b)) Ref(c))",
        "a implies b until c  | Binary(UNTIL Binary(IMPLIES Ref(a) Ref(b)) Ref(c))",
        "a leads_to always b  | Binary(LEADS_TO Ref(a) Unary(ALWAYS Ref(b)))",
        "always not a[1]'     | Unary(ALWAYS Unary(NOT Prime(Index(Ref(a) Int(1)))))",
        "-a.f * b             | Binary(MULTIPLY Unary(NEGATE Field(Ref(a) f)) Ref(b))",
        "a in b..c            | Binary(IN Ref(a) Binary(INTERVAL Ref(b) Ref(c)))",
        "if a then b else c or d | If(Ref(a) Ref(b) Binary(OR Ref(c) Ref(d)))",
        "{ a in b }           | SetLiteral([Binary(IN Ref(a) Ref(b))])",
        "{ a in b where c }   | SetComprehension(BinderTree([a] InSet(Ref(b)) Ref(c)))",
        "{ (a) in b, c }      | SetLiteral([Binary(IN Parenthesized(Ref(a)) Ref(b)) Ref(c)])",
        "{ a: (b)..c where d } | SetComprehension(BinderTree([a] OfType(Range(Parenthesized(Ref(b)) Ref(c))) Ref(d)))",
        "[a: b -> c]          | FunctionLiteral(a Named(b) Ref(c))",
        "[a: (b -> c)? -> d]  | FunctionLiteral(a Optional(Parenthesized(Function(Named(b) Named(c)))) Ref(d))",
        "f(a: 1)              | RecordLiteral(f [FieldValue(a Int(1))])",
        "2_147_483_647        | Int(2147483647)",
        "007                  | Int(7)",
      })
  void precedence(String expression, String tree) {
    String shown = Trees.show(Specs.parse("module m init { " + expression + " }"));
    assertThat(shown).isEqualTo("FileTree([ModuleTree(m - [Init(" + tree.strip() + ")])])");
  }

  @Test
  void anElseIfIsABlockWithOneIf() {
    String shown = Trees.show(Specs.parse("module m override a.b { if x { stop } else if y { } else { super } }"));
    assertThat(shown)
        .contains("[If(Ref(x) BlockTree([Stop()]) BlockTree([If(Ref(y) BlockTree([]) BlockTree([Super()]))]))]");
  }

  @Test
  void documentationBelongsToWhatFollows() {
    FileTree tree =
        Specs.parse(
            """
            /// about m
            ///   in two lines
            module m /// not about x
            // a comment

            ///about x

            // another comment
            var x: bool = true
            /// about a
            actor a {
              /// about b
              action b { }
              step c { }
              /// about nothing
            }
            """);
    ModuleTree module = tree.modules().get(0);
    DeclarationTree.Actor actor = (DeclarationTree.Actor) module.declarations().get(1);
    assertThat(module.doc()).isEqualTo("about m\n  in two lines");
    assertThat(module.declarations().get(0).doc()).isEqualTo("about x");
    assertThat(actor.doc()).isEqualTo("about a");
    assertThat(actor.members()).extracting(DeclarationTree.Member::doc).containsExactly("about b", "");
  }

  @Test
  void spansCoverWhatWasWritten() {
    FileTree tree = Specs.parse("module m\r\ninvariant i { a and (b or f[c]') }\r\n");
    ModuleTree module = tree.modules().get(0);
    DeclarationTree.Property property = (DeclarationTree.Property) module.declarations().get(0);
    ExprTree.Binary and = (ExprTree.Binary) property.body();
    assertThat(module.span().text()).isEqualTo("module m\r\ninvariant i { a and (b or f[c]') }");
    assertThat(property.span().text()).isEqualTo("invariant i { a and (b or f[c]') }");
    assertThat(and.span().text()).isEqualTo("a and (b or f[c]')");
    assertThat(and.right().span().text()).isEqualTo("(b or f[c]')");
    assertThat(and.right().span().location()).isEqualTo("test.spec:2:21");
  }

  @Test
  void stringsAreWithoutTheirEscapes() {
    FileTree tree = Specs.parse("module m property p \"a \\\"b\\\" \\\\ c\\nd // e\" { x }");
    DeclarationTree.Property property = (DeclarationTree.Property) tree.modules().get(0).declarations().get(0);
    assertThat(property.text()).contains("a \"b\" \\ c\nd // e");
  }

  @Test
  void theOutcomesOfAnExpectationAreNamesElsewhere() {
    assertThat(Specs.parse("module all var hold: bool = true var never: bool = true def holds = violated").modules()).hasSize(1);
    String shown = Trees.show(Specs.parse("module m scenario s { } expect all hold, all.b never, reachable_x reachable in 3"));
    assertThat(shown)
        .contains("[Expectation(- - HOLDS - -) Expectation(all b NEVER - -) Expectation(reachable_x - REACHABLE 3 -)]");
  }

  @Test
  void whatFollowsAFaultIsInTheTree() {
    Diagnostics diagnostics = new Diagnostics();
    FileTree tree =
        Parser.parse(
            new SourceText("test.spec", "module m var x: = 3 var y: bool = 99999999999 actor a { action b { x 3; stop } }"),
            diagnostics);
    assertThat(diagnostics.sorted()).hasSize(3);
    assertThat(Trees.show(tree))
        .isEqualTo(
            "FileTree([ModuleTree(m - [Var(y Bool() Equal(Malformed())) "
                + "Actor(a [] [Member(false b [] BlockTree([Stop()]))])])])");
  }

  /** The keywords are those of the language reference. */
  @Test
  void keywordsAreReserved() {
    String reference =
        """
        module extends const type symmetric enum record var any init def procedure assume actor action step override before
        after extend super when if then else for with where either or let goto stop fair strong invariant transition reachable
        possible property cost terminal scenario expect bool set of seq nil true false not and implies iff in notin
        subset union intersect minus exists forall count sum min max choose always eventually until weak_until release
        leads_to at stopped enabled len head tail append card""";
    List<String> keywords = new ArrayList<>();
    for (TokenKind kind : TokenKind.values()) {
      if (kind.isKeyword()) {
        keywords.add(kind.text());
      }
    }
    assertThat(keywords).containsExactlyInAnyOrderElementsOf(Arrays.asList(reference.split("\\s+")));
    for (String keyword : keywords) {
      assertThat(Specs.faults("module m\nvar " + keyword + ": bool = true"))
          .containsExactly(
              "E009 2:5 `" + keyword + "` is a keyword and cannot be a name; choose another name, such as `" + keyword + "_`");
    }
  }
}
