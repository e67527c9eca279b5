package checker.cli;

import checker.report.ExplanationPage;
import checker.source.DiagnosticCode;
import checker.source.EvaluationError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pages of {@code checker explain}, one for each code and each exit status. */
final class Explanations {
  private Explanations() {}

  /** All codes, in the order of the index. */
  static List<String> codes() {
    List<String> codes = new ArrayList<>();
    Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::code).sorted().forEach(codes::add);
    Arrays.stream(EvaluationError.values()).map(EvaluationError::code).sorted().forEach(codes::add);
    statuses().forEach(status -> codes.add(Integer.toString(status.code())));
    return codes;
  }

  /** A line for each code. */
  static List<String> index() {
    List<String> lines = new ArrayList<>();
    lines.add("Messages about a specification (E: an error, W: a warning)");
    Arrays.stream(DiagnosticCode.values())
        .sorted(Comparator.comparing(DiagnosticCode::code))
        .forEach(code -> lines.add("  " + code.code() + "  " + code.title()));
    lines.add("Errors in evaluating a specification");
    for (EvaluationError error : EvaluationError.values()) {
      lines.add("  " + error.code() + "  " + error.title());
    }
    lines.add("Exit statuses");
    for (ExitStatus status : statuses()) {
      lines.add(String.format(Locale.ROOT, "  %4d  %s", status.code(), status.meaning()));
    }
    return lines;
  }

  private static List<ExitStatus> statuses() {
    return Arrays.stream(ExitStatus.values()).sorted(Comparator.comparing(ExitStatus::code)).toList();
  }

  /** The page of a code, in any letter case; empty if there is no such code. */
  static Optional<List<String>> page(String code) {
    return codes().stream().filter(code::equalsIgnoreCase).findFirst().map(Explanations::read);
  }

  private static List<String> read(String code) {
    List<String> lines = new ArrayList<>();
    lines.add(code + "  " + title(code));
    lines.add("");
    lines.addAll(ExplanationPage.lines(code));
    return lines;
  }

  private static String title(String code) {
    for (DiagnosticCode diagnostic : DiagnosticCode.values()) {
      if (diagnostic.code().equals(code)) {
        return diagnostic.title();
      }
    }
    for (EvaluationError error : EvaluationError.values()) {
      if (error.code().equals(code)) {
        return error.title();
      }
    }
    return statuses().stream()
        .filter(status -> code.equals(Integer.toString(status.code())))
        .map(ExitStatus::meaning)
        .findFirst()
        .orElseThrow();
  }
}
