package checker.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import checker.source.Diagnostic;
import checker.source.Diagnostics;
import checker.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Shorthands for tests of the parser. */
final class Specs {
  private Specs() {}

  static SourceText resource(String name) {
    try (InputStream in = Specs.class.getResourceAsStream("/syntax/" + name)) {
      return new SourceText(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The tree of a text without faults. */
  static FileTree parse(String text) {
    Diagnostics diagnostics = new Diagnostics();
    FileTree tree = Parser.parse(new SourceText("test.spec", text), diagnostics);
    assertThat(lines(diagnostics)).isEmpty();
    return tree;
  }

  /** The faults of a text, one a line: code, position, message and suggestion. */
  static List<String> faults(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Parser.parse(new SourceText("test.spec", text), diagnostics);
    return lines(diagnostics);
  }

  static List<String> lines(Diagnostics diagnostics) {
    return diagnostics.sorted().stream().map(Specs::line).toList();
  }

  private static String line(Diagnostic d) {
    return d.code().code()
        + " "
        + d.span().line()
        + ":"
        + d.span().column()
        + " "
        + d.message()
        + d.suggestion().map(s -> "; " + s).orElse("");
  }
}
