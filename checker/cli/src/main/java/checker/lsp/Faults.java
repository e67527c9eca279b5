package checker.lsp;

import checker.source.Diagnostic;
import checker.source.DiagnosticCode;
import checker.source.Severity;
import checker.source.Span;
import checker.symbols.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What is wrong, for the editor, and what it can do about it. */
final class Faults {
  /** A suggestion that is the very text to put there. */
  private static final Pattern REPLACEMENT = Pattern.compile("did you mean `([^`]+)`\\?|write `([^` ]+)`");

  private Faults() {}

  /**
   * Everything that is wrong with a file. What is wrong in the modules that it extends stands where they are mentioned,
   * once, and refers to its own places.
   */
  static List<org.eclipse.lsp4j.Diagnostic> of(Analysis analysis, Documents documents) {
    List<org.eclipse.lsp4j.Diagnostic> result = new ArrayList<>();
    List<Diagnostic> elsewhere = new ArrayList<>();
    for (Diagnostic diagnostic : analysis.diagnostics()) {
      if (diagnostic.span().source().name().equals(analysis.source().name())) {
        result.add(fault(diagnostic, analysis, documents));
      } else {
        elsewhere.add(diagnostic);
      }
    }
    if (!elsewhere.isEmpty()) {
      result.add(elsewhere(elsewhere, analysis, documents));
    }
    return result;
  }

  private static org.eclipse.lsp4j.Diagnostic fault(Diagnostic diagnostic, Analysis analysis, Documents documents) {
    String message = diagnostic.message() + diagnostic.suggestion().map(s -> "; " + s).orElse("");
    org.eclipse.lsp4j.Diagnostic result =
        new org.eclipse.lsp4j.Diagnostic(
            Places.range(diagnostic.span()),
            message,
            diagnostic.severity() == Severity.ERROR ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            "checker",
            diagnostic.code().code());
    if (diagnostic.code() == DiagnosticCode.UNUSED_NAME) {
      result.setTags(List.of(DiagnosticTag.Unnecessary));
    }
    other(diagnostic, analysis)
        .ifPresent(
            other ->
                result.setRelatedInformation(
                    List.of(
                        new DiagnosticRelatedInformation(
                            documents.location(other.place()), "the " + other.kind().word() + " `" + other.name() + "`"))));
    return result;
  }

  /** The other declaration where a name is declared twice, or hides another. */
  private static Optional<Symbol> other(Diagnostic diagnostic, Analysis analysis) {
    Span span = diagnostic.span();
    if (diagnostic.code() != DiagnosticCode.DUPLICATE_NAME && diagnostic.code() != DiagnosticCode.SHADOWED_NAME) {
      return Optional.empty();
    }
    return analysis.index().visible(span.start()).stream()
        .filter(s -> s.name().equals(span.text()) && !Places.same(s.place(), span))
        .findFirst();
  }

  private static org.eclipse.lsp4j.Diagnostic elsewhere(
      List<Diagnostic> faults, Analysis analysis, Documents documents) {
    Diagnostic first = faults.get(0);
    org.eclipse.lsp4j.Diagnostic result =
        new org.eclipse.lsp4j.Diagnostic(
            extension(analysis),
            "what it extends has errors, the first in " + Places.fileName(first.span()) + ", line " + first.span().line() + ": "
                + first.message(),
            DiagnosticSeverity.Error,
            "checker",
            first.code().code());
    result.setRelatedInformation(
        faults.stream()
            .map(f -> new DiagnosticRelatedInformation(documents.location(f.span()), f.message()))
            .toList());
    return result;
  }

  /** The first place that names a module of another file; otherwise the beginning. */
  private static Range extension(Analysis analysis) {
    return analysis.index().mentions().stream()
        .filter(m -> m.symbol().kind() == Symbol.Kind.MODULE)
        .filter(m -> !m.symbol().place().source().name().equals(analysis.source().name()))
        .findFirst()
        .map(m -> Places.range(m.span()))
        .orElseGet(() -> Places.range(new Span(analysis.source(), 0, 0)));
  }

  /** What can be done at once about faults in a range. */
  static List<Either<org.eclipse.lsp4j.Command, CodeAction>> fixes(
      String uri, int start, int end, Analysis analysis, Documents documents) {
    List<Either<org.eclipse.lsp4j.Command, CodeAction>> result = new ArrayList<>();
    for (Diagnostic diagnostic : analysis.diagnostics()) {
      Span span = diagnostic.span();
      boolean here =
          span.source().name().equals(analysis.source().name()) && span.start() <= end && start <= span.end();
      Optional<String> replacement = here ? replacement(diagnostic) : Optional.empty();
      if (replacement.isPresent()) {
        result.add(Either.forRight(fix(uri, diagnostic, replacement.get(), analysis, documents)));
      }
    }
    return result;
  }

  private static Optional<String> replacement(Diagnostic diagnostic) {
    if (diagnostic.code() == DiagnosticCode.MISSING_SEMICOLON) {
      return Optional.of(";");
    }
    Matcher matcher = REPLACEMENT.matcher(diagnostic.suggestion().orElse(""));
    return matcher.matches() && diagnostic.span().end() > diagnostic.span().start()
        ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
        : Optional.empty();
  }

  private static CodeAction fix(
      String uri, Diagnostic diagnostic, String replacement, Analysis analysis, Documents documents) {
    Span span = diagnostic.span();
    String title =
        span.start() == span.end() ? "Insert `" + replacement + "`" : "Replace `" + span.text() + "` by `" + replacement + "`";
    CodeAction action = new CodeAction(title);
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(fault(diagnostic, analysis, documents)));
    action.setEdit(
        new WorkspaceEdit(Map.of(uri, List.of(new TextEdit(Places.range(span), replacement)))));
    action.setIsPreferred(true);
    return action;
  }
}
