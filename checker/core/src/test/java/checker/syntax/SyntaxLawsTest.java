package checker.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import checker.source.Diagnostics;
import checker.source.SourceReader;
import checker.source.SourceText;
import checker.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class SyntaxLawsTest {
  @Provide
  Arbitrary<RandomSpec.Sample> specs() {
    return Arbitraries.longs().map(RandomSpec::sample);
  }

  @Property(tries = 200)
  void theParserReadsWhatTheGrammarWrites(@ForAll("specs") RandomSpec.Sample spec) {
    assertThat(Trees.show(Specs.parse(spec.text()))).isEqualTo(spec.tree());
  }

  @Property(tries = 100)
  void spansLieInsideTheSpansAround(@ForAll("specs") RandomSpec.Sample spec) {
    for (ModuleTree module : Specs.parse(spec.text()).modules()) {
      List<Span> spans = Trees.spans(module);
      assertThat(spans)
          .allSatisfy(
              span -> {
                assertThat(span.start()).isGreaterThanOrEqualTo(module.span().start());
                assertThat(span.end()).isLessThanOrEqualTo(module.span().end());
                assertThat(span.text()).isEqualTo(span.text().strip()).isNotEmpty();
              });
    }
  }

  @Property(tries = 200)
  void formattingKeepsTheTree(@ForAll("specs") RandomSpec.Sample spec) {
    String formatted = format(spec.text());
    assertThat(Trees.showWithDocs(Specs.parse(formatted)))
        .as(formatted)
        .isEqualTo(Trees.showWithDocs(Specs.parse(spec.text())));
  }

  @Property(tries = 200)
  void formattingTwiceChangesNothing(@ForAll("specs") RandomSpec.Sample spec) {
    String formatted = format(spec.text());
    assertThat(format(formatted)).isEqualTo(formatted);
  }

  @Property(tries = 200)
  void formattingKeepsEveryComment(@ForAll("specs") RandomSpec.Sample spec) {
    List<String> before = comments(spec.text(), false);
    String formatted = format(spec.text());
    assertThat(comments(formatted, false)).isEqualTo(before);
    assertThat(comments(formatted, true)).containsAll(comments(spec.text(), true));
  }

  @Property(tries = 200)
  void formattedTextHasNoTrailingSpaceAndNoRunsOfEmptyLines(@ForAll("specs") RandomSpec.Sample spec) {
    String formatted = format(spec.text());
    assertThat(formatted).doesNotContain(" \n", "\n\n\n", "\r", "\t\n").endsWith("\n").doesNotEndWith("\n\n");
  }

  @Property(tries = 200)
  void anyBytesEndInDiagnostics(@ForAll byte[] bytes) throws IOException {
    Path file = Files.createTempFile("any", ".spec");
    try {
      Files.write(file, bytes);
      Diagnostics diagnostics = new Diagnostics();
      Optional<SourceText> source = SourceReader.read(file, diagnostics);
      assertThat(diagnostics.hasErrors()).isEqualTo(source.isEmpty());
      source.ifPresent(text -> Parser.parse(text, diagnostics));
      assertThat(diagnostics.hasErrors()).isTrue();
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 600)
  void anyTextEndsInATree(@ForAll String text) {
    survives(text);
  }

  @Property(tries = 600)
  void anyTokensEndInATree(@ForAll("soup") String text) {
    survives(text);
  }

  @Provide
  Arbitrary<String> soup() {
    List<String> words = new ArrayList<>(List.of("x", "y", "7", "\"s\"", "\"open", "\n", "// c\n", "==", "&&", "é", "#", "99999999999"));
    for (TokenKind kind : TokenKind.values()) {
      if (kind != TokenKind.END && kind != TokenKind.BAD) {
        words.add(kind.text());
      }
    }
    return Arbitraries.of(words).list().ofMaxSize(60).map(list -> "module m " + String.join(" ", list));
  }

  @Property(tries = 600)
  void aSpecWithOneTokenLessMoreOrOtherEndsInATree(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> tokens = new ArrayList<>(RandomSpec.tokens(seed));
    List<String> others = RandomSpec.tokens(seed + 1);
    int at = random.nextInt(tokens.size());
    String other = others.get(random.nextInt(others.size()));
    switch (random.nextInt(3)) {
      case 0 -> tokens.remove(at);
      case 1 -> tokens.add(at, other);
      default -> tokens.set(at, other);
    }
    survives(String.join(" ", tokens));
  }

  /** A tree, and a formatted text exactly if there is no fault. */
  private static void survives(String text) {
    Diagnostics diagnostics = new Diagnostics();
    SourceText source = new SourceText("any.spec", text);
    FileTree tree = Parser.parse(source, diagnostics);
    assertThat(tree.modules().isEmpty()).as("no module and no fault").isIn(diagnostics.hasErrors(), false);
    assertThat(Formatter.format(source, new Diagnostics()).isPresent()).isEqualTo(!diagnostics.hasErrors());
    assertThat(diagnostics.sorted()).allSatisfy(d -> assertThat(d.message()).isNotBlank().doesNotEndWith("."));
  }

  private static String format(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> result = Formatter.format(new SourceText("test.spec", text), diagnostics);
    assertThat(Specs.lines(diagnostics)).isEmpty();
    return result.orElseThrow();
  }

  /** The comments of a text, or only those on lines of their own. */
  private static List<String> comments(String text, boolean alone) {
    SourceText source = new SourceText("test.spec", text);
    Tokens tokens = Lexer.tokens(source, new SyntaxErrors(new Diagnostics()));
    List<String> result = new ArrayList<>();
    for (int i = 0; i < tokens.comments(); i++) {
      if (!alone || tokens.standsAlone(i)) {
        result.add(text.substring(tokens.commentStart(i), tokens.commentEnd(i)));
      }
    }
    return result;
  }
}
