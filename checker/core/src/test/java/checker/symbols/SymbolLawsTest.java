package checker.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Model;
import checker.model.Statement;
import checker.model.StatementWalk;
import checker.source.Diagnostics;
import checker.source.SourceReader;
import checker.source.SourceText;
import checker.source.Span;
import checker.syntax.FileTree;
import checker.syntax.Parser;
import checker.typing.Specification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The index against the typer, on the shipped specifications, and on what is left of them after an accident. */
class SymbolLawsTest {
  private static final Path SPECS = Path.of("..", "..", "specs");

  private static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(SPECS)) {
      return files.filter(f -> f.toString().endsWith(".spec")).sorted().toList();
    }
  }

  private static Optional<FileTree> tree(Path file) {
    return SourceReader.read(file, new Diagnostics()).map(source -> Parser.parse(source, new Diagnostics()));
  }

  private static SymbolIndex index(FileTree file) {
    return SymbolIndex.of(file, module -> tree(SPECS.resolve(module + ".spec")));
  }

  @Test
  void meansTheSameDeclarationAsTheTyper() throws IOException {
    int compared = 0;
    for (Path file : shipped()) {
      Diagnostics diagnostics = new Diagnostics();
      Specification specification = Specification.load(file, diagnostics).orElseThrow();
      SymbolIndex index = index(tree(file).orElseThrow());
      Model model =
          specification.elaborate(specification.scenarios().get(0), Map.of(), diagnostics).orElseThrow();
      for (Expr expr : expressions(model)) {
        Span place = expr.span();
        if (!place.source().name().equals(file.toString())) {
          continue;
        }
        Optional<Span> declared = declaration(expr);
        if (declared.isPresent()) {
          assertThat(index.mentionAt(place.start())).as(place.location()).map(m -> m.symbol().place()).isEqualTo(declared);
          compared++;
        } else if (expr instanceof Expr.LocalRead read && place.text().equals(read.local().name())) {
          assertThat(index.mentionAt(place.start())).as(place.location()).map(m -> m.symbol().kind().isLocal()).contains(true);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  /** Where the typer found what an expression names, if it is a name. */
  private static Optional<Span> declaration(Expr expr) {
    if (expr instanceof Expr.VariableRead read && expr.span().text().equals(read.variable().name())) {
      return Optional.of(read.variable().span());
    }
    return expr instanceof Expr.Call call && expr.span().text().startsWith(call.definition().name())
        ? Optional.of(call.definition().span())
        : Optional.empty();
  }

  private static List<Expr> expressions(Model model) {
    List<Expr> result = new ArrayList<>();
    model.definitions().forEach(d -> collect(d.body(), result));
    model.properties().forEach(p -> p.predicate().ifPresent(e -> collect(e, result)));
    model.actors().forEach(a -> a.actions().forEach(x -> collect(x.body(), result)));
    return result;
  }

  private static void collect(Statement body, List<Expr> result) {
    StatementWalk.each(body, s -> StatementWalk.expressions(s).forEach(e -> collect(e, result)));
  }

  private static void collect(Expr expr, List<Expr> result) {
    result.add(expr);
    ExprWalk.parts(expr).forEach(part -> collect(part, result));
  }

  @Property(tries = 60)
  void anyTextHasAnIndexWhoseMentionsAreNames(
      @ForAll @IntRange(max = 1000) int which, @ForAll @IntRange(max = 100_000) int at, @ForAll @IntRange(max = 60) int length)
      throws IOException {
    List<Path> files = shipped();
    Path file = files.get(which % files.size());
    String text = Files.readString(file);
    int start = at % text.length();
    int end = Math.min(text.length(), start + length);
    SourceText damaged = new SourceText(file.toString(), text.substring(0, start) + text.substring(end));
    SymbolIndex index = index(Parser.parse(damaged, new Diagnostics()));
    assertThat(index.mentions()).allSatisfy(m -> assertThat(m.span().text()).isEqualTo(m.symbol().name()));
    assertThat(index.visible(start)).doesNotContainNull();
    assertThat(index.partsOf(text.substring(Math.max(0, start - 10), start), start)).doesNotContainNull();
  }
}
