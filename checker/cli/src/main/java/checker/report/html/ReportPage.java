package checker.report.html;

import io.jstach.jstache.JStache;
import java.util.List;

/**
 * What the template lays out. Texts are plain: the template escapes them, but for the last three, which are ours.
 *
 * @param leftOut how many traces are not in the page; empty if all are
 * @param styleHash as the content security policy names {@code style}
 * @param style CSS without {@code </style}
 * @param script JavaScript without {@code </script}
 * @param data JSON in which {@code <} is escaped
 */
@JStache(path = "report")
record ReportPage(
    String title,
    String command,
    String version,
    String meaning,
    int exitStatus,
    boolean good,
    List<FigureView> figures,
    String leftOut,
    List<String> diagnostics,
    List<DriftView> drifts,
    List<TableView> tables,
    List<ScenarioView> scenarios,
    List<SourceView> sources,
    String styleHash,
    String scriptHash,
    String style,
    String script,
    String data) {

  boolean faulty() {
    return !diagnostics.isEmpty();
  }

  boolean drifted() {
    return !drifts.isEmpty();
  }

  boolean incomplete() {
    return !leftOut.isEmpty();
  }
}
