package checker.report.junit;

import checker.report.DiagnosticReport;
import checker.report.Drift;
import checker.report.Page;
import checker.report.Run;
import checker.source.Diagnostic;
import checker.source.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run as a test report: a suite for each specification. */
public final class JUnitReport {
  private static final int INCOMPLETE = 22;

  private final Run run;
  private final Map<String, Suite> suites = new LinkedHashMap<>();

  /** @param facts what is known beside the test cases, by name */
  private record Suite(List<TestCase> cases, Map<String, String> facts) {
    long count(TestCase.Kind kind) {
      return cases.stream().filter(each -> each.is(kind)).count();
    }

    long nanos() {
      return cases.stream().mapToLong(TestCase::nanos).sum();
    }
  }

  private JUnitReport(Run run) {
    this.run = run;
  }

  /** The document. */
  public static String render(Run run) {
    return new JUnitReport(run).render();
  }

  private String render() {
    run.diagnostics().forEach(diagnostic -> ofSpecification(diagnostic.span().source().name()));
    for (Run.Checked checked : run.scenarios()) {
      Suite suite = ofSpecification(ScenarioCases.file(checked));
      ScenarioCases cases = new ScenarioCases(checked);
      suite.cases().addAll(cases.cases());
      suite.facts().putAll(cases.facts());
    }
    run.drifts().forEach(drift -> of(drift.file()).cases().add(drift(drift)));
    Xml xml = new Xml();
    xml.open("testsuites").attribute("name", "checker " + run.command());
    counts(xml, List.copyOf(suites.values()));
    suites.forEach((name, suite) -> write(xml, name, suite));
    return xml.close().finished();
  }

  /** That of a specification: whether it can be read is asked first. */
  private Suite ofSpecification(String file) {
    Suite suite = of(file);
    if (suite.cases().isEmpty()) {
      suite.cases().add(specification(file));
    }
    return suite;
  }

  private Suite of(String file) {
    return suites.computeIfAbsent(file, name -> new Suite(new ArrayList<>(), new LinkedHashMap<>()));
  }

  private TestCase specification(String file) {
    List<Diagnostic> told = run.diagnostics().stream().filter(d -> d.span().source().name().equals(file)).toList();
    String text = String.join("\n", DiagnosticReport.lines(told, Page.file()));
    List<Diagnostic> errors = told.stream().filter(d -> d.severity() == Severity.ERROR).toList();
    if (errors.isEmpty()) {
      return TestCase.passed(file, "specification", file, 0, text);
    }
    Diagnostic first = errors.get(0);
    String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
    return TestCase.passed(file, "specification", file, first.span().line(), "")
        .with(TestCase.Kind.ERROR, first.code().code(), first.message() + more, text);
  }

  private static TestCase drift(Drift drift) {
    String name = drift.property().orElse(drift.kind().title());
    String group = drift.file() + drift.scenario().map(scenario -> ":" + scenario).orElse("");
    TestCase.Kind kind = drift.exitStatus() == INCOMPLETE ? TestCase.Kind.ERROR : TestCase.Kind.FAILURE;
    return TestCase.passed(group, name, drift.file(), drift.line(), "")
        .with(kind, drift.kind().id(), drift.what(), String.join("\n", drift.why()));
  }

  private static void write(Xml xml, String name, Suite suite) {
    xml.open("testsuite").attribute("name", name);
    counts(xml, List.of(suite));
    if (!suite.facts().isEmpty()) {
      xml.open("properties");
      suite.facts()
          .forEach((fact, value) -> xml.open("property").attribute("name", fact).attribute("value", value).close());
      xml.close();
    }
    suite.cases().forEach(each -> each.write(xml));
    xml.close();
  }

  private static void counts(Xml xml, List<Suite> suites) {
    xml.attribute("tests", suites.stream().mapToLong(s -> s.cases().size()).sum());
    xml.attribute("failures", suites.stream().mapToLong(s -> s.count(TestCase.Kind.FAILURE)).sum());
    xml.attribute("errors", suites.stream().mapToLong(s -> s.count(TestCase.Kind.ERROR)).sum());
    xml.attribute("skipped", suites.stream().mapToLong(s -> s.count(TestCase.Kind.SKIPPED)).sum());
    xml.attribute("time", seconds(suites.stream().mapToLong(Suite::nanos).sum()));
  }

  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }
}
