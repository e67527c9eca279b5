package checker.syntax;

import checker.source.Diagnostics;
import checker.source.SourceText;
import java.util.Optional;

/** Canonical text. */
public final class Formatter {
  private Formatter() {}

  /**
   * The text in canonical form: two columns of indentation, lines of at most 100 columns where they can be broken, line
   * ends of one line feed. All comments stay, and of several empty lines between declarations, members and statements
   * one. What stands in braces stays on one line if it was written so and fits. Formatting twice changes nothing more,
   * and the text means what it meant. A text with syntax errors is not formatted: the result is empty and the faults
   * are reported.
   */
  public static Optional<String> format(SourceText source, Diagnostics diagnostics) {
    Diagnostics faults = new Diagnostics();
    FileTree file = Parser.parse(source, faults);
    diagnostics.addAll(faults);
    if (faults.hasErrors()) {
      return Optional.empty();
    }
    TokenPrinter printer = new TokenPrinter(Lexer.tokens(source, new SyntaxErrors(faults)));
    DeclarationFormatter declarations = new DeclarationFormatter(printer);
    TokenPrinter.Lines lines = printer.lines();
    for (ModuleTree module : file.modules()) {
      lines.addApart(() -> header(module, printer));
      for (DeclarationTree declaration : module.declarations()) {
        lines.add(() -> declarations.declaration(declaration));
      }
    }
    return Optional.of(DocRenderer.render(lines.withComments()));
  }

  private static Doc header(ModuleTree module, TokenPrinter printer) {
    Doc name = Doc.concat(printer.token(TokenKind.MODULE), Doc.SPACE, printer.token());
    return module.parent().isEmpty()
        ? name
        : Doc.concat(name, Doc.SPACE, printer.token(TokenKind.EXTENDS), Doc.SPACE, printer.token());
  }
}
