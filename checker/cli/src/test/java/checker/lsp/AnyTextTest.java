package checker.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import checker.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Texts as they are while somebody writes: every question has an answer, and every answer is about places that there are. */
class AnyTextTest {
  private static final Path SPECS =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../../specs").normalize();

  private static final List<String> FILES = List.of("page_cache", "fork", "skip_busy_writeback", "revoke", "dax");

  private static final List<String> INSERTED =
      List.of("", ".", "{", "}", "(", "\"", "expect ", "override ", "x", "when ", "extends ", "///", "\uD83D\uDE00", "'");

  @Property(tries = 25)
  void everyQuestionHasAnAnswer(
      @ForAll @IntRange(max = 4) int which,
      @ForAll @IntRange(max = 100_000) int at,
      @ForAll @IntRange(max = 30) int length,
      @ForAll @IntRange(max = 13) int inserted)
      throws IOException {
    Path file = SPECS.resolve(FILES.get(which) + Places.EXTENSION);
    String uri = file.toUri().toString();
    String text = Files.readString(file);
    int start = at % text.length();
    int end = Math.min(text.length(), start + length);
    Documents documents = new Documents();
    documents.put(uri, 1, text);
    documents.analysis(uri).diagnostics();
    documents.put(uri, 2, text.substring(0, start) + INSERTED.get(inserted) + text.substring(end));

    Analysis analysis = documents.analysis(uri);
    SourceText source = analysis.source();
    int offset = Math.min(start + INSERTED.get(inserted).length(), source.content().length());
    for (int place : List.of(offset, Math.max(0, offset - 1), Math.min(source.content().length(), offset + 40))) {
      Hovers.at(analysis, place).ifPresent(h -> assertInside(h.getRange(), source));
      Named.declaration(analysis, place).ifPresent(documents::location);
      assertThat(Completions.at(analysis, file, place, documents)).allSatisfy(i -> assertThat(i.getLabel()).isNotEmpty());
    }
    assertThat(Faults.of(analysis, documents)).allSatisfy(d -> assertInside(d.getRange(), source));
    assertThat(Faults.fixes(uri, 0, source.content().length(), analysis, documents)).doesNotContainNull();
    Outline.symbols(analysis.index()).forEach(s -> assertNested(s, source));
    assertThat(Outline.folds(source, analysis.index()))
        .allSatisfy(f -> assertThat(f.getStartLine()).isNotNegative().isLessThan(f.getEndLine()));
  }

  /** As the protocol asks: the name lies in what is declared. An editor may refuse all symbols otherwise. */
  private static void assertNested(DocumentSymbol symbol, SourceText source) {
    assertInside(symbol.getRange(), source);
    assertThat(symbol.getName()).isNotBlank();
    assertThat(before(symbol.getRange().getStart(), symbol.getSelectionRange().getStart())).as(symbol.getName()).isTrue();
    assertThat(before(symbol.getSelectionRange().getEnd(), symbol.getRange().getEnd())).as(symbol.getName()).isTrue();
    symbol.getChildren().forEach(child -> assertNested(child, source));
  }

  private static void assertInside(Range range, SourceText source) {
    assertThat(before(range.getStart(), range.getEnd())).isTrue();
    assertThat(before(range.getEnd(), Places.position(source, source.content().length()))).isTrue();
  }

  private static boolean before(Position one, Position other) {
    return one.getLine() < other.getLine() || one.getLine() == other.getLine() && one.getCharacter() <= other.getCharacter();
  }
}
