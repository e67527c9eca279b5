package checker.report.github;

import checker.report.Finding;
import checker.report.Findings;
import checker.report.Place;
import checker.report.Prose;
import checker.report.Remark;
import checker.report.Remarks;
import checker.report.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The findings of a run as workflow commands, a line each: {@code ::error file=...,line=...,title=...::...}. */
public final class WorkflowCommands {
  /** GitHub shows no more of a kind in a step. */
  private static final int MOST_OF_A_KIND = 10;

  private WorkflowCommands() {}

  /** No lines at all if there is nothing to tell. */
  public static String render(Run run) {
    List<Finding> findings = Findings.of(run);
    StringBuilder lines = new StringBuilder();
    tell("error", findings.stream().filter(Finding::isError).toList(), lines);
    tell("warning", findings.stream().filter(f -> !f.isError()).toList(), lines);
    return lines.toString();
  }

  private static void tell(String kind, List<Finding> findings, StringBuilder lines) {
    int shown = findings.size() <= MOST_OF_A_KIND ? findings.size() : MOST_OF_A_KIND - 1;
    findings.subList(0, shown).forEach(finding -> lines.append(command(kind, finding)));
    int more = findings.size() - shown;
    if (more > 0) {
      String text = "GitHub shows " + MOST_OF_A_KIND + " annotations of a kind; all findings are in the summary of the step";
      lines.append("::").append(kind).append(" title=").append(property(Prose.count(more, "more finding")))
          .append("::").append(message(text)).append('\n');
    }
  }

  private static String command(String kind, Finding finding) {
    Place place = finding.place();
    List<String> properties = new ArrayList<>();
    properties.add("file=" + property(Path.of(place.file()).normalize().toString().replace('\\', '/')));
    if (place.line() > 0) {
      properties.add("line=" + place.line());
      properties.add("endLine=" + Math.max(place.line(), place.endLine()));
    }
    if (place.column() > 0 && place.line() == place.endLine()) {
      properties.add("col=" + place.column());
      properties.add("endColumn=" + place.endColumn());
    }
    properties.add("title=" + property(title(finding)));
    return "::" + kind + " " + String.join(",", properties) + "::" + message(String.join("\n", lines(finding))) + "\n";
  }

  private static String title(Finding finding) {
    return finding.scenario().isPresent() ? finding.headline() : finding.rule().id() + " " + finding.rule().title();
  }

  private static List<String> lines(Finding finding) {
    List<String> lines = new ArrayList<>();
    finding.scenario().ifPresentOrElse(scenario -> lines.add("scenario " + scenario), () -> lines.add(finding.headline()));
    lines.addAll(finding.notes());
    finding
        .trace()
        .ifPresent(
            trace -> {
              for (Remark remark : Remarks.of(trace)) {
                String place = remark.place().map(span -> " (" + Remarks.place(span) + ")").orElse("");
                lines.add((remark.label() + " " + remark.text() + place).strip());
              }
            });
    return lines;
  }

  static String message(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  static String property(String text) {
    return message(text).replace(":", "%3A").replace(",", "%2C");
  }
}
