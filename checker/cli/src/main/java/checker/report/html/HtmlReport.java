package checker.report.html;

import checker.compare.Comparison;
import checker.report.DiagnosticReport;
import checker.report.Page;
import checker.report.Prose;
import checker.report.Run;
import checker.verify.ScenarioResult;
import checker.verify.Statistics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A run as one HTML page that stands for itself. */
public final class HtmlReport {
  /** With more traces than this, those of what is merely possible or paid are left out: a page of some megabytes is enough. */
  private static final int MOST_TRACES = 400;

  private HtmlReport() {}

  /** A table for each module. */
  public static String render(Run run) {
    return render(run, Optional.empty());
  }

  /** A table for each machine, with its proposals side by side. The comparison is of the scenarios of the run. */
  public static String render(Run run, Comparison comparison) {
    return render(run, Optional.of(comparison));
  }

  private static String render(Run run, Optional<Comparison> comparison) {
    Sources sources = new Sources();
    run.scenarios().forEach(checked -> sources.add(checked.model()));
    TraceData data = new TraceData(sources);
    int all = Scenarios.traces(run, true);
    boolean witnesses = all <= MOST_TRACES;
    Scenarios scenarios = new Scenarios(run, witnesses, sources, data);
    Tables tables = new Tables(scenarios);
    String style = resource("report.css");
    String script = resource("report.js");
    ReportPage page =
        new ReportPage(
            title(run),
            run.command(),
            run.version(),
            run.meaning(),
            run.exitStatus(),
            run.exitStatus() == 0,
            figures(run),
            witnesses ? "" : Prose.count(all - Scenarios.traces(run, false), "trace"),
            DiagnosticReport.lines(run.diagnostics(), Page.file()),
            run.drifts().stream().map(drift -> DriftView.of(drift, scenarios, sources)).toList(),
            comparison.map(tables::of).orElseGet(tables::ofModules),
            scenarios.views(),
            sources.views(),
            hash(style),
            hash(script),
            style,
            script,
            data.json());
    return new ReportPageRenderer(null, Markup::escaped).execute(page);
  }

  private static String title(Run run) {
    List<String> specs = run.scenarios().stream().map(Run.Checked::spec).distinct().toList();
    String what = specs.size() == 1 ? specs.get(0) : Prose.count(specs.size(), "specification");
    return "checker " + run.command() + ": " + what;
  }

  private static List<FigureView> figures(Run run) {
    long expected = run.scenarios().stream().filter(HtmlReport::asExpected).count();
    List<Statistics> searched =
        run.scenarios().stream().flatMap(s -> s.result().stream()).flatMap(r -> r.statistics().stream()).toList();
    List<FigureView> figures = new ArrayList<>();
    figures.add(new FigureView(Prose.number(run.scenarios().size()), run.scenarios().size() == 1 ? "scenario" : "scenarios"));
    figures.add(new FigureView(Prose.number(expected), "as expected"));
    if (expected < run.scenarios().size()) {
      figures.add(new FigureView(Prose.number(run.scenarios().size() - expected), "not as expected"));
    }
    figures.add(new FigureView(Prose.number(searched.stream().mapToLong(Statistics::distinct).sum()), "states"));
    figures.add(new FigureView(Prose.number(searched.stream().mapToLong(Statistics::transitions).sum()), "transitions"));
    figures.add(new FigureView(Prose.duration(searched.stream().mapToLong(Statistics::elapsedNanos).sum()), "of search"));
    return figures;
  }

  private static boolean asExpected(Run.Checked checked) {
    return checked.result().map(ScenarioResult::issues).filter(issues -> issues.isEmpty()).isPresent();
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a content security policy names a text that may be used. */
  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
